"""The scheduler's own calls, as an algorithm outside it uses them."""

import json
import random

import pytest
import requests

from sandbox.scheduler.calculations import NOBODY
from sandbox.scheduler.calls import operations
from tests.sandbox.launching import HEADERS, ask, sandbox
from tests.sandbox.scheduler.classroom import at, new

MINE = "my_algorithm"
LOCAL = ("local_query", "biglearn_sparfa")


class Algorithm:
    """Whoever polls the scheduler, under one name."""

    def __init__(self, school, name=MINE):
        self.calls, self.name = operations(school.desk), name

    def ask(self, call, body):
        operation = self.calls[call]
        assert set(body) == operation.keys
        return json.loads(json.dumps(operation.answer(body)))

    def wanted(self, what):
        call, key = {
            "orders": ("fetch_exercise_calculations", "exercise_calculations"),
            "clues": ("fetch_clue_calculations", "clue_calculations"),
            "matrices": ("fetch_ecosystem_matrix_updates", "ecosystem_matrix_updates"),
        }[what]
        return self.ask(call, {"algorithm_name": self.name})[key]

    def order_for(self, student):
        return next(c for c in self.wanted("orders") if c["student_uuid"] == student)

    def bring_order(self, calculation, exercises, matrix=None):
        return self.bring_orders([calculation], exercises, matrix)

    def bring_orders(self, calculations, exercises, matrix=None):
        updates = [
            {
                "calculation_uuid": calculation["calculation_uuid"],
                "algorithm_name": self.name,
                "ecosystem_matrix_uuid": matrix or new(),
                "exercise_uuids": exercises,
            }
            for calculation in calculations
        ]
        body = {"exercise_calculation_updates": updates}
        return status(self.ask("update_exercise_calculations", body)["exercise_calculation_update_responses"])

    def bring_clue(self, calculation, data):
        update = {"calculation_uuid": calculation["calculation_uuid"], "algorithm_name": self.name}
        body = {"clue_calculation_updates": [update | {"clue_data": data}]}
        return status(self.ask("update_clue_calculations", body)["clue_calculation_update_responses"])

    def bring_matrix(self, update):
        body = {
            "ecosystem_matrices_updated": [
                {"calculation_uuid": update["calculation_uuid"], "algorithm_name": self.name}
            ]
        }
        return status(self.ask("ecosystem_matrices_updated", body)["ecosystem_matrix_updated_responses"])

    def made(self, **wish):
        body = {"algorithm_exercise_calculation_requests": [{"request_uuid": "r", **wish}]}
        answer = self.ask("fetch_algorithm_exercise_calculations", body)["algorithm_exercise_calculations"]
        return answer[0]["calculations"] if answer else None


def status(responses):
    return [r["calculation_status"] for r in responses]


@pytest.fixture
def algorithm(school):
    return Algorithm(school)


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    """A scheduler that has no Biglearn to follow."""
    with sandbox(tmp_path_factory.mktemp("scheduler") / "state.json", components="scheduler") as (_, parts):
        yield parts["scheduler"]["url"]


def exercises_of(school):
    return [e for page in school.pages.values() for e in page]


def look(school):
    school.follower.look()


def test_an_order_is_wanted_for_every_student_and_for_nobody(school, algorithm):
    look(school)
    wanted = algorithm.wanted("orders")
    assert {c["student_uuid"] for c in wanted} == {school.ada, school.ben, NOBODY}
    for calculation in wanted:
        assert calculation["ecosystem_uuid"] == school.ecosystem
        assert sorted(calculation["exercise_uuids"]) == sorted(exercises_of(school))


def test_offering_reserves_nothing_and_bringing_ends_the_offer(school, algorithm):
    look(school)
    calculation = algorithm.order_for(school.ada)
    assert algorithm.order_for(school.ada) == calculation
    assert algorithm.bring_order(calculation, calculation["exercise_uuids"]) == ["calculation_accepted"]
    assert school.ada not in {c["student_uuid"] for c in algorithm.wanted("orders")}
    other = Algorithm(school, "another")
    assert other.order_for(school.ada) == calculation, "what one has done is still open for another"


def test_no_more_than_ten_orders_are_offered_at_once_and_not_always_the_same(school, algorithm):
    for _ in range(30):
        school.assign(next(iter(school.pages)), student=new())
    look(school)
    offers = [frozenset(c["student_uuid"] for c in algorithm.wanted("orders")) for _ in range(5)]
    assert {len(offer) for offer in offers} == {10}
    assert len(set(offers)) > 1
    wanted = algorithm.wanted("orders")
    assert algorithm.bring_orders(wanted, exercises_of(school)) == ["calculation_accepted"] * 10
    done = {c["calculation_uuid"] for c in wanted}
    assert not done & {c["calculation_uuid"] for c in algorithm.wanted("orders")}


def test_a_new_answer_replaces_the_calculation(school, algorithm):
    page, exercises = next(iter(school.pages.items()))
    _, trials = school.assign(page, exercises[:1])
    look(school)
    old = algorithm.order_for(school.ada)
    school.answer(trials[0], exercises[0])
    look(school)
    newer = algorithm.order_for(school.ada)
    assert newer["calculation_uuid"] != old["calculation_uuid"]
    assert algorithm.bring_order(old, old["exercise_uuids"]) == ["calculation_unknown"]
    assert algorithm.bring_order({"calculation_uuid": new()}, []) == ["calculation_unknown"]
    assert algorithm.bring_order(newer, newer["exercise_uuids"]) == ["calculation_accepted"]


def test_an_assignment_is_filled_in_the_order_that_was_brought(school, algorithm):
    page, exercises = next(iter(school.pages.items()))
    assignment, _ = school.assign(page, goal_num_tutor_assigned_pes=3)
    look(school)
    assert school.pes(assignment, MINE) == ("assignment_unready", [])
    order = random.sample(exercises_of(school), 20)
    calculation, matrix = algorithm.order_for(school.ada), new()
    algorithm.bring_order(calculation, order, matrix)
    look(school)
    best = [e for e in order if e in exercises]
    assert school.pes(assignment, MINE) == ("assignment_ready", best[:3])
    spes = school.spes(assignment, "instructor_driven", MINE)
    assert spes["exercise_uuids"] == best[3:7]
    assert spes["calculation_uuid"] == calculation["calculation_uuid"]
    assert spes["ecosystem_matrix_uuid"] == matrix
    assert spes["spy_info"]["exercise_algorithm_name"] == MINE


def test_what_an_order_leaves_out_is_not_offered(school, algorithm):
    page, exercises = next(iter(school.pages.items()))
    assignment, _ = school.assign(page, goal_num_tutor_assigned_pes=3)
    look(school)
    algorithm.bring_order(algorithm.order_for(school.ada), exercises[:2])
    look(school)
    assert school.pes(assignment, MINE) == ("assignment_ready", exercises[:2])


def test_whoever_has_no_order_of_their_own_gets_nobodys_and_no_history(school, algorithm):
    first, second = school.pages
    school.assign(first, exclusion_info={"due_at": at(-60)})
    assignment, _ = school.assign(second, goal_num_tutor_assigned_pes=1, goal_num_tutor_assigned_spes=2)
    look(school)
    order = random.sample(exercises_of(school), 20)
    algorithm.bring_order(algorithm.order_for(NOBODY), order)
    look(school)
    best = [e for e in order if e in school.pages[second]]
    assert school.pes(assignment, MINE) == ("assignment_ready", best[:1])
    assert school.spes(assignment, "student_driven", MINE)["exercise_uuids"] == best[1:3]
    assert school.practice(MINE)[0] == "student_unready", "practice is for somebody"
    algorithm.bring_order(algorithm.order_for(school.ada), order)
    look(school)
    spes = school.spes(assignment, "student_driven", MINE)["exercise_uuids"]
    assert [e in school.pages[first] for e in spes] == [True, False], "now with the history"


def test_orders_are_found_by_student_and_by_calculation(school, algorithm):
    page, exercises = next(iter(school.pages.items()))
    _, trials = school.assign(page, exercises[:1])
    look(school)
    calculation, order, matrix = algorithm.order_for(school.ada), exercises_of(school)[::-1], new()
    assert algorithm.made(student_uuid=school.ada, algorithm_name=MINE) is None
    algorithm.bring_order(calculation, order, matrix)
    [made] = algorithm.made(student_uuid=school.ada, algorithm_name=MINE.upper())
    assert made.pop("calculated_at").endswith("Z")
    assert made == {
        "student_uuid": school.ada,
        "calculation_uuid": calculation["calculation_uuid"],
        "ecosystem_matrix_uuid": matrix,
        "algorithm_name": MINE,
        "exercise_uuids": order,
    }
    school.answer(trials[0], exercises[0])
    look(school)  # replaced, and yet an assignment may have been filled from it
    found = algorithm.made(calculation_uuids=[calculation["calculation_uuid"]])
    assert {m["algorithm_name"] for m in found} == {MINE, *LOCAL}
    assert algorithm.made(calculation_uuids=[new()]) is None


def test_the_local_algorithm_has_always_done_its_work(school):
    page, exercises = next(iter(school.pages.items()))
    assignment, trials = school.assign(page, exercises[:1], goal_num_tutor_assigned_pes=2)
    school.answer(trials[0], exercises[0])
    look(school)
    for name in LOCAL:
        local = Algorithm(school, name)
        assert [local.wanted(what) for what in ("orders", "clues", "matrices")] == [[], [], []]
        [made] = local.made(student_uuid=school.ada, algorithm_name=name)
        best = [e for e in made["exercise_uuids"] if e in exercises[1:]]
        assert school.pes(assignment, name) == ("assignment_ready", best[:2])


def test_clues_are_calculated_from_the_answers_that_count(school, algorithm):
    page, exercises = next(iter(school.pages.items()))
    _, trials = school.assign(page, exercises[:3], exclusion_info={"feedback_at": at(600)})
    school.answer(trials[0], exercises[0], is_correct=False)
    school.answer(trials[0], exercises[0], responded_at="2026-01-02T00:00:00Z")
    look(school)
    by_students = {frozenset(c["student_uuids"]): c for c in algorithm.wanted("clues")}
    assert set(by_students) == {frozenset({school.ada}), frozenset({school.ada, school.ben})}
    own, periods = by_students[frozenset({school.ada})], by_students[frozenset({school.ada, school.ben})]
    assert own["responses"] == [], "held back from the student"
    assert [(r["trial_uuid"], r["is_correct"]) for r in periods["responses"]] == [(trials[0], True)]
    for calculation in (own, periods):
        assert calculation["ecosystem_uuid"] == school.ecosystem
        assert sorted(calculation["exercise_uuids"]) == sorted(exercises)


def test_a_clue_that_was_brought_is_told_and_decides_about_practice(school, algorithm):
    first, second = school.pages
    for page in (first, second):
        _, trials = school.assign(page, school.pages[page][:1])
        school.answer(trials[0], school.pages[page][0])
    look(school)
    algorithm.bring_order(algorithm.order_for(school.ada), exercises_of(school))
    look(school)
    likely = {school.pages[first][0]: 0.9, school.pages[second][0]: 0.1}
    for calculation in algorithm.wanted("clues"):
        value = next(v for e, v in likely.items() if e in calculation["exercise_uuids"])
        data = {"minimum": 0, "most_likely": value, "maximum": 1, "is_real": True}
        assert algorithm.bring_clue(calculation, data) == ["calculation_accepted"]
    look(school)
    assert algorithm.wanted("clues") == []
    assert school.clue("student", first, MINE) == ("clue_ready", True, 0.9)
    assert school.clue("teacher", second, MINE) == ("clue_ready", True, 0.1)
    _, found = school.practice(MINE)
    assert [e in school.pages[second] for e in found] == [True] * 3 + [False] * 2
    assert school.clue("student", first) == ("clue_ready", False, 0.5), "the local algorithm's stays"


def test_a_clue_without_an_estimate_stops_nothing(school, algorithm):
    page, exercises = next(iter(school.pages.items()))
    _, trials = school.assign(page, exercises[:1])
    school.answer(trials[0], exercises[0])
    look(school)
    for calculation in algorithm.wanted("clues"):
        algorithm.bring_clue(calculation, {"most_likely": "who knows"})
    algorithm.bring_order(algorithm.order_for(school.ada), exercises)
    look(school)
    assert school.practice(MINE) == ("student_ready", exercises[:5])


def test_a_matrix_is_due_at_the_first_answer_and_then_at_a_tenth_more(school, algorithm):
    page, exercises = next(iter(school.pages.items()))
    _, trials = school.assign(page, [exercises[0]] * 13)
    due = []
    for trial in trials:
        school.answer(trial, exercises[0])
        look(school)
        updates = algorithm.wanted("matrices")
        due.append(bool(updates))
        for update in updates:
            assert update["ecosystem_uuid"] == school.ecosystem
            assert algorithm.bring_matrix(update) == ["calculation_accepted"]
            last = update
    # 1, 1·1.1 → 2, … 9·1.1 → 10, 10·1.1 → 12
    assert due == [True] * 10 + [False, True, False]
    assert algorithm.bring_matrix({"calculation_uuid": new()}) == ["calculation_unknown"]
    assert algorithm.bring_matrix(last) == ["calculation_accepted"]


@pytest.mark.parametrize(
    ("call", "body"),
    [
        ("fetch_exercise_calculations", {"algorithm_name": None}),
        ("fetch_exercise_calculations", {}),
        ("fetch_clue_calculations", {"algorithm_name": MINE, "more": 1}),
        ("update_exercise_calculations", {"exercise_calculation_updates": [{"calculation_uuid": "x"}]}),
        ("update_clue_calculations", {"clue_calculation_updates": [{"calculation_uuid": new()}]}),
        ("fetch_algorithm_exercise_calculations", {"algorithm_exercise_calculation_requests": [{}]}),
    ],
)
def test_what_cannot_be_read_is_a_broken_call(scheduler, call, body):
    reply = requests.post(f"{scheduler}/{call}", json=body, headers=HEADERS, timeout=5)
    assert reply.status_code == 500
    assert len(reply.json()["error_id"]) == 6


def test_biglearns_token_does_not_open_the_scheduler(scheduler):
    body, headers = {"algorithm_name": MINE}, {"Biglearn-Api-Token": HEADERS["Biglearn-Api-Token"]}
    reply = requests.post(f"{scheduler}/fetch_clue_calculations", json=body, headers=headers, timeout=5)
    assert reply.status_code == 400
    assert "Biglearn-Scheduler-Token" in reply.json()["errors"][0]
    assert ask(scheduler, "fetch_clue_calculations", body) == {"clue_calculations": []}


def test_a_call_that_breaks_has_taken_nothing(school, algorithm):
    look(school)
    good = {
        "calculation_uuid": algorithm.order_for(school.ada)["calculation_uuid"],
        "algorithm_name": MINE,
        "ecosystem_matrix_uuid": new(),
        "exercise_uuids": [],
    }
    body = {"exercise_calculation_updates": [good, good | {"exercise_uuids": ["no uuid"]}]}
    with pytest.raises(ValueError, match="no uuid"):
        algorithm.ask("update_exercise_calculations", body)
    assert algorithm.made(student_uuid=school.ada, algorithm_name=MINE) is None


@pytest.mark.parametrize(
    ("call", "key", "answer"),
    [
        (
            "update_exercise_calculations",
            "exercise_calculation_updates",
            "exercise_calculation_update_responses",
        ),
        ("update_clue_calculations", "clue_calculation_updates", "clue_calculation_update_responses"),
        ("ecosystem_matrices_updated", "ecosystem_matrices_updated", "ecosystem_matrix_updated_responses"),
        (
            "fetch_algorithm_exercise_calculations",
            "algorithm_exercise_calculation_requests",
            "algorithm_exercise_calculations",
        ),
    ],
)
def test_an_empty_list_is_answered_by_one(school, algorithm, call, key, answer):
    assert algorithm.ask(call, {key: []}) == {answer: []}
