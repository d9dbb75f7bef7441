"""A short torture of the runner; `python -m bench.torture` is the whole of it."""

import sys
from pathlib import Path

import pytest

from bench.torture import torture


@pytest.mark.skipif(sys.platform != "linux", reason="who is a worker is read from /proc")
def test_whoever_is_killed_no_case_is_lost_or_told_wrongly(tmp_path: Path) -> None:
    tally = torture(tmp_path, kills=20, seed=7)
    assert tally.faults == []
    assert tally.kills == 20
    assert tally.told, "nobody died under a case: it tries nothing"
