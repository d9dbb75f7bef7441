"""The questions that a course has to offer, over the API."""

import json
from collections.abc import Sequence
from typing import Any

from support.api.tutor.assignments import ApiAssignments
from support.api.tutor.content import Content, plain_text
from support.api.tutor.courses import course_of
from support.api.tutor.site import Site, fetch_job
from support.domain.assignments import Assignment, AssignmentDraft, AssignmentKind
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.questions import OfferedQuestion, OwnQuestion, Pooled
from support.domain.refusals import Refusal, RefusedError

__all__ = ["ApiQuestions", "ApiUnscreenedQuestions"]

Json = dict[str, Any]
_POOLS_OF = {
    AssignmentKind.READING: "reading_context,reading_dynamic",
    AssignmentKind.HOMEWORK: "homework_core",
}


class ApiQuestions:
    """`support.ports.questions.Questions`."""

    def __init__(self, site: Site, content: Content) -> None:
        self._site = site
        self._content = content

    def offered(
        self, teacher: Person, course: Course, page: int, kind: AssignmentKind
    ) -> Sequence[OfferedQuestion]:
        """The questions of a page for readings or for homework."""
        return [_offered(e) for e in self._of_page(teacher, course, page, _POOLS_OF[kind])]

    def for_new_homework(self, teacher: Person, course: Course, page: int) -> Sequence[str]:
        """The numbers of the questions that a new homework on this page may take."""
        offered = self.offered(teacher, course, page, AssignmentKind.HOMEWORK)
        return [question.number for question in offered if not question.is_excluded]

    def leave_out(self, teacher: Person, course: Course, page: int, number: str) -> None:
        """Take a question of a page out of the course."""
        self._set_excluded(teacher, course, page, number, is_excluded=True)

    def take_back_in(self, teacher: Person, course: Course, page: int, number: str) -> None:
        """Let the course have it again."""
        self._set_excluded(teacher, course, page, number, is_excluded=False)

    def write(self, teacher: Person, course: Course, question: OwnQuestion) -> OfferedQuestion:
        """Write a question."""
        return self._save(teacher, course, question, {})

    def rewrite(
        self, teacher: Person, course: Course, old: OfferedQuestion, question: OwnQuestion
    ) -> OfferedQuestion:
        """Take a question, change it, and have it as what the product makes of it."""
        found = [e for e in self._of_page(teacher, course, question.page) if e["content"]["uid"] == old.uid]
        if not found:
            raise RefusedError(Refusal.NOT_FOUND, f"page {question.page} does not offer {old.uid}")
        return self._save(teacher, course, question, {"derived_from_id": found[0]["id"]})

    def _of_page(self, teacher: Person, course: Course, page: int, pools: str = "") -> list[Json]:
        place = self._content.pages(teacher, course)[page]["id"]
        return self._content.exercises(teacher, course, pools, [place])

    def _set_excluded(
        self, teacher: Person, course: Course, page: int, number: str, *, is_excluded: bool
    ) -> None:
        found = [e["id"] for e in self._of_page(teacher, course, page) if _offered(e).number == number]
        body = [{"id": each, "is_excluded": is_excluded} for each in found]
        told = self._site.ask(teacher, "PUT", f"/courses/{course.id}/exercises/exclude", body)
        states = [one["is_excluded"] for one in told]
        assert states == [is_excluded], f"question {number} should be told once, as it is now: {states}"  # noqa: S101

    def _save(self, teacher: Person, course: Course, question: OwnQuestion, more: Json) -> OfferedQuestion:
        choices = [(question.right, 1.0), *((text, 0.0) for text in question.wrong)]
        options = [] if question.is_written else choices
        body = {
            "selectedChapterSection": self._content.pages(teacher, course)[question.page]["id"],
            "questionText": question.text,
            "options": [
                {"content": text, "correctness": share, "feedback": f"That was: {text}"}
                for text, share in options
            ],
            "detailedSolution": question.solution,
            **more,
        }
        return _offered(self._site.ask(teacher, "POST", f"/courses/{course.id}/exercises", body))


class ApiUnscreenedQuestions:
    """`support.ports.questions.UnscreenedQuestions`."""

    def __init__(self, site: Site, assignments: ApiAssignments) -> None:
        self._site = site
        self._assignments = assignments

    def browse(self, person: Person | None, course: Course) -> Sequence[Pooled]:
        """All questions of a course with what is right, as only its teachers may."""
        return self._listed(person, f"/ecosystems/{course.ecosystem_id}/exercises", course)

    def in_pools(self, teacher: Person, course: Course, pools: Sequence[str]) -> Sequence[Pooled]:
        """The questions of these pools."""
        path = f"/ecosystems/{course.ecosystem_id}/exercises/{','.join(pools)}"
        return self._listed(teacher, path, course)

    def _listed(self, person: Person | None, path: str, course: Course) -> Sequence[Pooled]:
        told = self._site.ask(person, "GET", path, params=[("course_id", course.id)])
        return [Pooled(e["content"]["uid"], frozenset(e["pool_types"])) for e in told["items"]]

    def delete(self, person: Person, course: Course, number: str) -> None:
        """Delete a teacher's own question."""
        self._site.ask(person, "DELETE", f"/courses/{course.id}/exercises/{number}")

    def publish_one(
        self, teacher: Person, course: Course, draft: AssignmentDraft, question: OfferedQuestion
    ) -> Assignment:
        """Publish a homework of this question alone."""
        offered = self._site.ask(teacher, "GET", f"/courses/{course.id}/exercises")["items"]
        chosen = next(e for e in offered if e["content"]["uid"] == question.uid)
        body = self._assignments.body(teacher, course, draft, publish=True)
        points = [1.0 for _ in chosen["content"]["questions"]]
        body["settings"]["exercises"] = [{"id": chosen["id"], "points": points}]
        told = self._site.ask(teacher, "POST", f"/courses/{course.id}/plans", body)
        fetch_job(lambda path: self._site.ask(teacher, "GET", path), told["publish_job_url"])
        return Assignment(str(told["id"]), told["title"], draft.kind, (question.number,))

    def course_now(self, teacher: Person, course: Course) -> Course:
        """The course as it is now, with the book that it has now."""
        return course_of(self._site.ask(teacher, "GET", f"/courses/{course.id}"))

    def manner(self, teacher: Person, course: Course, text: str) -> tuple[bool, bool]:
        """Whether the question with this text asks for words first, and keeps the order of its choices."""
        offered = self._site.ask(teacher, "GET", f"/courses/{course.id}/exercises")["items"]
        asked = [question for e in offered for question in e["content"]["questions"]]
        found = next(q for q in asked if text in plain_text(str(q.get("stem_html"))))
        return "free-response" in found["formats"], bool(found["is_answer_order_important"])

    def saved_contents(self, student: Person, course: Course) -> Sequence[str]:
        """All that a student is told of the questions saved for practice."""
        path = f"/ecosystems/{course.ecosystem_id}/practice_exercises"
        told = self._site.ask(student, "GET", path, params=[("course_id", course.id)])
        return [json.dumps(e) for e in told["items"]]

    def contents(self, person: Person | None, course: Course) -> Sequence[str]:
        """The titles of the book's pages, as the table of contents has them."""
        (book,) = self._site.ask(person, "GET", f"/ecosystems/{course.ecosystem_id}/readings")
        return [page["title"] for page in _pages(book)]

    def list_books(self, person: Person | None) -> int:
        """How many editions of books the site has."""
        return len(self._site.ask(person, "GET", "/ecosystems"))

    def open_page(self, person: Person, course: Course, position: int, *, version: str | None = None) -> str:
        """The title of a page asked for by its identity."""
        (book,) = self._site.ask(person, "GET", f"/ecosystems/{course.ecosystem_id}/readings")
        page = _pages(book)[position]
        present = f"{page['uuid']}@{page['version']}" if version == "" else None
        name = present or (page["uuid"] if version is None else f"{page['uuid']}@{version}")
        return str(self._site.ask(person, "GET", f"/ecosystems/{course.ecosystem_id}/pages/{name}")["title"])


def _pages(node: Json) -> list[Json]:
    children = node.get("children") or []
    return [leaf for child in children for leaf in _pages(child)] if children else [node]


def _offered(exercise: Json) -> OfferedQuestion:
    return OfferedQuestion(exercise["content"]["uid"], bool(exercise.get("is_excluded")))
