"""What Biglearn is told about books, courses and who is in them, each as (endpoint, payload)."""

import logging
import uuid as uuids
from collections.abc import Mapping
from datetime import datetime

from sandbox.database import Connection, Row
from sandbox.tutor.books import Book
from sandbox.tutor.moment import stored
from sandbox.tutor.outbox import put_course_events, put_ecosystem_event
from sandbox.tutor.site_settings import excluded_ids

__all__ = [
    "tell_course_created",
    "tell_course_edited",
    "tell_ecosystem_changed",
    "tell_ecosystem_created",
    "tell_exclusions",
    "tell_global_exclusions",
    "tell_roster",
]

Event = tuple[str, Mapping[str, object]]
_LOG = logging.getLogger(__name__)
_POOLS = {"reading": "reading_dynamic", "homework": "homework_dynamic", "practice": "practice_widget"}


def tell_ecosystem_created(db: Connection, book: Book) -> None:
    """The book, with one CLUE pool for each container and three more for each page."""
    contents: list[dict[str, object]] = []
    exercises: list[dict[str, object]] = []
    contents.append(_container(book.tutor_uuid, book.uuid, f"{book.book_uuid}@{book.version}", []))
    for chapter in book.chapters:
        everything = [e.uuid for p in chapter.pages for e in p.exercises]
        contents.append(_container(chapter.tutor_uuid, book.tutor_uuid, None, [_pool(everything, clue=True)]))
        for page in chapter.pages:
            pools = [_pool([e.uuid for e in page.exercises], clue=True)]
            pools += [_pool([e.uuid for e in page.pool(p)], kind=kind) for kind, p in _POOLS.items()]
            contents.append(
                _container(page.tutor_uuid, chapter.tutor_uuid, f"{page.uuid}@{book.version}", pools)
            )
            for e in page.exercises:
                los = [f"cnxmod:{page.uuid}", f"lo:{page.chapter_section[0]}-{page.chapter_section[1]}-1"]
                exercises.append(
                    {"exercise_uuid": e.uuid, "group_uuid": e.group_uuid, "version": e.version, "los": los}
                )
    put_ecosystem_event(
        db,
        book.uuid,
        {
            "ecosystem_uuid": book.uuid,
            "book": {"cnx_identity": f"{book.book_uuid}@{book.version}", "contents": contents},
            "exercises": exercises,
            "imported_at": book.created_at,
        },
    )


def tell_course_created(db: Connection, course_id: int, now: datetime) -> None:
    """A new course and everything that is known of it."""
    course = _course(db, course_id)
    create = {
        "ecosystem_uuid": course["ecosystem_uuid"],
        "is_real_course": not (course["is_preview"] or course["is_test"]),
        "starts_at": course["starts_at"],
        "ends_at": course["ends_at"],
        "created_at": course["created_at"],
    }
    events: list[Event] = [
        ("create_course", create),
        _global_exclusions(db, now),
    ]
    put_course_events(db, course_id, [*events, *_roster(db, course_id), _dates(course, now)])


def tell_roster(db: Connection, course_id: int) -> None:
    """The whole roster as it is now."""
    put_course_events(db, course_id, _roster(db, course_id))


def tell_course_edited(db: Connection, course_id: int, now: datetime) -> None:
    """Roster and dates, whatever it was that changed."""
    put_course_events(db, course_id, [*_roster(db, course_id), _dates(_course(db, course_id), now)])


def tell_exclusions(db: Connection, course_id: int, now: datetime) -> None:
    """The whole list of what the course's teacher excluded."""
    rows = db.rows("SELECT group_uuid FROM exclusions WHERE course_id = ? ORDER BY id", [course_id])
    exclusions = [{"exercise_group_uuid": r["group_uuid"]} for r in rows]
    payload = {"exclusions": exclusions, "updated_at": stored(now)}
    put_course_events(db, course_id, [("update_course_excluded_exercises", payload)])


def tell_global_exclusions(db: Connection, now: datetime) -> None:
    """What is left out of the whole site, to every course."""
    told = _global_exclusions(db, now)
    for course in db.rows("SELECT id FROM courses ORDER BY id"):
        put_course_events(db, course["id"], [told])


def tell_ecosystem_changed(
    db: Connection, course_id: int, editions: tuple[Book, Book], now: datetime
) -> None:
    """A new edition: what replaces what, then that it is in use. Given are the old and the new book."""
    old, new = editions
    preparation = str(uuids.uuid4())
    by_page = {p.uuid: p for p in new.pages.values()}
    pairs = [(p, by_page[p.uuid]) for p in old.pages.values() if p.uuid in by_page]
    books = [
        {"from_book_container_uuid": a.tutor_uuid, "to_book_container_uuid": b.tutor_uuid} for a, b in pairs
    ]
    books += [
        {"from_book_container_uuid": a.tutor_uuid, "to_book_container_uuid": b.tutor_uuid}
        for a, b in zip(old.chapters, new.chapters, strict=False)
    ]
    exercises = [
        {"from_exercise_uuid": e.uuid, "to_book_container_uuid": b.tutor_uuid}
        for a, b in pairs
        for e in a.exercises
    ]
    prepare = {
        "preparation_uuid": preparation,
        "next_ecosystem_uuid": new.uuid,
        "ecosystem_map": {
            "from_ecosystem_uuid": old.uuid,
            "to_ecosystem_uuid": new.uuid,
            "book_container_mappings": books,
            "exercise_mappings": exercises,
        },
        "prepared_at": stored(now),
    }
    update = {"preparation_uuid": preparation, "updated_at": stored(now)}
    put_course_events(
        db, course_id, [("prepare_course_ecosystem", prepare), ("update_course_ecosystems", update)]
    )


def _global_exclusions(db: Connection, now: datetime) -> Event:
    exclusions: list[dict[str, str]] = []
    for number, version in excluded_ids(db):
        if version is None:
            rows = db.rows("SELECT DISTINCT group_uuid FROM exercises WHERE number = ?", [number])
            exclusions += [{"exercise_group_uuid": r["group_uuid"]} for r in rows]
        else:
            sql = "SELECT DISTINCT uuid FROM exercises WHERE number = ? AND version = ?"
            exclusions += [{"exercise_uuid": r["uuid"]} for r in db.rows(sql, [number, version])]
    return ("update_globally_excluded_exercises", {"exclusions": exclusions, "updated_at": stored(now)})


def _roster(db: Connection, course_id: int) -> list[Event]:
    periods = db.rows("SELECT * FROM periods WHERE course_id = ? ORDER BY id", [course_id])
    students = db.rows(
        "SELECT m.*, p.uuid AS period_uuid FROM members m JOIN periods p ON p.id = m.period_id "
        "WHERE m.course_id = ? AND m.kind <> 'teacher' ORDER BY m.id",
        [course_id],
    )
    if not periods or len(periods) > 100 or len(students) > 1000:
        _LOG.error(
            "course %s: no roster is sent for %s periods and %s students",
            course_id,
            len(periods),
            len(students),
        )
        return []
    course_uuid = db.value("SELECT uuid FROM courses WHERE id = ?", [course_id])
    containers = [
        _present(
            container_uuid=p["uuid"],
            parent_container_uuid=course_uuid,
            created_at=p["created_at"],
            archived_at=p["archived_at"],
        )
        for p in periods
    ]
    people = [
        _present(
            student_uuid=s["uuid"],
            container_uuid=s["period_uuid"],
            enrolled_at=s["created_at"],
            last_course_container_change_at=s["period_since"],
            dropped_at=s["dropped_at"],
        )
        for s in students
    ]
    return [("update_rosters", {"course_containers": containers, "students": people})]


def _dates(course: Row, now: datetime) -> Event:
    dates = {"starts_at": course["starts_at"], "ends_at": course["ends_at"], "updated_at": stored(now)}
    return ("update_course_active_dates", dates)


def _course(db: Connection, course_id: int) -> Row:
    found = db.row(
        "SELECT c.*, e.uuid AS ecosystem_uuid FROM courses c JOIN ecosystems e ON e.id = c.ecosystem_id WHERE c.id = ?",
        [course_id],
    )
    if found is None:
        raise LookupError(f"no course {course_id}")
    return found


def _pool(exercises: list[str], *, clue: bool = False, kind: str | None = None) -> dict[str, object]:
    return {
        "use_for_clue": clue,
        "use_for_personalized_for_assignment_types": [kind] if kind else [],
        "exercise_uuids": exercises,
    }


def _container(
    uuid: str, parent: str, identity: str | None, pools: list[dict[str, object]]
) -> dict[str, object]:
    return _present(
        container_uuid=uuid, container_parent_uuid=parent, container_cnx_identity=identity, pools=pools
    )


def _present(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not None}
