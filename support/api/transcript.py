"""The HTTP conversation of a case, redacted as it is noted, to be kept when the case fails."""

import json
import math
import threading
from collections import Counter, deque

from support.privacy.redaction import redact

__all__ = ["Transcript"]

_LONGEST = 400  # exchanges; a case that has more is looked into from its end
_BODY = 4000  # characters of a body


class Transcript:
    """The last exchanges of a case."""

    def __init__(self) -> None:
        self._exchanges: deque[str] = deque(maxlen=_LONGEST)
        self._lock = threading.Lock()
        self.calls: Counter[str] = Counter()  # those with a name in a contract: what was tried, what not
        self.answered_within: Counter[str] = Counter()  # see support.record.events.Attempt

    def note(self, line: str, sent: object, answered: str) -> None:
        """Note one exchange: a line about it, what was sent as JSON, what came back as text."""
        parts = [line]
        if sent is not None:
            parts.append(f"  → {_cut(json.dumps(sent, ensure_ascii=False))}")
        if answered:
            parts.append(f"  ← {_cut(answered)}")
        with self._lock:
            self._exchanges.append(redact("\n".join(parts)))

    def took(self, seconds: float) -> None:
        """Note how long an answer let wait."""
        milliseconds = max(1.0, seconds * 1000)
        with self._lock:
            self.answered_within[str(math.ceil(4 * math.log2(milliseconds)))] += 1

    def text(self) -> str:
        """All of it."""
        return "\n".join(self._exchanges)


def _cut(text: str) -> str:
    return text if len(text) <= _BODY else f"{text[:_BODY]}… ({len(text)} characters)"
