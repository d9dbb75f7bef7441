"""A rule holds only where it can be told, and a slip in it is never taken for a yes."""

import pytest

from support.gate.rules import Rule, weigh

DATA = {
    "run": {"failed": 0, "flaky_share": 0.5, "duration_seconds": None, "profile": "merge"},
    "critical": {"unwatched": ["EN-01"]},
    "build": {"tutor-server": "4f2a91c", "suite": "1"},
    "budget": {"flaky_share": 0.02},
}


def rule(holds: str) -> Rule:
    return Rule("a rule", holds, "blocked", "it must not be")


@pytest.mark.parametrize(
    ("holds", "expected"),
    [
        ("run.failed == 0", True),
        ("run.flaky_share <= budget.flaky_share", False),
        ("size(critical.unwatched) == 0", False),
        ('critical.unwatched.all(b, b != "EN-02")', True),
        ('"run.nope" != run.profile', True),
        ('run.profile.startsWith("mer")', True),
        ("has(build.suite)", True),
        ("has(build.tutor)", False),
        ('build["tutor-server"] == "4f2a91c"', True),
        ('run.failed == 0 || "a" in critical.unwatched', True),
    ],
)
def test_a_rule_is_told(holds: str, *, expected: bool) -> None:
    finding = weigh(rule(holds), DATA)
    assert (finding.held, finding.fault) == (expected, "")


@pytest.mark.parametrize(
    ("holds", "fault"),
    [
        ("run.faild == 0", "there is no 'faild' in run"),
        ("!has(run.faild)", "there is no 'faild' in run"),
        ("run.failed == 0 || run.faild == 0", "there is no 'faild' in run"),
        ("run.failed == 0 || nope > 1", "there is no 'nope'"),
        ("run.failed.deep == 0", "there is no 'deep' in run.failed"),
        ('build["tutor"] == "1"', "tutor"),
        ("run.duration_seconds <= 180", "operation is not defined"),
        ('run.failed < "1"', "operation is not defined"),
        ("run.failed", "neither true nor false"),
        ("true", "looks at nothing"),
        ("1 == 1", "looks at nothing"),
        ("run.failed =", "parse"),
        ("", "parse"),
        ("run.failed / 0 == 1", "division by zero"),
        ('run.profile.matches("(")', "regex"),
        ("nope(run.failed)", "nope"),
        ("budget.nope >= 1", "there is no 'nope' in budget"),
    ],
)
def test_a_rule_that_cannot_be_told_does_not_hold(holds: str, fault: str) -> None:
    finding = weigh(rule(holds), DATA)
    assert finding.held is None
    assert fault in finding.fault
    assert "cannot be told" in finding.sentence


def test_a_finding_tells_what_was_looked_at() -> None:
    finding = weigh(rule("run.flaky_share <= budget.flaky_share"), DATA)
    assert finding.inputs == {"run.flaky_share": 0.5, "budget.flaky_share": 0.02}
    assert finding.sentence == (
        'it must not be (rule "a rule": run.flaky_share is 0.5, budget.flaky_share is 0.02)'
    )


def test_a_long_list_is_not_told_whole() -> None:
    data = {**DATA, "critical": {"unwatched": [f"EN-{n}" for n in range(99)]}}
    assert len(weigh(rule("size(critical.unwatched) == 0"), data).sentence) < 220


def test_a_rule_may_be_for_some_profiles_only() -> None:
    assert rule("true").is_for("merge")
    assert Rule("a", "true", "held", "b", ("hotfix",)).is_for("hotfix")
    assert not Rule("a", "true", "held", "b", ("hotfix",)).is_for("merge")
