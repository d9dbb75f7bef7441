"""The question library, as only the site shows it."""

from collections.abc import Sequence

from support.domain.courses import Course
from support.domain.people import Person
from support.domain.planning_screens import LibraryTour, QuestionDraft
from support.domain.questions import OwnQuestion
from support.domain.refusals import RefusedError
from support.ui.actors import Actors
from support.ui.pages.question_library import QuestionLibraryPage

__all__ = ["UiLibraryScreens"]


class UiLibraryScreens:
    """`support.ports.planning_screens.LibraryScreens`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def by_sections(self, teacher: Person, course: Course, pages: Sequence[int]) -> tuple[Sequence[str], str]:
        """From the chooser and the headings."""
        with self._actors.acting(teacher, "choosing sections in the library") as tab:
            library = QuestionLibraryPage(tab, course.id)
            book = library.address_of_chapter()
            library.open(pages)
            return library.headings(), book

    def walk(self, teacher: Person, course: Course, page: int) -> LibraryTour:
        """From one question to the next."""
        with self._actors.acting(teacher, "looking at questions one by one") as tab:
            library = QuestionLibraryPage(tab, course.id)
            library.open([page])
            library.look(library.questions()[0].number)
            walked = [library.alone()]
            for forward in (True, False):
                library.go_on(forward=forward)
                walked.append(library.alone())
            preview, correction = library.preview_feedback(), library.correction_address()
            library.leave_out_alone()
            library.show_cards()
            out = {question.uid for question in library.questions() if question.is_excluded}
            return LibraryTour(tuple(walked), preview, correction, out == {walked[0]})

    def warning_after(self, teacher: Person, course: Course, page: int, count: int) -> str:
        """One question after the other."""
        with self._actors.acting(teacher, "leaving questions out") as tab:
            library = QuestionLibraryPage(tab, course.id)
            library.open([page])
            for question in library.questions()[:count]:
                library.leave_out(question.number)
            return library.warning()

    def begin_question(self, teacher: Person, course: Course, page: int, text: str) -> QuestionDraft:
        """In the form, left by its own way out."""
        with self._actors.acting(teacher, "beginning a question") as tab:
            library = QuestionLibraryPage(tab, course.id)
            library.open([page])
            form = library.create()
            asked = form.await_form()
            try:
                form.publish()
                was_refused = False
            except RefusedError:
                was_refused = True
            form.begin(text)
            library.open([page])
            form = library.create()
            form.await_form()
            return QuestionDraft(asked, was_refused, form.text())

    def write_in_order(self, teacher: Person, course: Course, page: int, text: str) -> None:
        """With both switches of the form."""
        with self._actors.acting(teacher, "writing a question in two steps") as tab:
            library = QuestionLibraryPage(tab, course.id)
            library.open([page])
            before = {known.uid for known in library.questions()}
            form = library.create()
            form.await_form()
            form.fill(OwnQuestion(text, page=page))
            form.set_two_steps()
            form.set_ordered()
            form.publish()
            library.await_new(before)
