"""The book and its exercises, as a teacher browses them over the API; and the key to the questions."""

import html
import re
from collections.abc import Sequence
from typing import Any

from support.api.tutor.site import Site
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.tasks import Question

__all__ = ["ApiAnswerKey", "Content", "plain_text"]

Json = dict[str, Any]


def plain_text(markup: str) -> str:
    """The text of a piece of HTML, as a reader sees it."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


class Content:
    """What is in a course's book. Asked once per course: a book never changes."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._pages: dict[str, list[Json]] = {}

    def pages(self, person: Person, course: Course) -> list[Json]:
        """The pages in reading order, each with id, uuid and title."""
        if course.ecosystem_id not in self._pages:
            (book,) = self._site.ask(person, "GET", f"/ecosystems/{course.ecosystem_id}/readings")
            self._pages[course.ecosystem_id] = _leaves(book)
        return self._pages[course.ecosystem_id]

    def exercises(
        self, teacher: Person, course: Course, pool: str = "", pages: Sequence[str] = ()
    ) -> list[Json]:
        """Exercises of a pool (empty: of all) on these pages (none: on every page)."""
        path = f"/ecosystems/{course.ecosystem_id}/exercises{'/' + pool if pool else ''}"
        asked = pages or [page["id"] for page in self.pages(teacher, course)]
        params = [("course_id", course.id), *(("page_ids[]", str(page)) for page in asked)]
        return list(self._site.ask(teacher, "GET", path, params=params)["items"])


def _leaves(node: Json) -> list[Json]:
    children = node.get("children") or []
    return [leaf for child in children for leaf in _leaves(child)] if children else [node]


class ApiAnswerKey:
    """`support.ports.AnswerKey`, from what teachers see of the exercises."""

    def __init__(self, exercises: Sequence[Json]) -> None:
        self._answers: dict[tuple[str, int], list[Json]] = {
            (e["content"]["uid"], part): question["answers"]
            for e in exercises
            for part, question in enumerate(e["content"]["questions"])
        }

    def right_choice(self, question: Question) -> str:
        """The text of the right choice."""
        return self._choice(question, right=True)

    def parts(self, question: Question) -> int:
        """How many questions the exercise has."""
        return sum(uid == question.uid for uid, _ in self._answers)

    def wrong_choice(self, question: Question) -> str:
        """The text of a wrong choice, always the same one."""
        return self._choice(question, right=False)

    def _choice(self, question: Question, *, right: bool) -> str:
        answers = self._answers[question.uid, question.part]
        fitting = [a for a in answers if (float(a["correctness"]) > 0) is right]
        return plain_text(fitting[0]["content_html"])
