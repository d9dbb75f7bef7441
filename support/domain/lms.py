"""Schools' learning management systems (LMS), from which people come and to which scores go."""

from dataclasses import dataclass
from enum import StrEnum

from support.domain.refusals import Refusal

__all__ = ["Arrival", "LaunchFault", "LmsKeys", "ScorePush", "SignedLaunch", "refusal_of_launch"]


class Arrival(StrEnum):
    """Where a launch leads."""

    ENROLLMENT = "the enrollment"
    COURSE = "the course"


class LaunchFault(StrEnum):
    """What is wrong with a launch, in the words of a scenario."""

    OTHER_SECRET = "signed with another secret"  # noqa: S105 - no password, words
    UNKNOWN_KEY = "with a key that no course has"
    LATE = "ten minutes after it was made"
    EARLY = "dated ten minutes ahead"
    REPEATED = "that was used before"
    CHANGED = "changed after it was signed"
    NO_SCHOOL = "that does not name the school"
    NO_COURSE = "that does not name the school's course"
    OTHER_ROLE = "as neither teacher nor student"


@dataclass(frozen=True, slots=True)
class LmsKeys:
    """What a teacher enters into the school's LMS for a course."""

    key: str
    secret: str
    launch_url: str


@dataclass(frozen=True, slots=True)
class SignedLaunch:
    """What a browser posts when somebody follows the school's link: to where, and which fields."""

    url: str
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class ScorePush:
    """What became of handing the averages over: the students, by full name, whose scores were not taken."""

    not_taken: tuple[str, ...] = ()


# Words of the pages that tell why a launch leads nowhere. Teachers are told more than students.
_WORDS = (
    ("secret may not match", Refusal.LAUNCH_NOT_SIGNED),
    ("does not match an active", Refusal.LAUNCH_KEY_UNKNOWN),
    ("expired", Refusal.LAUNCH_TOO_OLD),
    ("too far into the future", Refusal.LAUNCH_TOO_EARLY),
    ("duplicate request", Refusal.LAUNCH_REPEATED),
    ("include the following fields", Refusal.LAUNCH_INCOMPLETE),
    ("already ended", Refusal.COURSE_ENDED),
    ("use enrollment links", Refusal.NOT_BY_LMS),
    ("course enrollment link", Refusal.NOT_BY_LMS),
    ("enrolled students can access", Refusal.NOT_ALLOWED),
    ("already been used for a registration", Refusal.LAUNCH_OF_ANOTHER),
    ("not have been integrated correctly", Refusal.LMS_NOT_SET_UP),
)


def refusal_of_launch(page: str) -> Refusal | None:
    """Why a launch was refused, by the text of the page that says so; None where it says nothing known."""
    text = " ".join(page.split())
    return next((reason for words, reason in _WORDS if words in text), None)
