"""What a page showed, kept from the step that looked for the step that tells."""

from dataclasses import dataclass

__all__ = ["Seen"]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page showed, in its own words or in ours."""

    told: object
