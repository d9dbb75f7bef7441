"""Books as Tutor keeps them: an ecosystem's pages and exercises, read once and kept, for they never change."""

import json
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sandbox.database import Connection
from sandbox.tutor import mini_book
from sandbox.tutor.errors import NotFoundError
from sandbox.tutor.moment import stored
from sandbox.tutor.site import Site

__all__ = ["Author", "Book", "Chapter", "Exercise", "Page", "Question", "book_of", "import_book"]


@dataclass(frozen=True, slots=True)
class Question:
    """One part of an exercise, as a step asks it."""

    id: str
    formats: tuple[str, ...]
    answer_ids: tuple[str, ...]
    right_id: str | None  # None where nothing is there to choose
    feedback: dict[str, str]
    solution: str

    @property
    def needs_words(self) -> bool:
        """Whether a free response comes before the choice."""
        return "free-response" in self.formats

    @property
    def is_written(self) -> bool:
        """Whether words are all that is asked for: only a person can tell right from wrong."""
        return not self.answer_ids


@dataclass(frozen=True, slots=True)
class Author:
    """A teacher who wrote a question, under a name or none."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise of an ecosystem, all parts and answers included."""

    id: int
    page_id: int
    number: int
    version: int
    uuid: str
    group_uuid: str
    title: str
    pools: frozenset[str]
    content: dict[str, Any]
    questions: tuple[Question, ...]
    author: Author | None = None  # None: it came with the book
    is_copyable: bool = True
    is_deleted: bool = False

    @property
    def uid(self) -> str:
        """Number and version."""
        return f"{self.number}@{self.version}"

    def for_students(self, part: int | None = None) -> dict[str, Any]:
        """The content of one part, or of all, without anything that tells right from wrong."""
        asked = self.content["questions"] if part is None else [self.content["questions"][part]]
        questions = [
            {
                **question,
                "answers": [{"id": a["id"], "content_html": a["content_html"]} for a in question["answers"]],
                "collaborator_solutions": [],
            }
            for question in asked
        ]
        return {**self.content, "questions": questions}


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its exercises, in the order of the book."""

    id: int
    uuid: str
    tutor_uuid: str
    title: str
    chapter_section: tuple[int, int]
    fragments: tuple[str | int, ...]
    exercises: tuple[Exercise, ...]

    def pool(self, name: str) -> list[Exercise]:
        """The exercises of one of its pools; what teachers wrote is in none that is drawn from."""
        return [e for e in self.exercises if name in e.pools and e.author is None]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter and its pages."""

    id: str
    tutor_uuid: str
    title: str
    number: int
    pages: tuple[Page, ...]


@dataclass(slots=True)
class Book:
    """An ecosystem, whole."""

    id: int
    uuid: str
    title: str
    book_uuid: str
    tutor_uuid: str
    version: str
    created_at: str
    chapters: tuple[Chapter, ...]
    pages: dict[int, Page] = field(init=False)
    exercises: dict[int, Exercise] = field(init=False)
    by_uuid: dict[str, Exercise] = field(init=False)

    def __post_init__(self) -> None:
        self.pages = {p.id: p for c in self.chapters for p in c.pages}
        self.exercises = {e.id: e for p in self.pages.values() for e in p.exercises}
        self.by_uuid = {e.uuid: e for e in self.exercises.values()}


def book_of(site: Site, db: Connection, ecosystem_id: int) -> Book:
    """An ecosystem's book; 404 when there is none."""
    stamp = db.value(_OWN_QUESTIONS, [ecosystem_id])
    found = site.books.get(ecosystem_id)
    if found is None or found[0] != stamp:
        found = site.books[ecosystem_id] = (stamp, _load(db, ecosystem_id))
    book: Book = found[1]
    return book


def import_book(db: Connection, title: str, book: dict[str, Any], now: datetime) -> int:
    """A new ecosystem with the mini book under this title; its id."""
    book_uuid = str(book["uuid"])
    known = db.row(
        "SELECT MIN(e.number) AS first FROM exercises e JOIN ecosystems s ON s.id = e.ecosystem_id "
        "WHERE s.book_uuid = ?",
        [book_uuid],
    )
    first = (
        known["first"]
        if known and known["first"]
        else (db.value("SELECT MAX(number) FROM exercises WHERE author_id IS NULL") or 0) + 1
    )
    content = mini_book.chapters()
    titles = [
        {"id": str(i), "title": t, "tutor_uuid": str(uuid.uuid4())}
        for i, (t, _) in enumerate(content, start=1)
    ]
    ecosystem_id = db.insert(
        "ecosystems",
        {
            "uuid": str(uuid.uuid4()),
            "title": title,
            "book_uuid": book_uuid,
            "book_tutor_uuid": str(uuid.uuid4()),
            "version": str(book.get("version") or "1"),
            "chapters": titles,
            "created_at": stored(now),
        },
    )
    number = first
    for _, pages in content:
        for page in pages:
            number = _store_page(db, ecosystem_id, page, number, book_uuid)
    return ecosystem_id


def _store_page(
    db: Connection, ecosystem_id: int, page: mini_book.DraftPage, number: int, book_uuid: str
) -> int:
    page_uuid = mini_book.version_4(
        uuid.uuid5(uuid.NAMESPACE_URL, f"{book_uuid}/{page.chapter}.{page.section}")
    )
    page_id = db.insert(
        "pages",
        {
            "ecosystem_id": ecosystem_id,
            "chapter": page.chapter,
            "section": page.section,
            "uuid": page_uuid,
            "tutor_uuid": str(uuid.uuid4()),
            "title": page.title,
            "fragments": list(page.fragments),
        },
    )
    rows = []
    for draft in page.exercises:
        content = mini_book.exercises_of(draft, number, book_uuid, page.title)
        rows.append(
            (
                ecosystem_id,
                page_id,
                number,
                1,
                content["uuid"],
                content["group_uuid"],
                f"{page.title} {number}",
                list(draft.pools),
                content,
            )
        )
        number += 1
    db.insert_many(
        "INSERT INTO exercises (ecosystem_id, page_id, number, version, uuid, group_uuid, title, pools, content) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    return number


# An ecosystem never changes but for what teachers write, and take away, themselves.
_OWN_QUESTIONS = (
    "SELECT COUNT(*) + COUNT(deleted_at) AS n FROM exercises WHERE ecosystem_id = ? AND author_id IS NOT NULL"
)
_EXERCISES = (
    "SELECT e.*, a.first_name, a.last_name FROM exercises e LEFT JOIN accounts a ON a.id = e.author_id "
    "WHERE e.ecosystem_id = ? ORDER BY e.id"
)


def _load(db: Connection, ecosystem_id: int) -> Book:
    row = db.row("SELECT * FROM ecosystems WHERE id = ?", [ecosystem_id])
    if row is None:
        raise NotFoundError
    exercises: dict[int, list[Exercise]] = {}
    for found in db.rows(_EXERCISES, [ecosystem_id]):
        exercises.setdefault(found["page_id"], []).append(_exercise(dict(found)))
    pages: dict[int, list[Page]] = {}
    for found in db.rows(
        "SELECT * FROM pages WHERE ecosystem_id = ? ORDER BY chapter, section", [ecosystem_id]
    ):
        pages.setdefault(found["chapter"], []).append(
            Page(
                found["id"],
                found["uuid"],
                found["tutor_uuid"],
                found["title"],
                (found["chapter"], found["section"]),
                tuple(json.loads(found["fragments"])),
                tuple(exercises.get(found["id"], [])),
            )
        )
    chapters = tuple(
        Chapter(c["id"], c["tutor_uuid"], c["title"], n, tuple(pages.get(n, [])))
        for n, c in enumerate(json.loads(row["chapters"]), start=1)
    )
    return Book(
        row["id"],
        row["uuid"],
        row["title"],
        row["book_uuid"],
        row["book_tutor_uuid"],
        row["version"],
        row["created_at"],
        chapters,
    )


def _exercise(row: dict[str, Any]) -> Exercise:
    content = json.loads(row["content"])
    questions = []
    for q in content["questions"]:
        answers = q["answers"]
        questions.append(
            Question(
                id=str(q["id"]),
                formats=tuple(q["formats"]),
                answer_ids=tuple(str(a["id"]) for a in answers),
                right_id=next((str(a["id"]) for a in answers if a["correctness"] == "1.0"), None),
                feedback={str(a["id"]): a["feedback_html"] for a in answers},
                solution=q["collaborator_solutions"][0]["content_html"],
            )
        )
    return Exercise(
        row["id"],
        row["page_id"],
        row["number"],
        row["version"],
        row["uuid"],
        row["group_uuid"],
        row["title"],
        frozenset(json.loads(row["pools"])),
        content,
        tuple(questions),
        author=_author(row),
        is_copyable=row["is_copyable"] is None or bool(row["is_copyable"]),
        is_deleted=row["deleted_at"] is not None,
    )


def _author(row: dict[str, Any]) -> Author | None:
    if row["author_id"] is None:
        return None
    name = " ".join(part for part in (row["first_name"], row["last_name"]) if part)
    return Author(row["author_id"], "" if row["is_anonymous"] else name)
