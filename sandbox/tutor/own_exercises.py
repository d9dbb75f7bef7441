"""Questions that teachers write themselves: made, corrected, copied from others and deleted."""

import uuid
from collections.abc import Mapping

from sandbox.database import Connection, Row
from sandbox.http import Reply
from sandbox.tutor.books import Book, Exercise, book_of
from sandbox.tutor.corrections import carry_correction
from sandbox.tutor.ecosystems import exercise_object
from sandbox.tutor.errors import ForbiddenError, NotFoundError, UnprocessableError
from sandbox.tutor.membership import is_teacher, teacher_of
from sandbox.tutor.moment import stored
from sandbox.tutor.safe_html import safe_html
from sandbox.tutor.site import Route, Visit, answer
from sandbox.tutor.sql import update

__all__ = ["ROUTES"]

Json = dict[str, object]
_FIRST_NUMBER = 1_000_000  # of teachers' own questions
_POOL = "homework_core"


def _create(visit: Visit) -> Reply:
    course = teacher_of(visit, visit.number("id"))
    body = visit.body()
    book = book_of(visit.site, visit.db, course["ecosystem_id"])
    page_id = _number(body.get("selectedChapterSection"))
    if page_id not in book.pages:
        raise UnprocessableError("page_not_found")
    author_id = _number(body.get("authorId")) or visit.signed_in()["id"]
    if not is_teacher(visit.db, course["id"], author_id):
        raise UnprocessableError("author_must_teach_the_course")
    origin = _origin(book, body.get("derived_from_id"))
    is_correction = origin is not None and origin.author is not None and origin.author.id == author_id
    number, version = _next(visit.db, origin if is_correction else None)
    group = origin.group_uuid if is_correction and origin else str(uuid.uuid4())
    identity: Json = {"number": number, "version": version, "uuid": str(uuid.uuid4()), "group_uuid": group}
    exercise_id = visit.db.insert(
        "exercises",
        {
            "ecosystem_id": book.id,
            "page_id": page_id,
            **identity,
            "title": str(body.get("questionName") or f"Question {number}"),
            "pools": [_POOL],
            "content": _content(body, identity),
            "author_id": author_id,
            "is_anonymous": bool(body.get("anonymize")),
            "is_copyable": bool(body.get("copyable", True)),
            "derived_from_id": origin.id if origin else None,
        },
    )
    if is_correction and origin:
        carry_correction(visit, course["id"], origin.id, exercise_id)
    made = book_of(visit.site, visit.db, book.id)
    return answer(exercise_object(made, made.exercises[exercise_id], is_excluded=False), 201)


def _origin(book: Book, given: object) -> Exercise | None:
    """The question that this one comes from; 422 for one that is not to be copied."""
    if given in (None, ""):
        return None
    found = book.exercises.get(_number(given) or 0)
    if found is None or not found.is_copyable:
        raise UnprocessableError("derived_from_not_found")
    return found


def _next(db: Connection, corrected: Exercise | None) -> tuple[int, int]:
    if corrected:
        last = db.value("SELECT MAX(version) FROM exercises WHERE number = ?", [corrected.number])
        return corrected.number, int(last) + 1
    last = db.value("SELECT MAX(number) FROM exercises WHERE number >= ?", [_FIRST_NUMBER])
    return (last or _FIRST_NUMBER - 1) + 1, 1


def _content(body: Mapping[str, object], identity: Mapping[str, object]) -> Json:
    number, version = int(str(identity["number"])), int(str(identity["version"]))
    text = safe_html(str(body.get("questionText") or ""))
    if not text.strip():
        raise UnprocessableError("question_text_cant_be_blank")
    question_id = (number * 100 + version) * 10
    given = body.get("options")
    options = [o for o in given if isinstance(o, dict)] if isinstance(given, list) else []
    if options and not any(_share(o) == 1.0 for o in options):
        raise UnprocessableError("options_need_a_right_one")
    formats = ["free-response"] * (not options or bool(body.get("isTwoStep")))
    solution: Json = {"title": None, "solution_type": "detailed", "images": []}
    return {
        "tags": _tags(body),
        **identity,
        "uid": f"{number}@{version}",
        "stimulus_html": "",
        "questions": [
            {
                "id": question_id,
                # Of two choices nobody shuffles "true" and "false".
                "is_answer_order_important": bool(body.get("isAnswerOrderImportant")) or len(options) == 2,
                "stimulus_html": "",
                "stem_html": text,
                "answers": [_option(o, question_id * 10 + n) for n, o in enumerate(options)],
                "hints": [],
                "formats": formats + ["multiple-choice"] * bool(options),
                "collaborator_solutions": [
                    {**solution, "content_html": safe_html(str(body.get("detailedSolution") or ""))}
                ],
            }
        ],
    }


def _option(option: Mapping[str, object], answer_id: int) -> Json:
    return {
        "id": answer_id,
        "content_html": safe_html(str(option.get("content") or "")),
        "correctness": str(_share(option)),
        "feedback_html": safe_html(str(option.get("feedback") or "")),
    }


def _share(option: Mapping[str, object]) -> float:
    try:
        return float(str(option.get("correctness") or 0))
    except ValueError as error:
        raise UnprocessableError("options_correctness_is_not_a_number") from error


def _tags(body: Mapping[str, object]) -> list[str]:
    given = body.get("tags")
    return [str(tag) for tag in given] if isinstance(given, list) else []


def _delete(visit: Visit) -> Reply:
    course = teacher_of(visit, visit.number("id"))
    number = visit.number("number")
    rows = visit.db.rows(
        "SELECT * FROM exercises WHERE number = ? AND author_id IS NOT NULL AND deleted_at IS NULL ORDER BY version",
        [number],
    )
    if not rows:
        raise NotFoundError
    if rows[-1]["author_id"] != visit.signed_in()["id"]:
        raise ForbiddenError
    for row in rows:
        update(visit.db, "exercises", row["id"], {"deleted_at": stored(visit.now)})
    return answer(_told(visit, course, rows[-1]))


def _told(visit: Visit, course: Row, row: Row) -> Json:
    book = book_of(visit.site, visit.db, row["ecosystem_id"])
    excluded = visit.db.row(
        "SELECT 1 AS one FROM exclusions WHERE course_id = ? AND number = ?", [course["id"], row["number"]]
    )
    return exercise_object(book, book.exercises[row["id"]], is_excluded=excluded is not None)


def _number(value: object) -> int | None:
    text = str(value)
    return int(text) if value is not None and text.isascii() and text.isdigit() else None


ROUTES = (
    Route("POST", "/courses/{id}/exercises", _create, "write"),
    Route("DELETE", "/courses/{id}/exercises/{number}", _delete, "write"),
)
