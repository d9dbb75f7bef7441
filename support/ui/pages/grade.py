"""Grading written answers, question by question."""

import re

from support.domain.grading import Grade
from support.domain.refusals import Refusal, RefusedError
from support.ui.pages.course import open_course_page
from support.ui.tab import Tab

__all__ = ["GradePage"]


class GradePage:
    """`/course/:id/assignment/grade/:id/:periodId`, reached from the review once the assignment is due."""

    def __init__(self, tab: Tab, course_id: str, plan_id: str) -> None:
        self._tab = tab
        self._review = f"/course/{course_id}/assignment/review/{plan_id}"
        self._grade = f"/course/{course_id}/assignment/grade/{plan_id}"
        page = tab.page
        self._block = page.get_by_test_id("grading-block")
        self._way = self._block.get_by_test_id("grade-answers-btn")
        self._questions = page.get_by_test_id("questions-bar").locator("[data-test-id^='question-']")
        self._answers = page.get_by_test_id("student-answer")
        self._graded = page.get_by_test_id("expand-graded")
        self._none = page.get_by_text(re.compile("No answers? waits? to be graded", re.IGNORECASE))

    def open(self, section_id: str) -> None:
        """Go there. NOT_ALLOWED while the assignment's page does not lead there yet."""
        open_course_page(self._tab, f"{self._review}/{section_id}", "the assignment", block=self._block)
        if self._way.is_disabled():
            raise RefusedError(Refusal.NOT_ALLOWED, "grading is not open yet")
        open_course_page(self._tab, f"{self._grade}/{section_id}", "grading", questions=self._questions)

    def choose(self, number: int) -> None:
        """Show a question, by its number in the assignment."""
        self._questions.filter(has_text=re.compile(rf"\bQ{number}\b")).first.click()
        self._tab.await_one(
            "the question's answers", answers=self._answers, graded=self._graded, none=self._none
        )

    def has_answer_of(self, shown_name: str) -> bool:
        """Whether the student's answer is there, graded or not."""
        if not self._answers.filter(has_text=shown_name).count() and self._graded.count():
            self._graded.click()
            self._tab.await_one("the graded answers", answers=self._answers)
        return self._answers.filter(has_text=shown_name).count() > 0

    def grade(self, shown_name: str, grade: Grade) -> None:
        """Grade the answer of one student; again is a change of the grade."""
        answer = self._answers.filter(has_text=shown_name)
        answer.locator("input[name=score]").fill(f"{grade.points:g}")
        answer.locator("textarea[name=comment]").fill(grade.comment)
        save = answer.get_by_test_id("save-grade-btn")
        if not save.is_enabled():
            raise RefusedError(Refusal.INVALID, f"the page does not take {grade.points:g} points")
        before = self._answers.count()
        save.click()
        self._tab.await_one("the grade to be kept", kept=lambda: self._is_kept(shown_name, before))

    def _is_kept(self, shown_name: str, before: int) -> bool:
        """A graded answer leaves the list, or the page asks the server for the list anew."""
        gone = not self._answers.filter(has_text=shown_name).count()
        return gone or (self._answers.count() <= before and self._tab.has_answers(r"/grade$|/scores$"))
