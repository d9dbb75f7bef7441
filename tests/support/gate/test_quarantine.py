"""Quarantine is a debt: whoever has one is named, and it blocks when it is due."""

from dataclasses import replace

import pytest

from support.gate.policy import Policy
from support.gate.quarantine import QuarantineError, parse
from support.gate.verdict import judge
from support.record.events import Outcome
from tests.support.gate.small_runs import NOW, plan_of, planned, record_of

GOOD = """
longest_days = 28
[caps]
tutor = 1
[[entries]]
feature = "features/tutor/a.feature"
scenario = "two"
owner = "Ada"
issue = "#412"
reason = "the list is drawn twice"
evidence = "reports of r5f2c9a"
since = 2026-11-10
expires = 2026-12-01
"""
PLAN = plan_of(planned("one"), planned("two", "quarantine"))


def policy(text: str = GOOD) -> Policy:
    return Policy(1, frozenset({"quarantine"}), flaky_needs_a_person=True, quarantine=parse(text))


def test_a_case_in_quarantine_runs_is_told_and_does_not_block() -> None:
    verdict = judge(PLAN, record_of(PLAN, Outcome.PASSED, Outcome.FAILED), policy(), at=NOW)
    assert verdict.exit_code == 0
    assert '"two" (A, api) is excused by its tags: failed' in verdict.reasons


@pytest.mark.parametrize(
    ("tag", "told"),
    [("known-defect", "is a known defect, not blocking"), ("wish", "is a wish, not blocking")],
)
def test_what_is_known_or_only_wished_for_is_told_as_such_and_does_not_block(tag: str, told: str) -> None:
    plan = plan_of(planned("one"), planned("two", tag))
    excusing = Policy(1, frozenset({tag}), flaky_needs_a_person=True)
    verdict = judge(plan, record_of(plan, Outcome.PASSED, Outcome.FAILED), excusing, at=NOW)
    assert verdict.exit_code == 0
    assert f'"two" (A, api) {told}: failed' in verdict.reasons


@pytest.mark.parametrize(("day", "exit_code"), [("2026-11-24", 0), ("2026-11-23", 1)])
def test_it_blocks_from_the_day_after_it_ends(day: str, exit_code: int) -> None:
    verdict = judge(PLAN, record_of(PLAN), policy(GOOD.replace("2026-12-01", day)), at=NOW)
    assert verdict.exit_code == exit_code
    assert any("Ada has to mend it (#412)" in reason for reason in verdict.reasons) == bool(exit_code)


def test_what_is_due_blocks_also_where_the_case_is_not_in_the_plan() -> None:
    plan = plan_of(planned("one"))
    due = policy(GOOD.replace("2026-12-01", "2026-11-20"))
    assert judge(plan, record_of(plan), due, at=NOW).status == "blocked"


def test_more_in_quarantine_than_an_area_may_have_blocks() -> None:
    plan = plan_of(planned("one"), planned("two", "quarantine"), planned("two", "quarantine", channel="ui"))
    verdict = judge(plan, record_of(plan), policy(), at=NOW)
    assert (verdict.status, verdict.reasons) == (
        "blocked",
        ("2 cases of tutor are in quarantine; its cap is 1",),
    )
    assert judge(plan, record_of(plan), policy(GOOD.replace("tutor = 1", "tutor = 2")), at=NOW).exit_code == 0


@pytest.mark.parametrize(
    ("part", "other"),
    [('"two"', '"three"'), ("a.feature", "b.feature"), ('"#412"', '"#412"\nchannel = "ui"')],
)
def test_a_tag_without_an_entry_blocks(part: str, other: str) -> None:
    verdict = judge(PLAN, record_of(PLAN), policy(GOOD.replace(part, other)), at=NOW)
    assert verdict.status == "blocked"
    assert any("no entry for it" in reason for reason in verdict.reasons)


def test_a_critical_behaviour_that_nobody_watches_any_more_is_told() -> None:
    plan = plan_of(
        planned("one"),
        planned("two", "quarantine", behaviours=["EN-01"]),
        catalogue={"EN-01": (3, "Only students join")},
    )
    verdict = judge(plan, record_of(plan), policy(), at=NOW)
    assert verdict.reasons[1:] == (
        'critical: EN-01 (Only students join): every scenario of it is in quarantine: "two"',
    )
    watched = replace(plan, elsewhere=("EN-01",))
    assert judge(watched, record_of(watched), policy(), at=NOW).reasons == ("every planned case passed",)


@pytest.mark.parametrize(
    ("part", "other", "told"),
    [
        ('owner = "Ada"', "", "owner"),
        ('issue = "#412"', 'issue = "soon"', "is no issue"),
        ('reason = "the list is drawn twice"', 'reason = " "', "reason must be a text"),
        ("expires = 2026-12-01", 'expires = "2026-12-01"', "must be days"),
        ("expires = 2026-12-01", "expires = 2027-12-01", "may last 28 days"),
        ("expires = 2026-12-01", "expires = 2026-11-01", "may last 28 days"),
        ("longest_days = 28", "", "longest_days"),
        ("tutor = 1", "tutor = -1", "caps"),
        ('"#412"', '"#412"\nchannel = "phone"', "channel"),
        ('"#412"', '"#412"\nforever = true', "forever"),
        ("[[entries]]", "[[entry]]", "no 'entry'"),
        ("[caps]", "[caps", "not TOML"),
    ],
)
def test_what_is_no_quarantine_is_refused(part: str, other: str, told: str) -> None:
    with pytest.raises(QuarantineError, match=told):
        parse(GOOD.replace(part, other))
