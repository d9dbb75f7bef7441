"""The questions that a course has to offer, through the library and the builder."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from support.domain.assignments import AssignmentKind
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.questions import OfferedQuestion, OwnQuestion
from support.ui.actors import Actors
from support.ui.pages.builder import BuilderPage
from support.ui.pages.builder_questions import BuilderQuestionsPage
from support.ui.pages.question_library import QuestionLibraryPage

__all__ = ["UiQuestions"]


class UiQuestions:
    """`support.ports.questions.Questions`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def offered(
        self, teacher: Person, course: Course, page: int, kind: AssignmentKind
    ) -> Sequence[OfferedQuestion]:
        """From the cards."""
        with self._library(teacher, course, page, kind) as library:
            return library.questions()

    def for_new_homework(self, teacher: Person, course: Course, page: int) -> Sequence[str]:
        """From the builder's cards; it keeps a draft, as it does of everything begun."""
        with self._actors.acting(teacher, "looking for questions of a new homework") as tab:
            builder, questions = BuilderPage(tab, course), BuilderQuestionsPage(tab)
            builder.start(AssignmentKind.HOMEWORK)
            builder.fields.title.fill("Looking around")
            builder.proceed(chapters=builder.chooser.chapters)
            builder.chooser.choose([page])
            builder.proceed(questions=questions.tutor_count)
            return questions.numbers()

    def leave_out(self, teacher: Person, course: Course, page: int, number: str) -> None:
        """On its card."""
        with self._library(teacher, course, page) as library:
            library.leave_out(number)

    def take_back_in(self, teacher: Person, course: Course, page: int, number: str) -> None:
        """On its card."""
        with self._library(teacher, course, page) as library:
            library.take_back_in(number)

    def write(self, teacher: Person, course: Course, question: OwnQuestion) -> OfferedQuestion:
        """In the form; what the library shows afterwards and did not before."""
        with self._library(teacher, course, question.page) as library:
            before = {known.uid for known in library.questions()}
            form = library.create()
            form.await_form()
            form.fill(question)
            form.publish()
            return library.await_new(before)

    def rewrite(
        self, teacher: Person, course: Course, old: OfferedQuestion, question: OwnQuestion
    ) -> OfferedQuestion:
        """In the form that its card opens."""
        with self._library(teacher, course, question.page) as library:
            before = {known.uid for known in library.questions()}
            form = library.rewrite(old.number)
            form.await_form()
            form.begin(question.text)
            form.publish()
            return library.await_new(before)

    @contextmanager
    def _library(
        self, teacher: Person, course: Course, page: int, kind: AssignmentKind = AssignmentKind.HOMEWORK
    ) -> Iterator[QuestionLibraryPage]:
        with self._actors.acting(teacher, "in the question library") as tab:
            library = QuestionLibraryPage(tab, course.id)
            library.open([page], kind)
            yield library
