"""Practice and what is saved for it, over the API."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from support.api.tutor.content import Content
from support.api.tutor.site import Site
from support.api.tutor.tasks import ApiTasks, Work, question_of
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.practice import SavedQuestion
from support.domain.refusals import Refusal, RefusedError
from support.domain.tasks import Answering, Question, QuestionReview

__all__ = ["ApiPractice", "ApiSavedQuestions"]

Json = dict[str, Any]


class ApiPractice(Work):
    """`support.ports.Practice`."""

    def __init__(self, site: Site, content: Content, saved: "ApiSavedQuestions") -> None:
        super().__init__(site)
        self._content = content
        self._saved = saved
        self._started: dict[str, str] = {}  # username → the practice task started last

    def on_pages(self, student: Person, course: Course, pages: Sequence[int]) -> tuple[Question, ...]:
        """Start practice on book pages; the questions offered."""
        known = self._content.pages(student, course)
        ids = [known[place]["id"] if place < len(known) else "0" for place in pages]
        return self._start(student, f"/courses/{course.id}/practice", {"page_ids": ids})

    def on_weakest(self, student: Person, course: Course) -> tuple[Question, ...]:
        """Start practice on the weakest topics; the questions offered."""
        return self._start(student, f"/courses/{course.id}/practice/worst", {})

    def on_saved(self, student: Person, course: Course) -> tuple[Question, ...]:
        """Start practice on everything that is saved; the questions offered."""
        ids = self._saved.ids(student, course)
        return self._start(student, f"/courses/{course.id}/practice/saved", {"practice_question_ids": ids})

    def twice_at_once(self, student: Person, course: Course, page: int) -> tuple[str, ...]:
        """Start practice on a page twice in one moment; each time which practice that is."""
        body = {"page_ids": [self._content.pages(student, course)[page]["id"]]}
        with ThreadPoolExecutor(2) as pool:
            both = [pool.submit(self._begin, student, f"/courses/{course.id}/practice", body) for _ in "ab"]
        return tuple(each.result() for each in both)

    def begun(self, student: Person, course: Course) -> str:  # noqa: ARG002 - the port's
        """Which practice was started last."""
        return self._started[student.username]

    def is_closed(self, student: Person) -> bool:
        """Whether the practice started last is closed."""
        return "closes_at" in self._task(student, self._started[student.username])

    def finish(self, student: Person, course: Course, answering: Answering) -> tuple[QuestionReview, ...]:  # noqa: ARG002 - the port's
        """Answer all of the practice started last."""
        return self._work_all(student, self._started[student.username], answering)

    def _start(self, student: Person, path: str, body: Json) -> tuple[Question, ...]:
        task = self._begin(student, path, body)
        return tuple(question_of(step) for step in self._questions(student, task))

    def _begin(self, student: Person, path: str, body: Json) -> str:
        task = str(self._site.ask(student, "POST", path, body)["id"])
        self._started[student.username] = task
        return task


class ApiSavedQuestions:
    """`support.ports.SavedQuestions`."""

    def __init__(self, site: Site, tasks: ApiTasks) -> None:
        self._site = site
        self._tasks = tasks

    def save(self, student: Person, course: Course, title: str, number: int) -> str:
        """Save a question of an assignment; its number."""
        step = self._tasks.step_of(student, course, title, number)
        body = {"tasked_exercise_id": step["tasked_id"]}
        self._site.ask(student, "POST", f"/courses/{course.id}/practice_questions", body)
        return str(step["uid"]).partition("@")[0]

    def listed_for(self, student: Person, course: Course) -> Sequence[SavedQuestion]:
        """What the student saved."""
        numbers = self._numbers(student, course)
        return [SavedQuestion(numbers[q["exercise_id"]], q["available"]) for q in self._all(student, course)]

    def remove(self, student: Person, course: Course, number: str) -> None:
        """Let go of a saved question; NOT_FOUND for what is not saved."""
        numbers = self._numbers(student, course)
        found = [q["id"] for q in self._all(student, course) if numbers[q["exercise_id"]] == number]
        if not found:
            raise RefusedError(Refusal.NOT_FOUND, f"{student.persona} has not saved question {number}")
        self._site.ask(student, "DELETE", f"/courses/{course.id}/practice_questions/{found[0]}")

    def ids(self, student: Person, course: Course) -> list[str]:
        """The ids of everything that the student saved."""
        return [str(q["id"]) for q in self._all(student, course)]

    def _all(self, student: Person, course: Course) -> list[Json]:
        return list(self._site.ask(student, "GET", f"/courses/{course.id}/practice_questions"))

    def _numbers(self, student: Person, course: Course) -> dict[str, str]:
        path = f"/ecosystems/{course.ecosystem_id}/practice_exercises"
        told = self._site.ask(student, "GET", path, params=[("course_id", course.id)])["items"]
        return {str(e["id"]): str(e["content"]["uid"]).partition("@")[0] for e in told}
