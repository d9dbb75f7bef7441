"""Many students, many assignments, and people and words of every kind."""

import time

from behave import given, then, when

from support.data.awkward import awkward_people, awkward_sections, awkward_texts
from support.domain.assignments import AssignmentKind
from support.domain.people import Standing
from support.domain.tasks import Answer
from support.story import Day, Outcome, Persona, Plan

_LIMIT = 60.0  # seconds that a request to the site may take
_KINDS = (AssignmentKind.HOMEWORK, AssignmentKind.READING)


@given("{actor} teaches a student for each name that has broken software before")
def teaches_awkward(context, teacher: Persona) -> None:
    world = context.world
    names = awkward_people(world.seed_text)
    people = [
        world.people.called(f"Student {n}", Standing.STUDENT, *name) for n, name in enumerate(names, start=1)
    ]
    world.story.persons.update({person.persona: person for person in people})
    world.seed.people(*people)
    world.story.seeded(teacher, {"1st": [Persona(one.persona, one.standing) for one in people]})


@given("{actor} teaches {actor} in sections whose names have broken spreadsheets before")
def teaches_in_awkward_sections(context, teacher: Persona, student: Persona) -> None:
    names = awkward_sections(context.world.seed_text)
    context.world.story.seeded(teacher, {name: (student,) if name == names[0] else () for name in names})


@given("{actor} has given {int} assignments, all of which {actor} worked {outcome}")
def has_given_many(context, teacher: Persona, count: int, student: Persona, outcome: Outcome) -> None:
    world, known = context.world, context.world.story.of(teacher)
    plans = [Plan(_KINDS[n % 2], f"Day {n}", due=Day(-n), questions=1) for n in range(1, count + 1)]
    drafts = [world.story.draft(plan, known) for plan in plans]
    chance = 1.0 if outcome is Outcome.RIGHT else 0.0
    world.seed.past_works(known.teacher, known.course, drafts, {world.story.person(student): chance})


@when("{actor} writes what has broken software before as answers to question {int} of {assignment}")
def writes_awkward_texts(context, student: Persona, number: int, title: str) -> None:
    world, person = context.world, context.world.story.person(student)
    course = world.story.of(student).course
    kept: list[tuple[str, str | None]] = []
    for text in awkward_texts(world.seed_text):
        world.tutor.tasks.answer(person, course, title, number, Answer(free_response=text))
        kept.append((text, world.tutor.tasks.review(person, course, title, number).written))
    world.story.kept_texts = kept


@given("{actor} has an ID at school that looks like a formula")
def has_formula_id(context, student: Persona) -> None:
    world, known = context.world, context.world.story.of(student)
    person = world.story.person(student)
    world.seed.tutor.roster.change_id(
        known.teacher, known.course, person, '=HYPERLINK("http://nowhere.invalid")'
    )


@then("each of them stands as it was written")
def stands_as_written(context) -> None:
    kept = context.world.story.kept_texts
    assert kept, "there should be texts"
    changed = {text: found for text, found in kept if found != text}
    assert not changed, f"these should stand as they were written, but do not: {changed}"


@then("{actor} opens the calendar, the gradebook and the progress of {assignment} in time")
def opens_in_time(context, teacher: Persona, title: str) -> None:
    tutor, known = context.world.tutor, context.world.story.of(teacher)
    looks = {
        "calendar": lambda: tutor.assignments.listed_for(known.teacher, known.course),
        "gradebook": lambda: tutor.scores.gradebook(known.teacher, known.course),
        "progress": lambda: tutor.assignments.progress(
            known.teacher, known.course, known.assignments[title], known.section
        ),
    }
    for what, look in looks.items():
        began = time.monotonic()
        look()
        spent = time.monotonic() - began
        assert spent < _LIMIT, f"the {what} should open within {_LIMIT:.0f} s, but took {spent:.1f} s"


@then("the gradebook is about all {int} of them")
def gradebook_is_about_all(context, count: int) -> None:
    known = context.world.story.known[-1]
    rows = context.world.tutor.scores.gradebook(known.teacher, known.course).rows
    found, expected = sorted(row.full_name for row in rows), _names(context)
    assert found == expected, f"everybody should be there, and nobody else: {set(found) ^ set(expected)}"
    assert len(rows) == count, f"there should be {count} rows, but there are {len(rows)}"


@then("{actor}'s roster and gradebook have all their names as they are")
def names_are_kept(context, teacher: Persona) -> None:
    tutor, known = context.world.tutor, context.world.story.of(teacher)
    listed = sorted(entry.full_name for entry in tutor.roster.students(known.teacher, known.course))
    graded = sorted(row.full_name for row in tutor.scores.gradebook(known.teacher, known.course).rows)
    expected = _names(context)
    assert listed == expected, f"the roster should have {expected}, but has {listed}"
    assert graded == expected, f"the gradebook should have {expected}, but has {graded}"


@then("{actor}'s calendar lists all {int} assignments")
def lists_all(context, teacher: Persona, count: int) -> None:
    known = context.world.story.of(teacher)
    found = context.world.tutor.assignments.listed_for(known.teacher, known.course)
    assert len({card.title for card in found}) == count, f"{count} assignments expected: {len(found)}"


@then("{actor}'s gradebook shows full points of {actor} for all {int} of them")
def shows_all(context, teacher: Persona, student: Persona, count: int) -> None:
    world, known = context.world, context.world.story.of(teacher)
    name = world.story.person(student).full_name
    rows = world.tutor.scores.gradebook(known.teacher, known.course).rows
    scores = next(row.scores for row in rows if row.full_name == name)
    assert len(scores) == count, f"{count} columns expected, but there are {len(scores)}"
    bad = {title: score for title, score in scores.items() if score is None or score.share != 1}
    assert not bad, f"all should be full points, but these are not: {bad}"


def _names(context) -> list[str]:
    """The full names of the students of the course, sorted."""
    story = context.world.story
    return sorted(story.persons[persona].full_name for persona in story.known[-1].members)
