"""How reports reach the disk: whole or not at all, and as text that every reader accepts."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

__all__ = ["evidence_path", "plain", "replaced_directory", "write_text"]

_ESCAPES = r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])"
_UNFIT = "[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]"


def plain(text: str) -> str:
    """The text without terminal colours, and with a mark for each character that XML cannot hold."""
    if text.isprintable():  # as nearly every text is, and none of these has anything to take out
        return text
    return _compiled(_UNFIT).sub("\ufffd", _compiled(_ESCAPES).sub("", text))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def write_text(path: Path, text: str) -> Path:
    """Write a file whole or not at all; returns its path."""
    partial = path.with_name(path.name + ".partial")
    try:
        partial.write_text(text, encoding="utf-8", errors="backslashreplace")
        return partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)  # on a full disk above all, what is of no use must not stay
        raise


@contextmanager
def replaced_directory(path: Path) -> Iterator[Path]:
    """A fresh directory to fill; it takes the place of the one at `path` when all went well."""
    partial = path.with_name(path.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    try:
        yield partial
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    if path.exists():
        shutil.rmtree(path)
    partial.replace(path)


def evidence_path(run_dir: Path, relative: str) -> Path | None:
    """The file of an attachment; None when it is missing, or lies outside of the run's directory."""
    path = (run_dir / relative).resolve()
    return path if path.is_relative_to(run_dir.resolve()) and path.is_file() else None
