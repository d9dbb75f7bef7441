"""A policy says exactly what a policy can say; a slip in it is told before anything is judged."""

from pathlib import Path

import pytest

from support.config import ROOT
from support.gate.policy import Need, Policy, PolicyError, Way, read
from support.gate.rules import Rule

QUARANTINE = "longest_days = 28\n"
GOOD = """
fewest_cases = 1
excused_tags = ["wish"]
flaky_needs_a_person = true
quarantine = "quarantine.toml"
[critical]
criticality = 2
also = ["EN-09"]
[budgets.default]
flaky_share = 0.02
duration_seconds = 900
[budgets.merge]
duration_seconds = 180
[[rules]]
name = "few are flaky"
holds = "run.flaky_share <= budget.flaky_share"
otherwise = "blocked"
because = "too many are flaky"
profiles = ["merge"]
[[environments.production]]
way = "hotfix"
needs = [{ profile = "hotfix", on = ["staging"], within_hours = 2, flags = ["payments.on"] }]
needs_a_person = true
"""


def policy(folder: Path, text: str = GOOD, quarantine: str = QUARANTINE) -> Policy:
    (folder / "quarantine.toml").write_text(quarantine)
    (folder / "policy.toml").write_text(text)
    return read(folder / "policy.toml")


def test_everything_in_it_is_read(tmp_path: Path) -> None:
    told = policy(tmp_path)
    assert told.rules == (
        Rule(
            "few are flaky",
            "run.flaky_share <= budget.flaky_share",
            "blocked",
            "too many are flaky",
            ("merge",),
        ),
    )
    need = Need("hotfix", ("staging",), 2, ("payments.on",))
    assert told.environments == {"production": (Way("hotfix", (need,), needs_a_person=True),)}
    assert told.quarantine is not None
    assert told.quarantine.longest_days == 28


def test_a_budget_of_a_profile_goes_before_that_of_all(tmp_path: Path) -> None:
    told = policy(tmp_path)
    assert told.budget("merge") == {"flaky_share": 0.02, "duration_seconds": 180}
    assert told.budget("nightly") == {"flaky_share": 0.02, "duration_seconds": 900}


def test_what_is_critical_is_told_by_criticality_or_by_name(tmp_path: Path) -> None:
    told = policy(tmp_path)
    assert told.is_critical("EN-01", 2)
    assert told.is_critical("EN-09", 1)
    assert not told.is_critical("EN-01", 1)


def test_another_policy_or_another_quarantine_has_another_digest(tmp_path: Path) -> None:
    first = policy(tmp_path).digest
    assert policy(tmp_path).digest == first
    assert policy(tmp_path, GOOD.replace("180", "181")).digest != first
    assert policy(tmp_path, quarantine="longest_days = 27\n").digest != first


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ("[critical]", "[criticl]", "criticl"),
        ("criticality = 2", "criticality = 4", "must be 1, 2 or 3"),
        ('["EN-09"]', '"EN-09"', "must be a list"),
        ("= 180", '= "180"', "a budget holds numbers"),
        ("= 180", "= inf", "a budget holds numbers"),
        ("= 180", "= nan", "a budget holds numbers"),
        ("= 180", "= true", "a budget holds numbers"),
        ('"blocked"', '"block"', "otherwise must be one of"),
        ('otherwise = "blocked"', "", "otherwise"),
        ("holds =", "hold =", "hold"),
        ('holds = "run.flaky_share <= budget.flaky_share"', "holds = true", "must be a text"),
        ('profiles = ["merge"]', 'profiles = "merge"', "must be a list"),
        ("within_hours = 2", "within_hours = 0", "number of hours"),
        ("within_hours = 2", "within_hours = inf", "number of hours"),
        (", within_hours = 2", "", "within_hours"),
        ('on = ["staging"]', "on = []", "must name an environment"),
        ("needs = [{", "needs = [] #", "needs nothing"),
        ("needs_a_person = true", 'needs_a_person = "yes"', "true or false"),
        ("[[environments.production]]", "[environments.production]", "must be tables"),
        ('"quarantine.toml"', '"nowhere.toml"', "cannot read the quarantine"),
        ('"quarantine.toml"', "true", "must name a file"),
    ],
)
def test_a_slip_is_told(tmp_path: Path, good: str, bad: str, told: str) -> None:
    assert good in GOOD
    with pytest.raises(PolicyError, match=told):
        policy(tmp_path, GOOD.replace(good, bad, 1))


def test_two_rules_of_one_name_are_a_slip(tmp_path: Path) -> None:
    rule = GOOD[GOOD.index("[[rules]]") : GOOD.index("[[environments")]
    with pytest.raises(PolicyError, match="two rules"):
        policy(tmp_path, GOOD.replace(rule, rule + rule))


def test_a_slip_in_the_quarantine_is_told_with_its_file(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match=r"quarantine\.toml: longest_days"):
        policy(tmp_path, quarantine="longest_days = 0\n")


def test_the_projects_own_policy_is_one() -> None:
    told = read(ROOT / "fixtures" / "gate" / "policy.toml")
    assert told.rules
    assert told.environments.keys() >= {"staging", "production"}
