"""The summary of a run on the page of a GitHub job: summary.md, where its links would lead nowhere."""

from pathlib import Path

from support.reporting import summary
from support.reporting.view import RunView

__all__ = ["MOST", "append"]

MOST = 1024 * 1024
"""Bytes that GitHub takes from one step; of a larger file it shows nothing at all."""

_CUT = "\n\nThe rest has no place here: see the report.\n"


def append(view: RunView, path: Path) -> None:
    """Add the run's summary to what the step has written so far, as far as there is place."""
    there = path.stat().st_size if path.exists() else 0
    text = summary.text(view, with_links=False).encode("utf-8", "backslashreplace")
    if there + len(text) > MOST:
        room = max(0, MOST - there - len(_CUT.encode()))
        text = text[:room].rpartition(b"\n")[0] + _CUT.encode()
    if there + len(text) <= MOST:
        with path.open("ab") as file:
            file.write(text)
