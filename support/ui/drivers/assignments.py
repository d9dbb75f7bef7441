"""Assignments through the builder, the calendar and the review page."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from support.domain.assignments import Assignment, AssignmentDraft, AssignmentKind, ClassProgress, PlanCard
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.refusals import Refusal, RefusedError
from support.ui.actors import Actors
from support.ui.drivers.publishing import await_published, months_around, months_of
from support.ui.pages.builder import BuilderPage
from support.ui.pages.builder_questions import BuilderQuestionsPage
from support.ui.pages.calendar import CalendarPage, CalendarPlan
from support.ui.pages.review import ReviewPage
from support.ui.tab import Tab
from support.waiting import eventually

__all__ = ["UiAssignments"]


class UiAssignments:
    """`support.ports.Assignments`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def save_draft(self, teacher: Person, course: Course, draft: AssignmentDraft) -> Assignment:
        """Through the builder, ended by "Save as Draft"."""
        with self._actors.acting(teacher, f"drafting {draft.title}") as tab:
            return _build(tab, course, draft, publish=False)

    def publish(self, teacher: Person, course: Course, draft: AssignmentDraft) -> Assignment:
        """Through the builder, ended by "Publish"; the calendar tells when the tasks are there."""
        with self._actors.acting(teacher, f"publishing {draft.title}") as tab:
            assignment = _build(tab, course, draft, publish=True)
            await_published(tab, course, assignment.id, draft.title, day=_due_day(course, draft))
        return assignment

    def listed_for(self, teacher: Person, course: Course) -> Sequence[PlanCard]:
        """From the months around the present."""
        found: dict[str, CalendarPlan] = {}
        with self._actors.acting(teacher, "reading the calendar") as tab:
            calendar = CalendarPage(tab, course.id)
            for day in months_around(course, self._actors.today):
                calendar.open(day)
                found.update({plan.id: plan for plan in calendar.plans()})
        return [plan.card() for plan in found.values()]

    def progress(
        self, teacher: Person, course: Course, assignment: Assignment, section: str
    ) -> ClassProgress:
        """From the calendar's dialog."""
        with self._actors.acting(teacher, f"looking at the progress with {assignment.title}") as tab:
            calendar = CalendarPage(tab, course.id)
            for day in months_of(course, self._actors.today):
                calendar.open(day)
                if any(plan.id == assignment.id for plan in calendar.plans()):
                    return calendar.progress(assignment.id, course.section(section))
        raise RefusedError(Refusal.NOT_FOUND, f"{assignment.title} is not on the calendar")

    def withdraw(self, teacher: Person, course: Course, assignment: Assignment) -> None:
        """On the review page; a draft in the builder."""
        with self._actors.acting(teacher, f"deleting {assignment.title}") as tab:
            if assignment.is_draft:
                BuilderPage(tab, course).delete(assignment.kind, assignment.id)
            else:
                ReviewPage(tab, course.id, assignment.id).delete()


def _build(tab: Tab, course: Course, draft: AssignmentDraft, *, publish: bool) -> Assignment:
    """Fill the builder's steps in their order."""
    builder = BuilderPage(tab, course)
    questions = BuilderQuestionsPage(tab)
    chosen: list[str] = []
    builder.start(draft.kind)
    builder.fields.fill(draft)
    is_filled = publish or bool(draft.pages)  # a draft may stay empty
    if draft.kind in {AssignmentKind.READING, AssignmentKind.HOMEWORK} and is_filled:
        builder.proceed(chapters=builder.chooser.chapters)
        builder.chooser.choose(draft.pages)
        if draft.kind is AssignmentKind.HOMEWORK:
            builder.proceed(questions=questions.tutor_count)
            chosen = questions.choose(draft.questions)
            questions.set_tutor_questions(draft.tutor_questions)
        builder.proceed(last=builder.last_step)
    plan_id = builder.plan_id()
    builder.finish(publish=publish)
    return Assignment(
        id=plan_id or _id_on_calendar(tab, course, draft),
        title=draft.title,
        kind=draft.kind,
        questions=tuple(uid.partition("@")[0] for uid in chosen),
        is_draft=not publish,
    )


def _id_on_calendar(tab: Tab, course: Course, draft: AssignmentDraft) -> str:
    calendar = CalendarPage(tab, course.id)

    def find() -> str | None:
        calendar.open(_due_day(course, draft))
        return next((plan.id for plan in calendar.plans() if plan.title == draft.title.strip()), None)

    return eventually(find, reason=f"{draft.title} on the calendar", within=20)


def _due_day(course: Course, draft: AssignmentDraft) -> date:
    return draft.dates.due_at.astimezone(ZoneInfo(course.time_zone)).date()
