"""A student's own work step by step, over the API."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from support.api.tutor.content import plain_text
from support.api.tutor.tasks import ApiTasks, Json, numbered, question_of, review_of
from support.data.parallel import all_at_once
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.refusals import RefusedError
from support.domain.tasks import Answer, Question, QuestionReview
from support.domain.working import Place, Stop, StopKind, Telling, WorkDone

__all__ = ["ApiWorking"]

_KINDS = {"exercise": StopKind.QUESTION, "placeholder": StopKind.SLOT, "external_url": StopKind.LINK}
# What an exercise carries where it tells right from wrong (contract, 7.3), and an answer in its content.
_TELLING = frozenset(
    {
        "correctness",
        "correct_answer_id",
        "correct_answer_feedback_html",
        "feedback_html",
        "solution",
        "collaborator_solutions",
        "solutions",
        "is_correct",
    }
)


class ApiWorking(ApiTasks):
    """`support.ports.Working` and `support.ports.UnscreenedWorking`."""

    def stops(self, student: Person, course: Course, title: str) -> tuple[Stop, ...]:
        """Open an assignment and look at each of its steps."""
        steps = self._task(student, self._find(student, course, title))["steps"]
        return tuple(_stop(self._whole(student, step)) for step in numbered(steps))

    def address(self, student: Person, course: Course, title: str) -> str:
        """Where the link of an external assignment leads this student."""
        (step,) = self._task(student, self._find(student, course, title))["steps"]
        return str(self._step(student, step)["external_url"])

    def review_of(self, reader: Person, course: Course, place: Place) -> QuestionReview:
        """Look at one question of somebody else's task."""
        return review_of(self._at(reader, course, place))

    def answer_twice(self, student: Person, course: Course, title: str, number: int, answer: Answer) -> None:
        """Send the same answer twice in one moment; one of the two has to be taken."""
        step = self._at(student, course, Place(student, title, number))
        body = {**self._body(step, answer), "attempt_number": step.get("attempt_number", 0) + 1}

        def send(_: int) -> RefusedError | None:
            try:
                self._site.ask(student, "PUT", f"/steps/{step['id']}", body)
            except RefusedError as refusal:
                return refusal
            return None

        refusals = [refusal for refusal in all_at_once(send, [1, 2]) if refusal]
        if len(refusals) == 2:
            raise refusals[0]

    def begin(self, student: Person, course: Course, title: str) -> None:
        """Complete the first step of a reading."""
        first = self._task(student, self._find(student, course, title))["steps"][0]
        self._site.ask(student, "PUT", f"/steps/{first['id']}", {})

    def told_now(self, student: Person, course: Course) -> tuple[Sequence[str], bool]:
        """The titles on the dashboard at this moment, and whether it says that everything is ready."""
        told = self._site.ask(student, "GET", f"/courses/{course.id}/dashboard")
        return [task["title"] for task in told["tasks"]], bool(told["all_tasks_are_ready"])

    def due_between(self, person: Person, course: Course, first: datetime, last: datetime) -> Sequence[str]:
        """Titles of what is due between two moments: wall clocks, which Tutor takes as the course's."""
        params = [(name, f"{at:%Y-%m-%dT%H:%M:%S}") for name, at in (("start_at", first), ("end_at", last))]
        told = self._site.ask(person, "GET", f"/courses/{course.id}/dashboard", params=params)
        return [each["title"] for each in (*told["tasks"], *told["plans"])]

    def hide(self, student: Person, course: Course, title: str) -> None:
        """Take a withdrawn assignment off the own dashboard."""
        self.hide_any(student, course, title)

    def hide_any(self, student: Person, course: Course, title: str) -> None:
        """Ask for an assignment to be hidden, whatever the dashboard offers."""
        self._site.ask(student, "DELETE", f"/tasks/{self._find(student, course, title)}")

    def answer_for(self, person: Person, course: Course, place: Place, answer: Answer) -> None:
        """Answer a question of somebody else's task."""
        step = self._at(place.owner, course, place)
        self._site.ask(person, "PUT", f"/steps/{step['id']}", self._body(step, answer))

    def answer_as_attempt(
        self, person: Person, course: Course, place: Place, answer: Answer, *, attempt: int
    ) -> None:
        """Answer a question, saying which attempt at it this is."""
        step = self._at(person, course, place)
        body = {**self._body(step, answer), "attempt_number": attempt}
        self._site.ask(person, "PUT", f"/steps/{step['id']}", body)

    def marks_told(self, student: Person, course: Course, title: str) -> frozenset[str]:
        """The names of everything in what the student is told of a task that tells right from wrong."""
        task = self._task(student, self._find(student, course, title))
        told = [task, *(self._step(student, step) for step in task["steps"])]
        return frozenset(name for each in told for name in _telling(each))

    def tellings(self, student: Person, course: Course, title: str) -> tuple[Telling, ...]:
        """What each question of a task tells of right and wrong."""
        steps = self._questions(student, self._find(student, course, title))
        return tuple(_telling_of(step) for step in steps)

    def answer_some(
        self, student: Person, course: Course, title: str, answering: Callable[[Question], Answer | None]
    ) -> int:
        """Answer those questions of a task for which there is an answer."""
        steps = self._questions(student, self._find(student, course, title))
        given = [(step, answer) for step in steps if (answer := answering(question_of(step)))]
        for step, answer in given:
            self._give(student, step, answer)
        return len(given)

    def done(self, student: Person, course: Course, title: str) -> WorkDone:
        """What the dashboard counts of an assignment."""
        found = next(t for t in self._dashboard(student, course) if t["title"] == title)
        last = found.get("last_worked_at")
        return WorkDone(
            steps=found["steps_count"],
            completed=found["completed_steps_count"],
            completed_on_time=found["completed_on_time_steps_count"],
            answered=found["complete_exercise_count"],
            correct=found.get("correct_exercise_count"),
            points=found.get("published_points"),
            last_worked_at=datetime.fromisoformat(last) if last else None,
        )

    def _at(self, reader: Person, course: Course, place: Place) -> Json:
        """The step of a question, as the reader is told it."""
        steps = self._exercises(reader, self._find(place.owner, course, place.title))
        return self._whole(reader, steps[place.number - 1])

    def research_identifier(self, student: Person, course: Course) -> str:
        """The sign by which researchers know the student."""
        roles = self._site.ask(student, "GET", f"/courses/{course.id}")["roles"]
        return str(next(role["research_identifier"] for role in roles if role["type"] == "student"))


def _stop(step: Json) -> Stop:
    kind = _KINDS.get(step["type"], StopKind.READING)
    if kind is StopKind.QUESTION:
        return Stop(kind, question=question_of(step))
    return Stop(kind, page=plain_text(step.get("title", "")) if kind is StopKind.READING else "")


def _telling_of(step: Json) -> Telling:
    names = _telling(step)
    return Telling(
        is_completed=step["is_completed"],
        has_feedback=step["is_feedback_available"],
        can_be_changed=step["can_be_updated"],
        tells_result=bool(names - {"feedback_html"}),
        tells_anything=bool(names),
    )


def _telling(told: Any) -> set[str]:  # noqa: ANN401 - JSON
    """The telling names with anything to tell in a piece of JSON, at whatever depth."""
    if isinstance(told, list):
        return {name for each in told for name in _telling(each)}
    if not isinstance(told, dict):
        return set()
    own = {name for name, value in told.items() if name in _TELLING and value not in (None, [], "")}
    return own | {name for value in told.values() for name in _telling(value)}
