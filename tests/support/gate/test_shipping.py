"""A build goes to an environment when whole, fresh evidence of exactly that build says so, and not else."""

from dataclasses import replace
from datetime import date

import pytest

from support.gate.behaviours import Unproven
from support.gate.matrix import Evidence
from support.gate.policy import Need, Policy, Way
from support.gate.quarantine import Entry, Quarantine
from support.gate.shipping import Answer, may_ship
from support.gate.verdict import Verdict
from support.planning.build import digest_of
from tests.support.gate.small_runs import BUILD, NOW, verdict

RELEASED = Way(
    "released", (Need("merge", ("staging", "qa"), 24), Need("nightly", ("staging",), 36, ("payments.on",)))
)
HOTFIX = Way("hotfix", (Need("hotfix", ("staging",), 2),), needs_a_person=True)
POLICY = Policy(
    1,
    frozenset(),
    flaky_needs_a_person=True,
    digest="90d",
    environments={"production": (RELEASED, HOTFIX), "staging": (RELEASED,)},
)
MERGE = verdict("r1")
NIGHTLY = verdict("r2", profile="nightly", hours=12, flags=("payments.off", "payments.on"))
FIX = verdict("r3", profile="hotfix", hours=1)


def ask(
    *verdicts: Verdict, to: str = "staging", policy: Policy = POLICY, said: dict[str, str] | None = None
) -> Answer:
    words = said or {}
    return may_ship(
        digest_of(BUILD),
        to,
        evidence=Evidence().joined(Evidence(verdicts)),
        policy=policy,
        at=NOW,
        word=lambda verdict: words.get(verdict.run),
    )


def test_whole_fresh_evidence_of_that_build_is_enough() -> None:
    answer = ask(MERGE, NIGHTLY)
    assert (answer.status, answer.exit_code, answer.way) == ("deliverable", 0, "released")
    assert [(row.run, row.verdict) for row in answer.rows] == [("r1", MERGE.digest), ("r2", NIGHTLY.digest)]


@pytest.mark.parametrize(
    ("nightly", "why"),
    [
        (None, "this build was not judged there"),
        ({"build": {"tutor-server": "other"}}, "this build was not judged there"),
        ({"environment": "qa"}, "this build was not judged there"),
        ({"profile": "merge"}, "this build was not judged there"),
        ({"narrowed_by": ("--name",)}, "only a part of the profile was run: --name"),
        ({"flags": ("payments.off",)}, "not shown under payments.on"),
        ({"policy_digest": "other"}, "judge again with `tutor-bdd gate r2`"),
        ({"finished_at": ""}, "nobody can tell when r2 ended"),
        ({"finished_at": "2026-11-24"}, "nobody can tell when r2 ended"),
        ({"finished_at": "2026-11-22T12:00:00+00:00"}, "ended 48.0 hours ago; it may be 36 hours old"),
        ({"finished_at": "2026-11-25T12:00:00+00:00"}, "ends 24.0 hours from now"),
        ({"status": "not proven", "exit_code": 5}, "r2 is not proven: because"),
    ],
)
def test_anything_less_is_not_proven(nightly: dict[str, object] | None, why: str) -> None:
    answer = ask(MERGE, *([replace(NIGHTLY, **nightly)] if nightly else []))
    assert (answer.status, answer.exit_code) == ("not proven", 5)
    assert any(why in reason for reason in answer.reasons), answer.reasons


def test_what_is_blocked_blocks() -> None:
    answer = ask(MERGE, replace(NIGHTLY, status="blocked", exit_code=1))
    assert (answer.status, answer.exit_code) == ("blocked", 1)


def test_a_later_red_run_outweighs_an_earlier_green_one() -> None:
    assert ask(MERGE, NIGHTLY, verdict("r9", "blocked", hours=0.5)).status == "blocked"


def test_red_that_was_repeated_into_green_waits_for_a_person() -> None:
    red = verdict("r0", "blocked", hours=5)
    answer = ask(red, MERGE, NIGHTLY)
    assert (answer.status, answer.exit_code) == ("held", 6)
    assert "r1 passed only after r0 was blocked" in answer.reasons[0]
    assert ask(red, MERGE, NIGHTLY, said={"r1": "approved"}).status == "deliverable"
    assert ask(red, MERGE, NIGHTLY, said={"r2": "approved"}).status == "held"


def test_what_is_held_needs_a_word_on_exactly_that_verdict() -> None:
    held = replace(NIGHTLY, status="held", exit_code=6)
    assert ask(MERGE, held).status == "held"
    assert ask(MERGE, held, said={"r1": "approved"}).status == "held"
    assert ask(MERGE, held, said={"r2": "approved"}).status == "deliverable"


@pytest.mark.parametrize("run", ["r1", "r2"])
def test_what_a_person_rejected_is_blocked_however_green(run: str) -> None:
    assert ask(MERGE, NIGHTLY, said={run: "rejected"}).status == "blocked"


def test_a_word_opens_no_other_door() -> None:
    """A person may decide what is held, and nothing else."""
    for status, exit_code in (("blocked", 1), ("not proven", 5)):
        bad = replace(NIGHTLY, status=status, exit_code=exit_code)
        assert ask(MERGE, bad, said={"r1": "approved", "r2": "approved"}).status == status


def test_a_hotfix_goes_by_its_own_way_with_a_persons_word() -> None:
    assert (ask(FIX, to="production").status, ask(FIX, to="production").way) == ("held", "hotfix")
    assert ask(FIX, to="production", said={"r3": "approved"}).status == "deliverable"
    assert ask(FIX, to="staging").status == "not proven"


def test_nobody_goes_round_a_red_light_without_a_word() -> None:
    quick = replace(POLICY, environments={"staging": (RELEASED, replace(HOTFIX, needs_a_person=False))})
    red = verdict("r9", "blocked", hours=0.5)
    assert ask(FIX, policy=quick).status == "deliverable"
    answer = ask(FIX, red, policy=quick)
    assert answer.status == "held"
    assert any("the way 'released' is blocked" in reason for reason in answer.reasons)


def test_quarantine_that_is_due_by_now_blocks() -> None:
    entry = Entry("f", "s", "Ada", "#1", "r", "e", date(2026, 11, 1), date(2026, 11, 23))
    due = replace(POLICY, quarantine=Quarantine(28, {}, (entry,)))
    assert ask(MERGE, NIGHTLY, policy=due).status == "blocked"


def test_what_none_of_the_evidence_shows_is_told() -> None:
    one, two = Unproven("EN-01", "Only students join", "x", True), Unproven("EN-02", "A", "y", False)
    answer = ask(replace(MERGE, unproven=(one, two)), replace(NIGHTLY, unproven=(one,)))
    assert answer.unproven == (one,)
    assert answer.told()["unproven"][0]["statement"] == "Only students join"
