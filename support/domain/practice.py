"""What students save for practice."""

from dataclasses import dataclass

__all__ = [
    "SavedQuestion",
]


@dataclass(frozen=True, slots=True)
class SavedQuestion:
    """A question that a student saved, by its number."""

    number: str
    is_available: bool  # whether it can be practised now
