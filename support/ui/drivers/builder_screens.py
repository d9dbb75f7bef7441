"""The builder of assignments, as only the site shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from support.domain.assignments import Assignment, AssignmentDraft, AssignmentKind, Dates
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.planning_screens import Counts, Inspection, Ordering, ReadingTour
from support.ports.clock import Clock
from support.ui.actors import Actors
from support.ui.pages.builder import BuilderPage
from support.ui.pages.builder_order import BuilderOrderPage
from support.ui.pages.builder_questions import BuilderQuestionsPage
from support.ui.pages.review import ReviewPage
from support.ui.tab import Tab

__all__ = ["UiBuilderScreens"]


class UiBuilderScreens:
    """`support.ports.planning_screens.BuilderScreens`."""

    def __init__(self, actors: Actors, clock: Clock) -> None:
        self._actors = actors
        self._clock = clock

    def save_apart(
        self, teacher: Person, course: Course, draft: AssignmentDraft, dues: Mapping[str, datetime]
    ) -> Assignment:
        """By the rows of the sections."""
        with self._actors.acting(teacher, f"saving {draft.title}, section by section") as tab:
            builder = BuilderPage(tab, course)
            builder.start(draft.kind)
            builder.fields.fill(replace(draft, sections=tuple(dues)))
            for place, due in enumerate(dues.values()):
                builder.fields.set_due(place, due)
            builder.save_and_stay()
            plan_id = builder.plan_id()
            assert plan_id, "what was saved should have a number"  # noqa: S101
        return Assignment(plan_id, draft.title, draft.kind, is_draft=True)

    def proposed(
        self, teacher: Person, course: Course, kind: AssignmentKind, template: str | None = None
    ) -> Dates:
        """From the fields."""
        with self._actors.acting(teacher, "looking at proposed dates") as tab:
            builder = BuilderPage(tab, course)
            builder.start(kind)
            if template is not None:
                builder.fields.choose_template(template)
            return builder.fields.read(self._clock.now).sections[course.sections[0].name]

    def give_up(self, teacher: Person, course: Course, title: str | None) -> None:
        """By "Cancel"."""
        with self._actors.acting(teacher, "giving an assignment up") as tab:
            builder = BuilderPage(tab, course)
            builder.start(AssignmentKind.HOMEWORK)
            if title is not None:
                builder.fields.title.fill(title)
            builder.cancel()

    def has_fields(self, teacher: Person, course: Course, kind: AssignmentKind) -> frozenset[str]:
        """What stands in the first step."""
        with self._actors.acting(teacher, f"looking at the fields of the {kind}") as tab:
            builder = BuilderPage(tab, course)
            builder.start(kind)
            return builder.fields.present()

    def locked(self, teacher: Person, course: Course, assignment: Assignment) -> frozenset[str]:
        """What is disabled in the dialog."""
        with self._actors.acting(teacher, f"looking what of {assignment.title} can be changed") as tab:
            return ReviewPage(tab, course.id, assignment.id).edit(course).locked()

    def offers_due(self, teacher: Person, course: Course, moment: datetime) -> bool:
        """By the picker of a new event's due date."""
        with self._actors.acting(teacher, "choosing a due date") as tab:
            builder = BuilderPage(tab, course)
            builder.start(AssignmentKind.EVENT)
            return builder.fields.offers_due(moment)

    def arrange_reading(self, teacher: Person, course: Course, title: str) -> ReadingTour:
        """In the chooser, and in the list after it."""
        with self._actors.acting(teacher, f"arranging {title}") as tab:
            builder, order = BuilderPage(tab, course), BuilderOrderPage(tab)
            builder.start(AssignmentKind.READING)
            builder.fields.title.fill(title)
            builder.proceed(chapters=builder.chooser.chapters)
            builder.chooser.choose_chapter(0)
            whole = self._listed(builder, order)
            builder.back(chapters=builder.chooser.chapters)
            builder.chooser.give_up(len(whole) - 1)
            without_last = self._listed(builder, order)
            order.move_up(1)
            moved = order.titles()
            order.remove(len(moved) - 1)
            removed = order.titles()
            plan_id = builder.plan_id()
            builder.finish(publish=False)
            builder.open(AssignmentKind.READING, plan_id or "")
            builder.proceed(chapters=builder.chooser.chapters)
            return ReadingTour(whole, without_last, moved, removed, self._listed(builder, order))

    @staticmethod
    def _listed(builder: BuilderPage, order: BuilderOrderPage) -> tuple[str, ...]:
        builder.proceed(last=builder.last_step)
        order.await_rows()
        return order.titles()

    def count_questions(self, teacher: Person, course: Course, page: int) -> Sequence[Counts]:
        """From the counters above the questions."""
        with self._actors.acting(teacher, "counting questions") as tab:
            _, questions = self._at_questions(tab, course, [page])
            whole = questions.of_parts()
            single = questions.of_one_part()
            seen = [questions.counts()]
            for uid in (whole, single, single):
                questions.toggle(uid)
                seen.append(questions.counts())
            for most in (True, False):
                questions.press_to_the_end(more=most)
                seen.append(questions.counts())
            return seen

    def inspect_questions(self, teacher: Person, course: Course, pages: Sequence[int]) -> Inspection:
        """From the cards, and from one question's details."""
        with self._actors.acting(teacher, "looking through questions") as tab:
            _, questions = self._at_questions(tab, course, pages)
            headings = questions.headings()
            return Inspection(
                sections=headings,
                empty=questions.says_empty(),
                tags=questions.tags(),
                preview=questions.preview(questions.of_one_part()),
                filtered=questions.filtered(),
                by_source=questions.of_source("OpenStax"),
                jumped_to=questions.jump_to_last(),
            )

    def order_questions(self, teacher: Person, course: Course, page: int) -> Ordering:
        """In the list of the last step, and back to the cards once."""
        with self._actors.acting(teacher, "ordering questions") as tab:
            builder, questions = self._at_questions(tab, course, [page])
            order = BuilderOrderPage(tab)
            uids = questions.first_of_each_kind()
            for uid in uids:
                questions.toggle(uid)
            builder.proceed(last=builder.last_step)
            order.await_rows()
            points, at_first = order.points(), order.uids()
            order.move_up(1)
            moved = order.uids()
            order.remove(0)
            removed = order.uids()
            builder.back(questions=questions.tutor_count)
            questions.toggle(moved[0])
            builder.proceed(last=builder.last_step)
            order.await_rows()
            return Ordering(points, at_first, moved, removed, order.uids())

    @staticmethod
    def _at_questions(
        tab: Tab, course: Course, pages: Sequence[int]
    ) -> tuple[BuilderPage, BuilderQuestionsPage]:
        builder, questions = BuilderPage(tab, course), BuilderQuestionsPage(tab)
        builder.start(AssignmentKind.HOMEWORK)
        builder.fields.title.fill("Looking around")
        builder.proceed(chapters=builder.chooser.chapters)
        builder.chooser.choose(pages)
        builder.proceed(questions=questions.tutor_count)
        return builder, questions
