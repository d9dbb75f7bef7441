"""`tutor-bdd lint`: mistakes in feature files that running them would not show."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from support.config import ROOT

__all__ = ["carry_out", "define"]

USAGE = 2


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="features or folders")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    parser.epilog = "example: tutor-bdd lint features/tutor/practising.feature"


def carry_out(given: argparse.Namespace) -> int:
    """Print the findings; 2 when one is an error."""
    from support.authoring.behaviours import load_behaviours
    from support.authoring.lint import lint_paths

    found = lint_paths(
        given.paths or [ROOT / "features"], frozenset(load_behaviours(ROOT / "fixtures" / "behaviours"))
    )
    errors = [finding for finding in found if finding.severity == "error"]
    if given.json:
        print(json.dumps([asdict(finding) for finding in found], ensure_ascii=False))
    else:
        for finding in found:
            print(finding, file=sys.stderr if finding in errors else sys.stdout)
        print(f"{len(errors)} errors, {len(found) - len(errors)} warnings")
    return USAGE if errors else 0
