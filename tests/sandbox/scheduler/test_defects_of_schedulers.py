"""Known defects of deployed schedulers: off, the stand-in does what is intended; on, what they do."""

import pytest

from sandbox.scheduler.following import Follower
from tests.sandbox.scheduler.classroom import Class, new


def on(number):
    return pytest.mark.parametrize("defects", [(), (number,)], ids=["off", "on"])


def answered(school, count=3):
    """The page on which Ada has given so many right answers."""
    page, exercises = next(iter(school.pages.items()))
    _, trials = school.assign(page, exercises[:count])
    for trial, exercise in zip(trials, exercises, strict=False):
        school.answer(trial, exercise)
    school.follower.look()
    return page


@on(34)
def test_34_a_period_s_estimate_after_the_change_of_the_book(biglearn, defects):
    school = Class(biglearn, defects=defects)
    answered(school)
    school.move_to_another_book(mapped=True)
    school.follower.look()
    [(page, exercises)] = school.pages.items()
    assert school.clue("student", page) == ("clue_ready", True, 0.933)
    assert school.clue("teacher", page)[0] == ("clue_unready" if defects else "clue_ready")
    _, trials = school.assign(page, exercises[:1])
    school.answer(trials[0], exercises[0])
    school.follower.look()
    assert school.clue("teacher", page) == ("clue_ready", True, 0.948)


@on(43)
def test_43_two_versions_of_a_question_in_one_offer(biglearn, defects):
    school = Class(biglearn, defects=defects)
    ecosystem = new()
    versions, page = [new() for _ in range(4)], new()
    pool = {
        "use_for_clue": True,
        "use_for_personalized_for_assignment_types": ["homework"],
        "exercise_uuids": versions,
    }
    group = new()
    exercises = [{"exercise_uuid": e, "group_uuid": group, "version": v} for v, e in enumerate(versions)]
    book = {"cnx_identity": f"{new()}@1", "contents": [{"container_uuid": page, "pools": [pool]}]}
    body = {
        "ecosystem_uuid": ecosystem,
        "book": book,
        "exercises": exercises,
        "imported_at": "2026-01-01T00:00:00Z",
    }
    biglearn.ask("create_ecosystem", body)
    assignment, _ = school.assign(page, goal_num_tutor_assigned_pes=3, ecosystem_uuid=ecosystem)
    school.follower.look()
    assert len(set(school.pes(assignment)[1])) == (3 if defects else 1)


@on(63)
def test_63_a_student_who_moves_takes_the_answers_along(biglearn, defects):
    school = Class(biglearn, defects=defects)
    page, other = answered(school), new()
    assert school.clue("teacher", page) == ("clue_ready", True, 0.933)
    school.enroll({school.period: (school.ben,), other: (school.ada,)})
    school.follower.look()
    if defects:
        assert school.clue("teacher", page, period=other)[0] == "clue_unready"
        assert school.clue("teacher", page) == ("clue_ready", True, 0.933)
    else:
        assert school.clue("teacher", page, period=other) == ("clue_ready", True, 0.933)
        assert school.clue("teacher", page) == ("clue_ready", False, 0.5)
    exercise = school.pages[page][3]
    _, trials = school.assign(page, [exercise])
    school.answer(trials[0], exercise)
    school.follower.look()
    assert school.clue("teacher", page, period=other) == ("clue_ready", True, 0.948)


def test_settling_takes_in_all_that_was_told(school):
    page = next(iter(school.pages))
    assignment, _ = school.assign(page, goal_num_tutor_assigned_pes=2)
    assert school.follower.settle() > 0
    assert school.pes(assignment)[0] == "assignment_ready"
    later, _ = school.assign(page, goal_num_tutor_assigned_pes=2)
    assert school.follower.settle() > 0
    assert school.pes(later)[0] == "assignment_ready"
    assert school.follower.settle() == 0


def test_it_goes_on_settling_until_nothing_is_new(school, monkeypatch):
    news = iter([True, True, False])
    monkeypatch.setattr(Follower, "look", lambda _: next(news))
    assert school.follower.settle() == 2
