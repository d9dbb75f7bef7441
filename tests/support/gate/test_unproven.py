"""What the evidence does not show is told by behaviour, in words, and why."""

from dataclasses import replace

import pytest

from support.gate.behaviours import shown
from support.gate.policy import Policy
from support.gate.verdict import Verdict, judge
from support.planning.plan import Plan
from support.record.events import Outcome
from tests.support.gate.small_runs import NOW, plan_of, planned, record_of

POLICY = Policy(1, frozenset({"quarantine", "advisory"}), flaky_needs_a_person=True)
CATALOGUE = {"EN-01": (3, "Only students join"), "EN-02": (2, "A wrong code is refused")}


def plan_with(*tags: str, **other: object) -> Plan:
    return plan_of(
        planned("one", behaviours=["EN-01"]),
        planned("two", *tags, behaviours=["EN-02"]),
        catalogue=CATALOGUE,
        **other,
    )


def told(plan: Plan, *outcomes: Outcome | None) -> dict[str, str]:
    found = shown(plan, record_of(plan, *outcomes), POLICY).unproven
    return {unproven.behaviour: unproven.why for unproven in found}


def test_a_behaviour_is_proven_when_every_case_that_counts_passed() -> None:
    found = shown(plan_with(), record_of(plan_with()), POLICY)
    assert (found.proven, found.contradicted, found.unproven) == (("EN-01", "EN-02"), (), ())


def test_a_behaviour_that_failed_is_contradicted_and_not_merely_unproven() -> None:
    found = shown(plan_with(), record_of(plan_with(), Outcome.PASSED, Outcome.FAILED), POLICY)
    assert (found.proven, found.contradicted, found.unproven) == (("EN-01",), ("EN-02",), ())


@pytest.mark.parametrize(
    ("outcome", "why"),
    [
        (Outcome.SKIPPED, '"two" (api) was skipped'),
        (Outcome.PENDING, '"two" (api) has a step that is not written yet'),
        (Outcome.ERROR, '"two" (api) could not be carried out'),
        (Outcome.COMPROMISED, '"two" (api) lost the environment while it ran'),
        (None, '"two" (api) has no outcome'),
    ],
)
def test_what_stopped_a_case_leaves_its_behaviour_unproven(outcome: Outcome | None, why: str) -> None:
    assert told(plan_with(), Outcome.PASSED, outcome) == {"EN-02": why}


def test_quarantine_leaves_a_behaviour_unproven() -> None:
    assert told(plan_with("quarantine")) == {"EN-02": 'every scenario of it is in quarantine: "two"'}


def test_an_advisory_case_proves_nothing() -> None:
    assert told(plan_with("advisory")) == {"EN-02": 'no scenario of it counts here: "two"'}


def test_what_a_target_cannot_show_is_told_with_the_reason() -> None:
    whole = plan_with()
    plan = replace(
        whole,
        cases=whole.cases[:1],
        unprovable_cases=whole.cases[1:],
        not_provable={whole.cases[1].id: "the target has no biglearn"},
    )
    assert told(plan) == {"EN-02": "it cannot be shown on sandbox: the target has no biglearn"}


def test_a_critical_behaviour_without_a_scenario_is_told_and_others_are_not() -> None:
    plan = plan_of(planned("one"), catalogue=CATALOGUE)
    assert told(plan) == {"EN-01": "no scenario is about it"}
    assert told(replace(plan, narrowed_by=("PATH",))) == {
        "EN-01": "no scenario of the chosen features is about it"
    }
    assert told(replace(plan, elsewhere=("EN-01",))) == {"EN-01": "its scenarios were not part of this run"}


def test_the_verdict_lists_them_and_keeps_them_in_its_file(tmp_path) -> None:
    plan = plan_with()
    verdict = judge(plan, record_of(plan, None), POLICY, at=NOW)
    assert [(u.behaviour, u.statement, u.is_critical) for u in verdict.unproven] == [
        ("EN-01", "Only students join", True)
    ]
    assert Verdict.read(verdict.write(tmp_path)) == verdict


def test_what_is_critical_comes_first_and_known_defects_are_not_missed() -> None:
    plan = plan_of(
        planned("one"), catalogue={"AA-01": (1, "An edge"), "EN-01": (3, "x")}, elsewhere=("AA-01", "DEFECT")
    )
    found = shown(plan, record_of(plan), POLICY).unproven
    assert [unproven.behaviour for unproven in found] == ["EN-01", "AA-01"]
