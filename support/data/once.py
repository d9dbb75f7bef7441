"""What a run needs only once, however many workers it has: the first who asks makes it, the others wait."""

import fcntl
import json
import shutil
from collections.abc import Callable
from pathlib import Path

__all__ = ["Once"]


class Once:
    """Things made once, by name, kept as text in a folder that the workers share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, str] = {}

    def forget(self) -> None:
        """Nothing is made yet: a run that is resumed may find the target as new."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def get(self, name: str, make: Callable[[], str]) -> str:
        """What was made under that name; made now if nobody has. What `make` raises leaves it to the next."""
        if name not in self._known:
            self._known[name] = self._find_or_make(name, make)
        return self._known[name]

    def _find_or_make(self, name: str, make: Callable[[], str]) -> str:
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{name}.json"
        # A lock of the operating system: it goes with its owner, should that be killed.
        with (self._folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if path.exists():
                return str(json.loads(path.read_text(encoding="utf-8")))
            made = make()
            partial = path.with_suffix(".partial")
            partial.write_text(json.dumps(made), encoding="utf-8")
            partial.replace(path)
            return made
