"""Evidence inside a report that must stand alone: small pictures and texts whole, the rest by name."""

import base64
from dataclasses import dataclass
from pathlib import Path

from support.record.events import Attachment
from support.reporting.files import evidence_path, plain

__all__ = ["Embedded", "Embedding"]

_LARGEST = 600_000  # bytes of one file
_ALL = 24_000_000  # bytes of all files in one report


@dataclass(frozen=True, slots=True)
class Embedded:
    """What stands in the report for an attachment."""

    body: str
    media_type: str
    is_base64: bool = False


class Embedding:
    """Decides what of a run's evidence a report carries, so that it cannot grow without bound."""

    def __init__(self, run_dir: Path) -> None:
        self._run_dir = run_dir
        self._left = _ALL

    def embed(self, attachment: Attachment) -> Embedded:
        """The attachment itself, or a line that says where it is."""
        path = evidence_path(self._run_dir, attachment.path)
        if path is None:
            return Embedded(f"{plain(attachment.path)} is missing", "text/plain")
        is_text = attachment.media_type.startswith("text/") or attachment.media_type == "application/json"
        size = path.stat().st_size
        if size > min(_LARGEST, self._left) or not (is_text or attachment.media_type.startswith("image/")):
            return Embedded(f"kept as {plain(attachment.path)}", "text/plain")
        self._left -= size
        data = path.read_bytes()
        if is_text:
            return Embedded(plain(data.decode("utf-8", "replace")), attachment.media_type)
        return Embedded(base64.b64encode(data).decode("ascii"), attachment.media_type, is_base64=True)
