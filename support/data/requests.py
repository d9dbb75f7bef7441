"""Each of Biglearn's 25 calls once, made rightly: for rules that hold whatever is asked."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from support.biglearn import (
    Biglearn,
    Choice,
    ClueKind,
    ClueWish,
    Estimate,
    HistoryRequest,
    OfferKind,
    OfferWish,
)
from support.biglearn.results import ALGORITHM
from support.data.happenings import Happening, happening, tell
from support.data.telling import Telling

__all__ = ["EMPTY", "REQUESTS", "Request"]


class Request(StrEnum):
    """What Biglearn can be asked to do, in the words of a rule."""

    TELL_BOOK = "tell of a book"
    LIST_BOOKS = "list the books"
    READ_BOOK = "read the history of a book"
    TELL_COURSE = "tell of a course"
    TELL_DATES = "tell of new dates"
    LIST_COURSES = "list the courses"
    READ_COURSE = "read the history of a course"
    TELL_ROSTER = "tell of a roster"
    PREPARE_BOOK = "prepare a book for a course"
    CHANGE_BOOK = "move a course to another book"
    ASK_BOOKS = "ask which books a course uses"
    EXCLUDE_AS_ADMINISTRATOR = "exclude exercises as an administrator"
    EXCLUDE_AS_TEACHER = "exclude exercises as a teacher"
    TELL_ASSIGNMENT = "tell of an assignment"
    TELL_ANSWER = "tell of an answer"
    ASK_PERSONALIZED = "ask for personalized exercises"
    BRING_PERSONALIZED = "bring personalized exercises"
    ASK_SPACED = "ask for spaced exercises"
    BRING_SPACED = "bring spaced exercises"
    ASK_PRACTICE = "ask for practice"
    BRING_PRACTICE = "bring practice"
    ASK_STUDENT = "ask for a student's estimate"
    BRING_STUDENT = "bring a student's estimate"
    ASK_SECTION = "ask for a section's estimate"
    BRING_SECTION = "bring a section's estimate"


Ask = Callable[[Biglearn, Telling], object]


def _telling(kind: Happening) -> Ask:
    return lambda biglearn, telling: tell(biglearn, happening(telling, kind))


def _switching(biglearn: Biglearn, telling: Telling) -> object:
    preparation = telling.preparation(telling.new_book())
    return tell(biglearn, happening(telling, Happening.SWITCH, preparation))


def _offer(kind: OfferKind) -> Ask:
    return lambda biglearn, telling: biglearn.offers(kind, [OfferWish(telling.new_uuid())])


def _choice(kind: OfferKind) -> Ask:
    def ask(biglearn: Biglearn, telling: Telling) -> None:
        request, owner, calculation, matrix = (telling.new_uuid() for _ in range(4))
        chosen = (telling.book.pages[0].exercises[0].uuid,)
        choice = Choice(request, owner, ALGORITHM, calculation, matrix, chosen)
        biglearn.choose(kind, [choice])

    return ask


def _clue(kind: ClueKind) -> Ask:
    def ask(biglearn: Biglearn, telling: Telling) -> object:
        return biglearn.clues(kind, [ClueWish(telling.new_uuid(), telling.book.pages[0].uuid)])

    return ask


def _estimate(kind: ClueKind) -> Ask:
    def ask(biglearn: Biglearn, telling: Telling) -> None:
        request, owner, calculation = (telling.new_uuid() for _ in range(3))
        page = telling.book.pages[0].uuid
        made = Estimate(request, owner, page, ALGORITHM, calculation, 0.2, 0.4, 0.6)
        biglearn.estimate(kind, [made])

    return ask


REQUESTS: Mapping[Request, Ask] = {
    Request.TELL_BOOK: lambda biglearn, telling: biglearn.create_ecosystem(telling.new_book()),
    Request.LIST_BOOKS: lambda biglearn, _: biglearn.ecosystems(0, limit=1),
    Request.READ_BOOK: lambda biglearn, telling: biglearn.ecosystems_events(
        [HistoryRequest(telling.book.ecosystem_uuid, types=("create_ecosystem",))], limit=1
    ),
    Request.TELL_COURSE: lambda biglearn, telling: biglearn.create_course(
        Telling(f"{telling.seed_text}/another", telling.now).course()
    ),
    Request.TELL_DATES: _telling(Happening.DATES),
    Request.LIST_COURSES: lambda biglearn, _: biglearn.courses(0, limit=1),
    Request.READ_COURSE: lambda biglearn, telling: biglearn.course_events(telling.course_uuid),
    Request.TELL_ROSTER: _telling(Happening.ROSTER),
    Request.PREPARE_BOOK: _telling(Happening.PREPARATION),
    Request.CHANGE_BOOK: _switching,
    Request.ASK_BOOKS: lambda biglearn, telling: biglearn.course_ecosystems([telling.course_uuid]),
    Request.EXCLUDE_AS_ADMINISTRATOR: _telling(Happening.ADMINISTRATOR_EXCLUSIONS),
    Request.EXCLUDE_AS_TEACHER: _telling(Happening.TEACHER_EXCLUSIONS),
    Request.TELL_ASSIGNMENT: _telling(Happening.ASSIGNMENT),
    Request.TELL_ANSWER: _telling(Happening.ANSWER),
    Request.ASK_PERSONALIZED: _offer(OfferKind.PERSONALIZED),
    Request.BRING_PERSONALIZED: _choice(OfferKind.PERSONALIZED),
    Request.ASK_SPACED: _offer(OfferKind.SPACED),
    Request.BRING_SPACED: _choice(OfferKind.SPACED),
    Request.ASK_PRACTICE: _offer(OfferKind.PRACTICE),
    Request.BRING_PRACTICE: _choice(OfferKind.PRACTICE),
    Request.ASK_STUDENT: _clue(ClueKind.STUDENT),
    Request.BRING_STUDENT: _estimate(ClueKind.STUDENT),
    Request.ASK_SECTION: _clue(ClueKind.SECTION),
    Request.BRING_SECTION: _estimate(ClueKind.SECTION),
}
"""How each is done."""

EMPTY: Mapping[Request, Callable[[Biglearn], object]] = {
    Request.READ_BOOK: lambda biglearn: biglearn.ecosystems_events([], limit=10),
    Request.READ_COURSE: lambda biglearn: biglearn.courses_events([], limit=10),
    Request.TELL_ROSTER: lambda biglearn: biglearn.update_rosters([]),
    Request.CHANGE_BOOK: lambda biglearn: biglearn.switch_ecosystems([]),
    Request.ASK_BOOKS: lambda biglearn: biglearn.course_ecosystems([]),
    Request.TELL_ASSIGNMENT: lambda biglearn: biglearn.create_update_assignments([]),
    Request.TELL_ANSWER: lambda biglearn: biglearn.record_responses([]),
    Request.ASK_PERSONALIZED: lambda biglearn: biglearn.offers(OfferKind.PERSONALIZED, []),
    Request.BRING_PERSONALIZED: lambda biglearn: biglearn.choose(OfferKind.PERSONALIZED, []),
    Request.ASK_SPACED: lambda biglearn: biglearn.offers(OfferKind.SPACED, []),
    Request.BRING_SPACED: lambda biglearn: biglearn.choose(OfferKind.SPACED, []),
    Request.ASK_PRACTICE: lambda biglearn: biglearn.offers(OfferKind.PRACTICE, []),
    Request.BRING_PRACTICE: lambda biglearn: biglearn.choose(OfferKind.PRACTICE, []),
    Request.ASK_STUDENT: lambda biglearn: biglearn.clues(ClueKind.STUDENT, []),
    Request.BRING_STUDENT: lambda biglearn: biglearn.estimate(ClueKind.STUDENT, []),
    Request.ASK_SECTION: lambda biglearn: biglearn.clues(ClueKind.SECTION, []),
    Request.BRING_SECTION: lambda biglearn: biglearn.estimate(ClueKind.SECTION, []),
}
"""Those that take a list, done with an empty one."""
