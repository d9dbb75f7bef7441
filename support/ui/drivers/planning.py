"""What teachers do with an assignment once it was saved: the builder again, and the review page."""

from dataclasses import replace

from support.domain.assignments import Assignment, AssignmentKind
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.planning import AssignmentChange, AssignmentDetails
from support.ports.clock import Clock
from support.ui.actors import Actors
from support.ui.drivers.publishing import await_published, shown_month
from support.ui.pages.builder import BuilderPage
from support.ui.pages.builder_questions import BuilderQuestionsPage
from support.ui.pages.review import ReviewPage
from support.ui.pages.student_dashboard import StudentDashboardPage
from support.ui.pages.task import TaskPage
from support.ui.tab import Tab

__all__ = ["UiPlanning"]


class UiPlanning:
    """`support.ports.planning.Planning`."""

    def __init__(self, actors: Actors, clock: Clock) -> None:
        self._actors = actors
        self._clock = clock

    def publish_saved(self, teacher: Person, course: Course, assignment: Assignment) -> Assignment:
        """Through every step of the builder, changing nothing."""
        with self._actors.acting(teacher, f"publishing {assignment.title}") as tab:
            builder = BuilderPage(tab, course)
            builder.open(assignment.kind, assignment.id)
            _go_through(tab, builder, assignment.kind, AssignmentChange())
            builder.finish(publish=True)
            day = shown_month(tab) or self._actors.today
            await_published(tab, course, assignment.id, assignment.title, day=day)
        return replace(assignment, is_draft=False)

    def change(
        self, teacher: Person, course: Course, assignment: Assignment, change: AssignmentChange
    ) -> Assignment:
        """A draft, and what is in an assignment, in the builder; all else on the review page."""
        with self._actors.acting(teacher, f"changing {assignment.title}") as tab:
            if not assignment.is_draft and not change.concerns_content:
                review = ReviewPage(tab, course.id, assignment.id)
                fields = review.edit(course)
                fields.change(change)
                review.save(fields)
            else:
                builder = BuilderPage(tab, course)
                builder.open(assignment.kind, assignment.id)
                builder.fields.change(change)
                _go_through(tab, builder, assignment.kind, change)
                builder.finish(publish=not assignment.is_draft)
        return replace(assignment, title=change.title or assignment.title)

    def details(self, teacher: Person, course: Course, assignment: Assignment) -> AssignmentDetails:
        """What stands in its fields."""
        with self._actors.acting(teacher, f"looking at {assignment.title}") as tab:
            if assignment.is_draft:
                builder = BuilderPage(tab, course)
                builder.open(assignment.kind, assignment.id)
                return builder.fields.read(self._clock.now)
            return ReviewPage(tab, course.id, assignment.id).edit(course).read(self._clock.now)

    def note_for(self, student: Person, course: Course, title: str) -> str:
        """From the card that begins the task."""
        with self._actors.acting(student, f"reading the note of {title}") as tab:
            path = StudentDashboardPage(tab, course.id).open_task(title)
            return TaskPage(tab, path).instructions()


def _go_through(tab: Tab, builder: BuilderPage, kind: AssignmentKind, change: AssignmentChange) -> None:
    """To the builder's last step, changing the content on the way where that is wanted."""
    if kind not in {AssignmentKind.READING, AssignmentKind.HOMEWORK}:
        return
    builder.proceed(chapters=builder.chooser.chapters)
    if change.pages is not None:
        builder.chooser.choose(change.pages)
    if kind is AssignmentKind.HOMEWORK:
        questions = BuilderQuestionsPage(tab)
        builder.proceed(questions=questions.tutor_count)
        if change.questions is not None:
            questions.choose(change.questions)
    builder.proceed(last=builder.last_step)
