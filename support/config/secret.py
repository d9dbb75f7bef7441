"""Values that must never be shown."""

from dataclasses import dataclass

__all__ = ["Secret"]


@dataclass(frozen=True, slots=True)
class Secret:
    """A value that prints as a mask. `reveal` is called where it is sent, and nowhere else."""

    _value: str

    def reveal(self) -> str:
        """The value itself."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(***)"

    __str__ = __repr__
