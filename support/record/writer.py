"""Writing the event record of a run: numbered lines, each whole, nothing ever rewritten."""

import json
import re
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from support.privacy.redaction import redact, redact_bytes

__all__ = ["RecordWriter"]

_SUFFIXES = {
    "application/json": ".json",
    "application/zip": ".zip",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "text/plain": ".txt",
}


class RecordWriter:
    """Appends to `record.jsonl` in a run's directory, and keeps evidence files beside it."""

    def __init__(self, run_dir: Path) -> None:
        self.run_dir = run_dir
        self._file: IO[str] = (run_dir / "record.jsonl").open("x", encoding="utf-8")
        self._count = 0
        self._lock = threading.Lock()

    def write(self, kind: str, **facts: Any) -> None:  # noqa: ANN401 - what JSON can hold
        """Append one event. It is on disk, as far as this process is concerned, when the call returns."""
        with self._lock:
            event = {
                "n": self._count,
                "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
                "type": kind,
            }
            self._file.write(redact(json.dumps({**event, **facts}, ensure_ascii=False)) + "\n")
            self._file.flush()
            self._count += 1

    def keep(self, case: str, attempt: int, name: str, media_type: str, data: bytes) -> str:
        """Keep a file of an attempt; its path relative to the run's directory. Text is redacted."""
        folder = self.run_dir / "evidence" / case / str(attempt)
        folder.mkdir(parents=True, exist_ok=True)
        plain = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-").lower()[:60] or "file"
        number = sum(1 for _ in folder.iterdir()) + 1
        path = folder / f"{number:02}-{plain}{_SUFFIXES.get(media_type, '.bin')}"
        is_text = media_type.startswith("text/") or media_type == "application/json"
        path.write_bytes(redact_bytes(data) if is_text else data)
        return str(path.relative_to(self.run_dir))

    def close(self, *, interrupted: bool) -> None:
        """End the record; without this last event it is not complete."""
        self.write("run.finished", events=self._count + 1, interrupted=interrupted)
        self._file.close()
