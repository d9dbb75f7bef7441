"""What makes a task plan valid: its dates, targets, content and template."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sandbox.database import Row
from sandbox.tutor.books import Book, book_of
from sandbox.tutor.errors import UnprocessableError
from sandbox.tutor.moment import instant, read, wall, wall_of
from sandbox.tutor.site import Visit

__all__ = ["TakingDraft", "check_plan", "taking_drafts"]

_TYPES = ("reading", "homework", "external", "event")


@dataclass(frozen=True, slots=True)
class TakingDraft:
    """Whom a plan is for and when, before it is stored. Dates are wall clocks."""

    target_type: str
    target_id: int
    opens_at: str
    due_at: str
    closes_at: str
    graded_at: str | None = None

    @classmethod
    def of(cls, row: Row) -> "TakingDraft":
        """The same from a stored row."""
        return cls(
            *(row[k] for k in ("target_type", "target_id", "opens_at", "due_at", "closes_at", "graded_at"))
        )

    def opening(self, opens_at: str) -> "TakingDraft":
        """The same with another opening."""
        return replace(self, opens_at=opens_at)


def taking_drafts(given: object, course: Row, old: Sequence[Row] = ()) -> list[TakingDraft]:
    """What was sent as tasking plans; 422 when a part is missing."""
    graded = {(t["target_type"], t["target_id"]): t["graded_at"] for t in old}
    drafts = []
    for item in given if isinstance(given, list) else []:
        kind, target = str(item.get("target_type") or "period"), str(item.get("target_id") or "")
        dates = {k: wall(item.get(k)) for k in ("opens_at", "due_at", "closes_at")}
        blank = [f"tasking_plans_{k}_cant_be_blank" for k in ("opens_at", "due_at") if dates[k] is None]
        if blank or not target.isdigit():
            raise UnprocessableError(*(blank or ["tasking_plans_target_must_exist"]))
        last = datetime.fromisoformat(wall_of(read(course["ends_at"]), course["timezone"])) - timedelta(
            days=1
        )
        due = str(dates["due_at"])
        closes = dates["closes_at"] or max(due, last.isoformat())
        key = (kind, int(target))
        drafts.append(TakingDraft(kind, int(target), str(dates["opens_at"]), due, closes, graded.get(key)))
    return drafts


def check_plan(
    visit: Visit,
    course: Row,
    plan: Mapping[str, object],
    takings: Sequence[TakingDraft],
    *,
    is_first_publish: bool,
) -> None:
    """422 for a plan that breaks a rule."""
    codes = []
    if not str(plan["title"] or "").strip():
        codes.append("title_cant_be_blank")
    if plan["type"] not in _TYPES:
        codes.append("type_is_not_included_in_the_list")
    if not takings:
        codes.append("tasking_plans_cant_be_blank")
    if codes:
        raise UnprocessableError(*codes)
    _check_takings(visit, course, takings)
    if is_first_publish and any(instant(t.due_at, course["timezone"]) < visit.now for t in takings):
        raise UnprocessableError("due_at_cannot_be_in_the_past_when_publishing")
    _check_template(visit, course, plan)
    ecosystem_id = int(str(plan["ecosystem_id"]))
    settings = plan["settings"]
    content = json.loads(settings) if isinstance(settings, str) else settings
    _check_content(
        book_of(visit.site, visit.db, ecosystem_id), str(plan["type"]), content, publishing=is_first_publish
    )


def _check_takings(visit: Visit, course: Row, takings: Sequence[TakingDraft]) -> None:
    rows = visit.db.rows("SELECT id FROM periods WHERE course_id = ?", [course["id"]])
    targets = {("period", r["id"]) for r in rows} | {("course", course["id"])}
    seen = [(t.target_type, t.target_id) for t in takings]
    if len(set(seen)) < len(seen):
        raise UnprocessableError("target_has_already_been_taken")
    if not set(seen) <= targets:
        raise UnprocessableError("target_must_belong_to_the_course")
    first, last = read(course["starts_at"]), read(course["ends_at"])
    for t in takings:
        if t.due_at < t.opens_at:
            raise UnprocessableError("due_at_cannot_be_before_opens_at")
        if t.closes_at < t.due_at:
            raise UnprocessableError("closes_at_cannot_be_before_due_at")
        if instant(t.opens_at, course["timezone"]) < first:
            raise UnprocessableError("opens_at_cannot_be_before_the_course_starts")
        if instant(t.closes_at, course["timezone"]) > last:
            raise UnprocessableError("closes_at_cannot_be_after_the_course_ends")


def _check_template(visit: Visit, course: Row, plan: Mapping[str, object]) -> None:
    if plan["type"] not in ("reading", "homework"):
        return
    if plan["template_id"] is None:
        raise UnprocessableError("grading_template_cant_be_blank")
    row = visit.db.row("SELECT * FROM templates WHERE id = ? AND deleted_at IS NULL", [plan["template_id"]])
    if row is None or row["course_id"] != course["id"]:
        raise UnprocessableError("grading_template_must_belong_to_the_course")
    if row["task_plan_type"] != plan["type"]:
        raise UnprocessableError("grading_template_is_of_another_type")


def _check_content(book: Book, kind: str, settings: object, *, publishing: bool) -> None:
    content: dict[str, object] = settings if isinstance(settings, dict) else {}
    pages = _listed(content.get("page_ids"))
    if not all(str(p).isdigit() and int(str(p)) in book.pages for p in pages):
        raise UnprocessableError("settings_page_ids_must_be_of_the_plans_ecosystem")
    if len({str(p) for p in pages}) < len(pages):
        raise UnprocessableError("settings_page_ids_must_be_unique")
    if kind == "reading" and publishing and not pages:
        raise UnprocessableError("settings_page_ids_cant_be_blank")
    if kind == "homework":
        _check_homework(book, content, publishing=publishing)
    if kind == "external" and not content.get("external_url"):
        raise UnprocessableError("settings_external_url_cant_be_blank")


def _check_homework(book: Book, content: Mapping[str, object], *, publishing: bool) -> None:
    exercises = _listed(content.get("exercises"))
    count = content.get("exercises_count_dynamic") or 0
    if not isinstance(count, int) or not 0 <= count <= 4:
        raise UnprocessableError("settings_exercises_count_dynamic_is_invalid")
    if publishing and not exercises:
        raise UnprocessableError("settings_exercises_cant_be_blank")
    for item in exercises:
        wanted = str(item.get("id", "")) if isinstance(item, dict) else ""
        exercise = book.exercises.get(int(wanted)) if wanted.isdigit() else None
        if exercise is None:
            raise UnprocessableError("settings_exercises_must_be_of_the_plans_ecosystem")
        points = item.get("points") if isinstance(item, dict) else None
        if not isinstance(points, list) or len(points) != len(exercise.questions):
            raise UnprocessableError("settings_exercises_points_must_match_the_questions")
        if not all(isinstance(p, int | float) and abs(p * 10 - round(p * 10)) < 1e-6 for p in points):
            raise UnprocessableError("settings_exercises_points_must_be_multiples_of_a_tenth")


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
