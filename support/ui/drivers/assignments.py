"""Assignments through the builder, the calendar and the review page."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from support.domain.assignments import Assignment, AssignmentDraft, AssignmentKind, ClassProgress, PlanCard
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.refusals import Refusal, RefusedError
from support.ui.actors import Actors
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
        self._drafts: set[str] = set()  # ids; drafts are deleted elsewhere than what was published

    def save_draft(self, teacher: Person, course: Course, draft: AssignmentDraft) -> Assignment:
        """Through the builder, ended by "Save as Draft"."""
        with self._actors.acting(teacher, f"drafting {draft.title}") as tab:
            assignment = _build(tab, course, draft, publish=False)
        self._drafts.add(assignment.id)
        return assignment

    def publish(self, teacher: Person, course: Course, draft: AssignmentDraft) -> Assignment:
        """Through the builder, ended by "Publish"; the calendar tells when the tasks are there."""
        with self._actors.acting(teacher, f"publishing {draft.title}") as tab:
            assignment = _build(tab, course, draft, publish=True)
            calendar = CalendarPage(tab, course.id)
            day = _due_day(course, draft)

            def published() -> bool:
                calendar.open(day)
                states = next((p.states for p in calendar.plans() if p.id == assignment.id), frozenset())
                if "is-failed" in states:
                    raise RefusedError(Refusal.INVALID, f"publishing {draft.title} failed")
                return "is-published" in states

            eventually(published, reason=f"{draft.title} to be published", within=90, longest_pause=2)
        return assignment

    def listed_for(self, teacher: Person, course: Course) -> Sequence[PlanCard]:
        """From every month of the term."""
        found: dict[str, CalendarPlan] = {}
        with self._actors.acting(teacher, "reading the calendar") as tab:
            calendar = CalendarPage(tab, course.id)
            for day in _months(course):
                calendar.open(day)
                found.update({plan.id: plan for plan in calendar.plans()})
        return [plan.card() for plan in found.values()]

    def progress(
        self, teacher: Person, course: Course, assignment: Assignment, section: str
    ) -> ClassProgress:
        """From the calendar's dialog."""
        with self._actors.acting(teacher, f"looking at the progress with {assignment.title}") as tab:
            calendar = CalendarPage(tab, course.id)
            for day in _months(course):
                calendar.open(day)
                if any(plan.id == assignment.id for plan in calendar.plans()):
                    return calendar.progress(assignment.id, course.section(section))
        raise RefusedError(Refusal.NOT_FOUND, f"{assignment.title} is not on the calendar")

    def withdraw(self, teacher: Person, course: Course, assignment: Assignment) -> None:
        """On the review page; a draft in the builder."""
        with self._actors.acting(teacher, f"deleting {assignment.title}") as tab:
            if assignment.id in self._drafts:
                BuilderPage(tab, course).delete(assignment.kind, assignment.id)
            else:
                ReviewPage(tab, course.id, assignment.id).delete()


def _build(tab: Tab, course: Course, draft: AssignmentDraft, *, publish: bool) -> Assignment:
    """Fill the builder's steps in their order."""
    builder = BuilderPage(tab, course)
    questions = BuilderQuestionsPage(tab)
    chosen: list[str] = []
    builder.start(draft.kind)
    builder.fill_details(draft)
    if draft.kind in {AssignmentKind.READING, AssignmentKind.HOMEWORK}:
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
    )


def _id_on_calendar(tab: Tab, course: Course, draft: AssignmentDraft) -> str:
    calendar = CalendarPage(tab, course.id)

    def find() -> str | None:
        calendar.open(_due_day(course, draft))
        return next((plan.id for plan in calendar.plans() if plan.title == draft.title), None)

    return eventually(find, reason=f"{draft.title} on the calendar", within=20)


def _due_day(course: Course, draft: AssignmentDraft) -> date:
    return draft.dates.due_at.astimezone(ZoneInfo(course.time_zone)).date()


def _months(course: Course) -> Iterator[date]:
    """The first of each month in which the course runs."""
    zone = ZoneInfo(course.time_zone)
    first, last = course.starts_at.astimezone(zone), course.ends_at.astimezone(zone)
    month: datetime = first.replace(day=1)
    while (month.year, month.month) <= (last.year, last.month):
        yield month.date()
        month = month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)
