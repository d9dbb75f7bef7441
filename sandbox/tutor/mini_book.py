"""The book that an import brings: small, synthetic, and with everything in it that the rules need.

Two chapters. Pools overlap in two places on purpose: a question that a homework takes first is also offered
for practice, so that only the rule against it keeps it out; and questions inside the text may be assigned.
"""

import uuid as uuids
from dataclasses import dataclass

__all__ = ["DraftExercise", "DraftPage", "chapters", "exercises_of", "version_4"]

_TOPICS = (
    (
        "Looking at Motion",
        (
            "What Moves, and Relative to What",
            "Speed and Velocity",
            "Changing Velocity",
            "Graphs of Motion",
            "Falling Freely",
        ),
    ),
    ("Pushes and Pulls", ("Forces Come in Pairs", "Mass Resists", "Friction")),
)
_QUANTITIES = ("distance", "time", "speed", "force", "mass", "height", "weight", "energy")


@dataclass(frozen=True, slots=True)
class DraftExercise:
    """An exercise before it has numbers: its pools, and for each part whether it also asks in words."""

    key: str
    pools: tuple[str, ...]
    parts: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A page before it is stored. `fragments` are HTML, or the index of an exercise asked in the text."""

    chapter: int
    section: int
    title: str
    fragments: tuple[str | int, ...]
    exercises: tuple[DraftExercise, ...]


def chapters() -> list[tuple[str, list[DraftPage]]]:
    """The book: titles of chapters with their pages."""
    found = []
    for chapter, (title, pages) in enumerate(_TOPICS, start=1):
        drafts = [_page(chapter, section, page) for section, page in enumerate(pages, start=1)]
        found.append((title, drafts))
    return found


def exercises_of(draft: DraftExercise, number: int, book_uuid: str, page_title: str) -> dict[str, object]:
    """The exercise as the Exercises service would give it, with its answers marked.

    The same key in the same book always gets the same uuids, so that editions share exercises.
    """
    space = uuids.uuid5(uuids.NAMESPACE_URL, f"{book_uuid}/{draft.key}")
    questions = [
        _question(number, part, page_title, in_words=in_words) for part, in_words in enumerate(draft.parts)
    ]
    stimulus = f"<p>A cart rolls along a track. (Exercise {number})</p>" if len(draft.parts) > 1 else ""
    return {
        "tags": [f"type:{pool}" for pool in draft.pools],
        "uuid": version_4(uuids.uuid5(space, "version 1")),
        "group_uuid": version_4(uuids.uuid5(space, "group")),
        "number": number,
        "version": 1,
        "uid": f"{number}@1",
        "stimulus_html": stimulus,
        "questions": questions,
    }


def _page(chapter: int, section: int, title: str) -> DraftPage:
    is_scarce = (chapter, section) == (2, 3)
    exercises = _scarce() if is_scarce else _plenty(with_parts=(chapter, section) == (1, 3))
    embedded = [i for i, e in enumerate(exercises) if "reading_context" in e.pools]
    fragments: list[str | int] = [
        _html(title, "what one sees"),
        *embedded[:1],
        _html(title, "how one explains it"),
    ]
    fragments += embedded[1:2]
    keyed = tuple(DraftExercise(f"{chapter}.{section}/{e.key}", e.pools, e.parts) for e in exercises)
    return DraftPage(chapter, section, title, tuple(fragments), keyed)


def _plenty(*, with_parts: bool) -> list[DraftExercise]:
    found = []
    for i in range(8):
        pools = ["homework_core"]
        if i < 2:
            pools.append("reading_context")
        if i == 0:
            pools.append("practice_widget")
        parts = (False, True) if with_parts and i == 2 else (i % 2 == 1,)
        found.append(DraftExercise(f"core {i}", tuple(pools), parts))
    for pool, count in (("reading_dynamic", 5), ("homework_dynamic", 5), ("practice_widget", 5)):
        found += [DraftExercise(f"{pool} {i}", (pool,), (i % 2 == 1,)) for i in range(count)]
    return found


def _scarce() -> list[DraftExercise]:
    return [
        DraftExercise("core 0", ("homework_core",), (False,)),
        DraftExercise("core 1", ("homework_core", "practice_widget"), (True,)),
    ]


def _html(title: str, aspect: str) -> str:
    return (
        f"<h2>{title}: {aspect}</h2><p>This part of the book is about “{title}”. It says {aspect}, "
        "in words that were written for tests and teach nothing.</p>"
    )


def _question(number: int, part: int, topic: str, *, in_words: bool) -> dict[str, object]:
    quantity = _QUANTITIES[(number + part) % len(_QUANTITIES)]
    right = (number + part) % 4
    question_id = number * 10 + part
    answers = []
    for choice in range(4):
        amount = choice + 2 + (number + part) % 7
        answers.append(
            {
                "id": question_id * 10 + choice,
                "content_html": f"The {quantity} is {amount}",
                "correctness": "1.0" if choice == right else "0.0",
                "feedback_html": f"{'Yes' if choice == right else 'No'}: think of {quantity} {amount}.",
            }
        )
    formats = ["free-response", "multiple-choice"] if in_words else ["multiple-choice"]
    solution = f"<p>Compare it with {quantity} {right + 2 + (number + part) % 7}.</p>"
    return {
        "id": question_id,
        "is_answer_order_important": False,
        "stimulus_html": "",
        "stem_html": f"<p>{topic}, question {number}.{part + 1}: what is the {quantity}?</p>",
        "answers": answers,
        "hints": [],
        "formats": formats,
        "collaborator_solutions": [
            {"title": None, "solution_type": "detailed", "images": [], "content_html": solution}
        ],
    }


def version_4(found: uuids.UUID) -> str:
    """The same bits as a uuid of version 4, which is the only one that Biglearn knows."""
    return str(uuids.UUID(bytes=found.bytes, version=4))
