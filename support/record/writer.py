"""Writing the event record of a run: numbered lines, each whole, nothing ever rewritten."""

import contextlib
import fcntl
import json
import re
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Protocol

from support.privacy.redaction import redact_bytes, redact_json
from support.waiting import NotInTimeError, eventually

__all__ = ["RecordError", "RecordWriter", "Recording", "event_line", "keep_file"]

_encode = json.JSONEncoder(ensure_ascii=False).encode
_LETTING_GO = 5.0  # seconds
_SUFFIXES = {
    "application/json": ".json",
    "application/zip": ".zip",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "text/plain": ".txt",
}


class RecordError(Exception):
    """The record cannot be written any more; what happened from then on is lost, and nothing is proven."""


class Recording(Protocol):
    """Where whatever happens is told: the record itself, or the way to it from a worker."""

    def write(self, kind: str, **facts: Any) -> None:  # noqa: ANN401 - what JSON can hold
        """Tell an event."""

    def keep(self, case: str, attempt: int, name: str, media_type: str, data: bytes) -> str:
        """Keep a file of an attempt; its path relative to the run's directory."""


def event_line(kind: str, facts: dict[str, Any]) -> str:
    """An event as it will stand in the record, redacted, but for its number.

    `at` is the wall clock's time; `t` counts seconds on a clock that nobody can set, so that a reader notices
    when somebody has set the other.
    """
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    event = {"type": kind, "at": at, "t": round(time.monotonic(), 3), **facts}
    return redact_json(_encode(event), event)


def keep_file(run_dir: Path, attempt: tuple[str, int], name: str, media_type: str, data: bytes) -> str:
    """Keep a file of an attempt (case, number); its path inside to the run's directory. Text is redacted."""
    folder = run_dir / "evidence" / attempt[0] / str(attempt[1])
    folder.mkdir(parents=True, exist_ok=True)
    suffix = _SUFFIXES.get(media_type, ".bin")
    plain = re.sub(r"[^A-Za-z0-9]+", "-", name.removesuffix(suffix)).strip("-").lower()[:60] or "file"
    number = sum(1 for _ in folder.iterdir()) + 1
    path = folder / f"{number:02}-{plain}{suffix}"
    is_text = media_type.startswith("text/") or media_type == "application/json"
    path.write_bytes(redact_bytes(data) if is_text else data)
    return str(path.relative_to(run_dir))


class RecordWriter:
    """Appends to `record.jsonl` in a run's directory, and keeps evidence files beside it."""

    def __init__(self, run_dir: Path, *, resume: bool = False) -> None:
        self.run_dir = run_dir
        path = run_dir / "record.jsonl"
        self._file: IO[str] = path.open("a" if resume else "x", encoding="utf-8")
        _claim(self._file)
        self._count, dropped = _mend(path) if resume else (0, 0)
        self._is_broken = False
        if resume:
            self.write("run.resumed", dropped=dropped)

    def write(self, kind: str, **facts: Any) -> None:  # noqa: ANN401 - what JSON can hold
        """Append one event. It is on disk, as far as this process is concerned, when the call returns."""
        self.write_lines((event_line(kind, facts),))

    def write_lines(self, events: Iterable[str]) -> None:
        """Append events that were made elsewhere by `event_line`, all at once."""
        numbered = [f'{{"n": {number}, {event[1:]}\n' for number, event in enumerate(events, self._count)]
        if not numbered:
            return
        try:
            self._file.write("".join(numbered))
            self._file.flush()
        except OSError as error:
            self._is_broken = True
            raise RecordError(
                f"cannot write the record {self._file.name}: {error.strerror}. "
                "Nothing of this run is proven: make room and run again"
            ) from error
        self._count += len(numbered)

    def keep(self, case: str, attempt: int, name: str, media_type: str, data: bytes) -> str:
        """Keep a file of an attempt; its path relative to the run's directory. Text is redacted."""
        return keep_file(self.run_dir, (case, attempt), name, media_type, data)

    def close(self, *, interrupted: bool) -> None:
        """End the record; without this last event it is not complete, and a broken one does not get it."""
        try:
            if not self._is_broken:
                self.write("run.finished", events=self._count + 1, interrupted=interrupted)
        finally:
            with contextlib.suppress(OSError):  # it would write again what could not be written
                self._file.close()


def _claim(record: IO[str]) -> None:
    """Be the only run that writes it, for as long as this process or a worker of it lives."""

    def claimed() -> bool:
        try:
            fcntl.flock(record, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    try:
        # The workers of a run that was killed take a moment to notice.
        eventually(claimed, reason="the record to be let go", within=_LETTING_GO)
    except NotInTimeError as error:
        record.close()
        raise RecordError(
            f"{record.name} is being written: that run, or a worker of it, still goes on; "
            "wait for its end, or stop it"
        ) from error


def _mend(path: Path) -> tuple[int, int]:
    """Cut off what follows the last whole event; how many events there are, and how many bytes went."""
    content = path.read_bytes()
    count, end = 0, 0
    for text in content.splitlines(keepends=True):
        try:
            whole = text.endswith(b"\n") and json.loads(text).get("n") == count
        except (ValueError, AttributeError):
            whole = False
        if not whole:
            break
        count, end = count + 1, end + len(text)
    with path.open("r+b") as record:
        record.truncate(end)
    return count, len(content) - end
