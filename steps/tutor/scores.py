"""Scores, as teachers and students read them."""

from dataclasses import replace

from behave import given, then, when

from steps.parameters import CourseOf
from support.domain.scores import GradebookRow, Score
from support.story import Persona
from support.waiting import eventually


@when("{actor} tries to read the scores of {course}")
def tries_to_read(context, actor: Persona, course: CourseOf) -> None:
    world, person = context.world, context.world.story.person(actor)
    known = world.story.of(course.owner)
    world.attempt(lambda: world.tutor.scores.own(person, known.course))


@then("the gradebook that {actor} reads is about {actors}")
def gradebook_is_about(context, reader: Persona, students: tuple[Persona, ...]) -> None:
    story = context.world.story
    expected = sorted(story.person(student).full_name for student in students)
    found = sorted(row.full_name for row in _gradebook(context, reader).rows)
    assert found == expected, f"{reader.name} should read about {expected}, but reads about {found}"


@then("{actor}'s gradebook shows {share_of_points} points of {actor} for {assignment}")
def gradebook_shows(context, teacher: Persona, share: str, student: Persona, title: str) -> None:
    def shown() -> bool:
        score = _row(context, teacher, student).scores[title]
        assert _is_share(score, share), f"{student.name} should have {share} points, but has {score}"
        return True

    eventually(shown, reason=f"{student.name}'s points for {title!r}")


@then("{actor}'s gradebook shows {float} points of {actor} for {assignment}")
def gradebook_shows_points(context, teacher: Persona, points: float, student: Persona, title: str) -> None:
    def shown() -> bool:
        score = _row(context, teacher, student).scores[title]
        found = score and score.points
        assert found is not None, f"{student.name} should have {points} points, but has {score}"
        # The site shows tenths.
        assert round(found, 1) == points, f"{student.name} should have {points} points, but has {score}"
        return True

    eventually(shown, reason=f"{student.name}'s points for {title!r}")


@then("{actor}'s gradebook shows {int} % of the points of {actor} for {assignment}")
def gradebook_shows_share(context, teacher: Persona, percent: int, student: Persona, title: str) -> None:
    def shown() -> bool:
        score = _row(context, teacher, student).scores[title]
        share = score and score.share
        assert share is not None, f"{student.name} should have {percent} %, but has {score}"
        # The site shows whole per cent, halves upwards.
        assert int(share * 100 + 0.5) == percent, f"{student.name} should have {percent} %, but has {score}"
        return True

    eventually(shown, reason=f"{student.name}'s share of {title!r}")


@then("{actor} is shown {share_of_points} points for {assignment}")
def is_shown(context, student: Persona, share: str, title: str) -> None:
    score = _row(context, student, student).scores[title]
    assert _is_share(score, share), f"{student.name} should be shown {share} points, but is shown {score}"


@then("{actor} is shown no score for {assignment} yet")
def is_shown_nothing(context, student: Persona, title: str) -> None:
    score = _row(context, student, student).scores[title]
    assert score is not None, f"{title!r} should be listed for {student.name}"
    assert score.points is None, f"{student.name} should be shown no points yet, but is shown {score}"


@then("{actor}'s gradebook lists {actor} in section {section}")
def lists_in_section(context, teacher: Persona, student: Persona, section: str) -> None:
    row = _row(context, teacher, student)
    assert row.section_name == section, f"{student.name} should be in section {section!r}, but: {row}"


@then("{actor} is shown a provisional score for {assignment}")
def is_provisional(context, student: Persona, title: str) -> None:
    score = _row(context, student, student).scores[title]
    assert score is not None, f"{student.name} should have a score for {title!r}"
    assert score.is_provisional, f"{student.name}'s score should be provisional, but is {score}"


@then("in {actor}'s gradebook {actor} is marked as dropped")
def is_marked(context, teacher: Persona, student: Persona) -> None:
    row = _row(context, teacher, student)
    assert row.is_dropped, f"{student.name} should be marked as dropped, but the row is {row}"


@then("in {actor}'s gradebook {actor} was never given {assignment}")
def never_given(context, teacher: Persona, student: Persona, title: str) -> None:
    row = _row(context, teacher, student)
    assert row.scores.get(title) is None, f"{student.name} should have no {title!r}, but the row is {row}"


@then("the average of section {section} is {int} %")
def average_is(context, section: str, percent: int) -> None:
    def shown() -> bool:
        averages = _gradebook(context, None).section_averages
        found = averages.get(section)
        assert found is not None, f"there are averages of {averages}"
        assert round(found * 100) == percent, f"the average is {found:.0%}"
        return True

    eventually(shown, reason=f"the average of section {section!r} to be {percent} %")


@given("{actor} has no last name")
def has_no_last_name(context, actor: Persona) -> None:
    story = context.world.story
    nameless = replace(story.cast.named(actor.name, actor.standing), last_name="")
    context.world.seed.people(nameless)
    story.persons[actor.name] = nameless


@when("{actor} lets homework count {int} % and readings {int} %")
def weighs(context, teacher: Persona, homework: int, reading: int) -> None:
    known = context.world.story.of(teacher)
    context.world.tutor.scores.weigh(known.teacher, known.course, homework / 100, reading / 100)


@when("{actor} tries to let homework count {int} % and readings {int} %")
def tries_to_weigh(context, teacher: Persona, homework: int, reading: int) -> None:
    world, known = context.world, context.world.story.of(teacher)
    scores = world.tutor.scores
    world.attempt(lambda: scores.weigh(known.teacher, known.course, homework / 100, reading / 100))


@then("the students of {actor}'s gradebook stand in the order of their names")
def stand_in_order(context, teacher: Persona) -> None:
    people = {person.full_name: person for person in context.world.story.persons.values()}
    found = [people[row.full_name] for row in _gradebook(context, teacher).rows]
    names = [(person.last_name.lower(), person.first_name.lower()) for person in found]
    assert names == sorted(names), f"the order should be {sorted(names)}, but is {names}"


@then("every share in {actor}'s gradebook lies between 0 % and 100 %")
def shares_are_shares(context, teacher: Persona) -> None:
    gradebook = _gradebook(context, teacher)
    told = [score.share for row in gradebook.rows for score in row.scores.values() if score]
    shares = [*told, *(row.average for row in gradebook.rows), *gradebook.section_averages.values()]
    known = [share for share in shares if share is not None]
    assert known, f"there should be shares, but the gradebook is {gradebook}"
    assert all(0 <= share <= 1 for share in known), f"the shares are {known}"


@then("{actor} has an average of {int} % in {actor}'s gradebook")
def has_average(context, student: Persona, percent: int, teacher: Persona) -> None:
    def shown() -> bool:
        average = _row(context, teacher, student).average
        assert average is not None, f"{student.name} should have an average of {percent} %, but has none"
        assert round(average * 100) == percent, f"the average should be {percent} %, but is {average:.1%}"
        return True

    eventually(shown, reason=f"{student.name}'s average")


@then("{assignment} is all that {actor}'s gradebook has of {actor}")
def is_all(context, title: str, teacher: Persona, student: Persona) -> None:
    row = _row(context, teacher, student)
    assert list(row.scores) == [title], f"the gradebook should have {title!r} only, but has {row.scores}"


@then("{actor} has no average yet in {actor}'s gradebook")
def has_no_average(context, student: Persona, teacher: Persona) -> None:
    row = _row(context, teacher, student)
    assert row.average is None, f"{student.name} should have no average, but the row is {row}"


def _gradebook(context, reader: Persona | None):
    """The gradebook as its reader sees it; None is the teacher."""
    story = context.world.story
    known = story.of(reader) if reader else story.known[-1]
    if reader is None or known.teacher.persona == reader.name:
        return context.world.tutor.scores.gradebook(known.teacher, known.course)
    return context.world.tutor.scores.own(story.person(reader), known.course)


def _row(context, reader: Persona, student: Persona) -> GradebookRow:
    """The student's one row."""
    name = context.world.story.person(student).full_name
    gradebook = _gradebook(context, reader)
    rows = [row for row in gradebook.rows if row.full_name == name]
    assert len(rows) == 1, f"{student.name} ({name}) should have one row, but the gradebook is {gradebook}"
    return rows[0]


def _is_share(score: Score | None, share: str) -> bool:
    """Whether a score is that share of what there was to earn."""
    if score is None or score.points is None or score.share is None:
        return False
    if share == "fewer than full":
        return 0 < score.share < 1
    return score.share == (1 if share == "full" else 0)
