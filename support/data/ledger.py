"""What a case created on the target, so that leftovers can be named."""

from dataclasses import dataclass

__all__ = ["Created", "Ledger"]


@dataclass(frozen=True, slots=True)
class Created:
    """One thing that was made."""

    kind: str
    name: str


class Ledger:
    """A list that only grows."""

    def __init__(self) -> None:
        self._created: list[Created] = []

    def add(self, kind: str, name: str) -> None:
        """Note a thing that was made."""
        self._created.append(Created(kind, name))

    @property
    def created(self) -> tuple[Created, ...]:
        """Everything noted so far, in order."""
        return tuple(self._created)
