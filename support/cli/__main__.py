"""`python -m support.cli` is `tutor-bdd`."""

import sys

from support.cli import main

sys.exit(main())
