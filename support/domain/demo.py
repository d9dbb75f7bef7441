"""What can be asked of the demo calls that is not there."""

from enum import StrEnum

__all__ = ["Unknown"]


class Unknown(StrEnum):
    """What nobody has heard of."""

    PERSON = "person"
    COURSE = "course"
    ASSIGNMENT = "assignment"
    POSITION = "place in the book"
