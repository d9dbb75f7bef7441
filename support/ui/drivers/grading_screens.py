"""Scores and reviews as only the site shows them."""

import re
from collections.abc import Sequence

from support.domain.assignments import Assignment
from support.domain.courses import Course
from support.domain.grading import Response
from support.domain.people import Person
from support.domain.screens import GradebookView
from support.ui.actors import Actors
from support.ui.drivers.grading import shown_name
from support.ui.pages.assignment_scores import AssignmentScoresPage
from support.ui.pages.gradebook import GradebookPage
from support.ui.pages.submissions import SubmissionsPage
from support.ui.pages.task import TaskPage

__all__ = ["UiGradebookScreens", "UiReviewScreens"]


class UiGradebookScreens:
    """`support.ports.GradebookScreens`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def names(self, teacher: Person, course: Course, view: GradebookView) -> Sequence[str]:
        """From the table."""
        with self._actors.acting(teacher, "looking through the gradebook") as tab:
            page = GradebookPage(tab, course.id)
            page.open(shows_dropped=view.shows_dropped)
            if view.order_by is not None:
                page.order_by(view.order_by)
            if view.search:
                page.search(view.search)
            return page.names()

    def heading(self, teacher: Person, course: Course, title: str) -> str:
        """From the head of the table."""
        with self._actors.acting(teacher, f"reading what stands over {title}") as tab:
            page = GradebookPage(tab, course.id)
            page.open(shows_dropped=False)
            return page.heading(title)

    def says_empty(self, teacher: Person, course: Course) -> bool:
        """From what stands in the table's place."""
        with self._actors.acting(teacher, "opening an empty gradebook") as tab:
            page = GradebookPage(tab, course.id)
            page.open(shows_dropped=False)
            return page.says_empty


class UiReviewScreens:
    """`support.ports.ReviewScreens`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def nameless_responses(
        self, teacher: Person, course: Course, assignment: Assignment
    ) -> Sequence[Response]:
        """From the second tab of the review, the names hidden."""
        with self._actors.acting(teacher, "reading without names") as tab:
            page = SubmissionsPage(tab, course.id, assignment.id)
            page.open()
            page.show_names(on=False)
            return page.responses()

    def can_answer_for(
        self, teacher: Person, course: Course, assignment: Assignment, student: Person
    ) -> bool:
        """By the student's name among the scores."""
        with self._actors.acting(teacher, f"looking at the work of {student.full_name}") as tab:
            scores = AssignmentScoresPage(tab, course.id, assignment.id)
            scores.open(course.sections[0])
            task = TaskPage(tab, scores.follow(shown_name(student)))
            task.open()
            task.go_to_number(1)
            submit = tab.page.get_by_test_id("submit-answer-btn")
            return submit.filter(has_text=re.compile("submit", re.IGNORECASE)).count() > 0
