"""The gradebook through its pages."""

from dataclasses import replace

from support.domain.courses import Course
from support.domain.people import Person
from support.domain.scores import Gradebook, GradebookRow
from support.ui.actors import Actors
from support.ui.pages.gradebook import GradebookPage, OwnScoresPage

__all__ = ["UiScores"]


class UiScores:
    """`support.ports.Scores`. Averages are whole per cent.

    Teachers are not shown the points available, but every score as points or as per cent: both are read.
    """

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def gradebook(self, teacher: Person, course: Course) -> Gradebook:
        """Section by section."""
        rows: list[GradebookRow] = []
        averages: dict[str, float | None] = {}
        with self._actors.acting(teacher, "reading the gradebook") as tab:
            page = GradebookPage(tab, course.id)
            page.open()
            for section in course.sections:
                page.choose(section.name)
                page.show_points(on=False)
                in_percent, averages[section.name] = page.rows(section.name)
                page.show_points(on=True)
                in_points, _ = page.rows(section.name)
                rows += map(_together, in_points, in_percent)
        return Gradebook(tuple(rows), averages)

    def own(self, student: Person, course: Course) -> Gradebook:
        """The student's scores page."""
        with self._actors.acting(student, "reading the own scores") as tab:
            return Gradebook((OwnScoresPage(tab, course.id).row(student.full_name),))

    def weigh(self, teacher: Person, course: Course, homework: float, reading: float) -> None:
        """By "Set Weight"."""
        with self._actors.acting(teacher, "weighing homework and readings") as tab:
            page = GradebookPage(tab, course.id)
            page.open()
            page.set_weights(round(homework * 100), round(reading * 100))

    def export(self, teacher: Person, course: Course) -> bytes:
        """By "Export", as the browser downloads it."""
        with self._actors.acting(teacher, "exporting the scores") as tab:
            page = GradebookPage(tab, course.id)
            page.open()
            return page.export()


def _together(in_points: GradebookRow, in_percent: GradebookRow) -> GradebookRow:
    scores = {
        title: score and replace(score, told_share=other.told_share if other else None)
        for (title, score), other in zip(in_points.scores.items(), in_percent.scores.values(), strict=True)
    }
    return replace(in_points, scores=scores)
