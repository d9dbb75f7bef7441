"""How the product refuses."""

from enum import StrEnum

__all__ = [
    "Refusal",
    "RefusedError",
]


class Refusal(StrEnum):
    """Why the product said no, in the words of a rule."""

    NOT_SIGNED_IN = "they are not signed in"
    NOT_ALLOWED = "they are not allowed to"
    NOT_FOUND = "there is no such thing"
    UNKNOWN_CODE = "the code is not known"
    TEACHES_COURSE = "they teach the course"
    WAS_DROPPED = "they were dropped from the course"
    ALREADY_ENROLLED = "they are already in that section"
    COURSE_ENDED = "the course has ended"
    COURSE_NOT_BEGUN = "the course has not begun"
    ALREADY_PROCESSED = "it was already processed"
    NO_QUESTIONS = "no questions are available"
    ALREADY_SO = "it is so already"
    NAME_TAKEN = "the name is taken"
    CODE_TAKEN = "the code is taken"
    PREVIEW = "the course is a preview"
    NO_PREVIEW = "no preview is left"
    OTHER_BOOK = "the code is for another book"
    INCOMPLETE = "something is missing"
    NUMBER_TAKEN = "the number is taken"
    PAYMENT_OVERDUE = "they have not paid"
    CODE_USED = "the code was used already"
    ALREADY_PAID = "they have paid already"
    NOT_PAID = "there is nothing to give back"
    TOO_LATE = "it is too late for that"
    TOO_EARLY = "it is not open yet"
    THROTTLED = "there were too many"
    LAUNCH_NOT_SIGNED = "the launch is not signed with the course's secret"
    LAUNCH_KEY_UNKNOWN = "no course has the launch's key"
    LAUNCH_TOO_OLD = "the launch is too old"
    LAUNCH_TOO_EARLY = "the launch comes from the future"
    LAUNCH_REPEATED = "the launch was used before"
    LAUNCH_INCOMPLETE = "the launch does not tell enough"
    LAUNCH_OF_ANOTHER = "the launch belongs to another student"
    NOT_BY_LMS = "nobody enters the course from an LMS"
    LMS_NOT_SET_UP = "the school's LMS seems not to be set up right"
    INVALID = "something in it is not valid"
    SENSELESS = "it makes no sense"  # and the product has no better answer to it
    REQUEST_USED = "that request was made for something else"


class RefusedError(Exception):
    """The product refused what was asked, in a way its contract describes.

    Anything a contract does not describe is another error and fails the scenario.
    """

    def __init__(
        self,
        reason: Refusal,
        detail: str = "",
        *,
        codes: tuple[str, ...] = (),
        messages: tuple[str, ...] = (),
    ) -> None:
        super().__init__(f"refused because {reason}{': ' + detail if detail else ''}")
        self.reason = reason
        self.codes = codes
        self.messages = messages  # for each code, what is told in words; empty where nothing is
