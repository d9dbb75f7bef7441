"""The book that an import brings: small, synthetic, and with everything in it that the rules need.

Pools overlap in two places on purpose: a question that a homework takes first is also offered for practice, so
that only the rule against it keeps it out; and questions inside the text may be assigned. The last page asks in
every way there is: in words only, with few choices and with many, and in several parts.
"""

import uuid as uuids
from dataclasses import dataclass

__all__ = ["DraftExercise", "DraftPage", "DraftPart", "chapters", "exercises_of", "version_4"]

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
    ("Telling What One Knows", ("Asked in Many Ways",)),
)
_QUANTITIES = ("distance", "time", "speed", "force", "mass", "height", "weight", "energy")


@dataclass(frozen=True, slots=True)
class DraftPart:
    """What one question of an exercise asks for: words, one of so many choices, or one after the other."""

    in_words: bool = False
    choices: int = 4
    is_ordered: bool = False  # whether the choices have to stay in their order


@dataclass(frozen=True, slots=True)
class DraftExercise:
    """An exercise before it has numbers: its pools and its parts."""

    key: str
    pools: tuple[str, ...]
    parts: tuple[DraftPart, ...]


_CHOICE, _TWO_STEPS, _WORDS = DraftPart(), DraftPart(in_words=True), DraftPart(in_words=True, choices=0)


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
    questions = [_question(number, place, page_title, part) for place, part in enumerate(draft.parts)]
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
    special = {(2, 3): _scarce, (3, 1): _in_many_ways}.get((chapter, section))
    exercises = special() if special else _plenty(with_parts=(chapter, section) == (1, 3))
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
        parts = (_CHOICE, _TWO_STEPS) if with_parts and i == 2 else ((_CHOICE, _TWO_STEPS)[i % 2],)
        found.append(DraftExercise(f"core {i}", tuple(pools), parts))
    for pool, count in (("reading_dynamic", 5), ("homework_dynamic", 5), ("practice_widget", 5)):
        found += [
            DraftExercise(f"{pool} {i}", (pool,), ((_CHOICE, _TWO_STEPS)[i % 2],)) for i in range(count)
        ]
    return found


def _scarce() -> list[DraftExercise]:
    return [
        DraftExercise("core 0", ("homework_core",), (_CHOICE,)),
        DraftExercise("core 1", ("homework_core", "practice_widget"), (_TWO_STEPS,)),
    ]


def _in_many_ways() -> list[DraftExercise]:
    ways = (
        (_WORDS,),
        (DraftPart(choices=2),),
        (DraftPart(choices=3),),
        (DraftPart(choices=5),),
        (_CHOICE, _TWO_STEPS, _CHOICE),
        (DraftPart(is_ordered=True),),
    )
    return [DraftExercise(f"core {i}", ("homework_core",), parts) for i, parts in enumerate(ways)]


def _html(title: str, aspect: str) -> str:
    return (
        f"<h2>{title}: {aspect}</h2><p>This part of the book is about “{title}”. It says {aspect}, "
        "in words that were written for tests and teach nothing.</p>"
    )


def _question(number: int, place: int, topic: str, part: DraftPart) -> dict[str, object]:
    quantity = _QUANTITIES[(number + place) % len(_QUANTITIES)]
    question_id = number * 10 + place
    least = 2 + (number + place) % 7
    right = (number + place) % max(1, part.choices)
    formats = ["free-response"] * part.in_words + ["multiple-choice"] * bool(part.choices)
    solution = f"<p>Compare it with {quantity} {right + least}.</p>"
    return {
        "id": question_id,
        "is_answer_order_important": part.is_ordered,
        "stimulus_html": "",
        "stem_html": f"<p>{topic}, question {number}.{place + 1}: what is the {quantity}?</p>",
        "answers": [
            _choice(question_id * 10 + n, quantity, n + least, is_right=n == right)
            for n in range(part.choices)
        ],
        "hints": [],
        "formats": formats,
        "collaborator_solutions": [
            {"title": None, "solution_type": "detailed", "images": [], "content_html": solution}
        ],
    }


def _choice(answer_id: int, quantity: str, amount: int, *, is_right: bool) -> dict[str, object]:
    return {
        "id": answer_id,
        "content_html": f"The {quantity} is {amount}",
        "correctness": "1.0" if is_right else "0.0",
        "feedback_html": f"{'Yes' if is_right else 'No'}: think of {quantity} {amount}.",
    }


def version_4(found: uuids.UUID) -> str:
    """The same bits as a uuid of version 4, which is the only one that Biglearn knows."""
    return str(uuids.UUID(bytes=found.bytes, version=4))
