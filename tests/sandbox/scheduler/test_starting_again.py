"""A scheduler that starts again: what algorithms outside brought is there, for the same calculations."""

import pytest

from sandbox.scheduler.desk import Desk
from sandbox.scheduler.following import Follower
from sandbox.scheduler.memory import Memory
from tests.sandbox.scheduler.classroom import Class


@pytest.fixture
def desk_again(database_url):
    """A desk on the same database, however often it is asked for: each is one after a restart."""
    return lambda: Desk(Memory(database_url))


@pytest.fixture
def school(biglearn, desk_again):
    school = Class(biglearn)
    school.desk = desk_again()
    school.follower = Follower(biglearn, school.desk)
    return school


def restart(school, desk_again):
    school.desk = desk_again()
    school.follower = Follower(school.biglearn, school.desk)
    school.follower.look()


def test_the_same_calculations_are_offered_after_a_restart(school, desk_again):
    page, exercises = next(iter(school.pages.items()))
    _, trials = school.assign(page, exercises[:1])
    school.answer(trials[0], exercises[0])
    school.follower.look()

    def offered():
        desk = school.desk
        return {
            c.uuid
            for wanted in (desk.orders_wanted, desk.clues_wanted, desk.matrices_wanted)
            for c in wanted("outside")
        }

    before = offered()
    assert len(before) > 4
    restart(school, desk_again)
    assert offered() == before


def test_what_an_algorithm_brought_counts_after_a_restart_and_is_not_asked_for_again(school, desk_again):
    page, exercises = next(iter(school.pages.items()))
    assignment, trials = school.assign(page, exercises[:1], goal_num_tutor_assigned_pes=2)
    school.answer(trials[0], exercises[0])
    school.follower.look()
    order = next(c for c in school.desk.orders_wanted("outside") if c.student == school.ada)
    clue = next(c for c in school.desk.clues_wanted("outside") if c.kind == "student")
    matrix = school.desk.matrices_wanted("outside")[0]
    assert school.desk.take_order(order.uuid, "outside", exercises[5:], matrix.uuid)
    assert school.desk.take_clue(clue.uuid, "outside", {"most_likely": 0.25, "is_real": True})
    assert school.desk.take_matrix(matrix.uuid, "outside")
    [brought] = school.desk.orders_for(school.ada, "outside")
    restart(school, desk_again)
    assert order.uuid not in {c.uuid for c in school.desk.orders_wanted("outside")}
    assert clue.uuid not in {c.uuid for c in school.desk.clues_wanted("outside")}
    assert school.desk.matrices_wanted("outside") == []
    [found] = school.desk.orders_for(school.ada, "outside")
    assert (found.calculation.uuid, found.at) == (order.uuid, brought.at)
    assert found.order.best_first(exercises) == exercises[5:]
    assert school.desk.clues_of(school.ada, school.ecosystem, "outside")[page]["most_likely"] == 0.25
    assert school.pes(assignment, "outside") == ("assignment_ready", exercises[5:7])


def test_what_was_brought_for_a_calculation_that_is_no_longer_current_stays_out(school, desk_again):
    page, exercises = next(iter(school.pages.items()))
    _, trials = school.assign(page, exercises[:1])
    school.follower.look()
    order = next(c for c in school.desk.orders_wanted("outside") if c.student == school.ada)
    assert school.desk.take_order(order.uuid, "outside", exercises, order.uuid)
    school.answer(trials[0], exercises[0])
    restart(school, desk_again)
    assert school.desk.orders_for(school.ada, "outside") == []
    assert not school.desk.take_order(order.uuid, "outside", exercises, order.uuid)
