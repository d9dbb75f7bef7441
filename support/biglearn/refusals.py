"""How a message can be wrong, and what Biglearn tells when it refuses one."""

from collections.abc import Sequence
from enum import StrEnum

from support.domain.refusals import Refusal, RefusedError

__all__ = ["Damage", "RebuffError"]


class Damage(StrEnum):
    """What can be wrong with a message, in the words of a rule."""

    # whose it is
    NO_TOKEN = "without the token"  # noqa: S105 - words of a rule
    WRONG_TOKEN = "with a wrong token"  # noqa: S105
    OTHER_HEADER = "with the token where its sister service wants it"
    # its form
    PLAIN_TEXT = "as plain text"
    FORM = "as a filled-in form"
    OTHER_JSON = "in another dialect"
    CUT_OFF = "cut off at its end"
    CUT_OFF_BY_STRANGER = "cut off at its end and without the token"
    TRAILING_TEXT = "with words after its end"
    TRAILING_COMMA = "with a comma too many"
    SINGLE_QUOTES = "in the wrong quotation marks"
    NOT_A_NUMBER = "with a number that is none"
    EMPTY = "with nothing in it"
    LIST = "wrapped in a list"
    WORD = "as a mere word"
    NUMBER = "as a mere number"
    NOTHING = "saying that there is nothing"
    NOT_UTF8 = "in unreadable letters"
    # its parts
    NO_PARTS = "without any of its parts"
    UNKNOWN_PART = "with a part that nobody knows"
    MISSING_PART = "without one of its parts"
    UNKNOWN_DETAIL = "with a detail that nobody knows"
    MISSING_DETAIL = "without an identity"
    NOT_AN_ID = "with an identity that is none"
    # its looks, which are no damage to everybody
    REMARKS = "with remarks in it"
    SAID_TWICE = "saying something twice, right the second time"
    CHARSET = "naming its letters"
    # where it goes
    SLASH = "to an address with a slash at the end"
    SUFFIX = "to an address that names the form"
    OTHER_ADDRESS = "to an address that does not exist"
    ASKED_FOR = "as if only to look"


class RebuffError(RefusedError):
    """Biglearn or its scheduler refused a message in a way that the contract describes.

    `words` are the service's own. `echo` is what was sent, where it is sent back. `trouble_number` is the
    number under which the service noted a message that it could not deal with.
    """

    def __init__(
        self,
        reason: Refusal,
        words: Sequence[str],
        *,
        echo: str | None = None,
        trouble_number: str | None = None,
    ) -> None:
        super().__init__(reason, "; ".join(words) or f"trouble number {trouble_number}")
        self.words = tuple(words)
        self.echo = echo
        self.trouble_number = trouble_number
