"""The stock formatter's faults, each shown with it and absent with ours, in a real behave."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from support.record.events import CaseResult
from support.reporting import allure

ROOT = Path(__file__).parents[3]
STOCK = "allure_behave.formatter:AllureFormatter"
OURS = "support.reporting.allure_formatter:AllureFormatter"

STEPS = """
import allure
from behave import given

@given("it works")
def works(context): pass

@given("it attaches")
def attaches(context): allure.attach("text", "note")

@given("it fails")
def fails(context): assert False, "no"
"""


def behave(
    folder: Path, formatter: str, feature: str, environment: str = "", *options: str
) -> list[dict[str, Any]]:
    """The results that a formatter writes for a feature, in the order of their names."""
    (folder / "features/steps").mkdir(parents=True, exist_ok=True)
    (folder / "features/a.feature").write_text(feature)
    (folder / "features/steps/steps.py").write_text(STEPS)
    (folder / "features/environment.py").write_text(environment)
    out = folder / f"out-{formatter[:3]}"
    done = subprocess.run(
        [
            sys.executable,
            "-W",
            "ignore",
            "-m",
            "behave",
            "-f",
            formatter,
            "-o",
            str(out),
            *options,
            "features",
        ],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    results = [json.loads(path.read_text()) for path in out.glob("*-result.json")]
    return sorted(results, key=lambda result: result["name"])


def statuses(results: list[dict[str, Any]]) -> dict[str, str]:
    assert len({result["name"] for result in results}) == len(results), "a scenario has more than one result"
    return {result["name"]: result.get("status", "none") for result in results}


RULE = """
Feature: F
  Scenario: outside
    Given it works
  Rule: R
    Scenario: inside
      Given it attaches
    Scenario Outline: row <n>
      Given it <n>
      Examples:
        | n     |
        | works |
        | fails |
"""


def test_scenarios_under_a_rule_are_written(tmp_path: Path) -> None:
    assert set(statuses(behave(tmp_path, STOCK, RULE))) == {"outside"}
    assert statuses(behave(tmp_path, OURS, RULE)) == {
        "outside": "passed",
        "inside": "passed",
        "row works -- @1.1 ": "passed",
        "row fails -- @1.2 ": "failed",
    }


def test_attaching_in_a_step_under_a_rule_works(tmp_path: Path) -> None:
    feature = "Feature: F\n  Rule: R\n    Scenario: inside\n      Given it attaches\n"
    assert behave(tmp_path, STOCK, feature) == []
    (result,) = behave(tmp_path, OURS, feature)
    assert result["status"] == "passed"
    assert [a["name"] for a in result["steps"][0]["attachments"]] == ["note"]
    assert {"name": "rule", "value": "R"} in result["labels"]


ONE = "Feature: F\n  Scenario: one\n    Given it works\n  Scenario: two\n    Given it works\n"
BREAK_ONE = "def {hook}(context, scenario):\n    if scenario.name == 'one': raise RuntimeError('broke')\n"


@pytest.mark.parametrize(("hook", "stock"), [("before_scenario", "skipped"), ("after_scenario", "passed")])
def test_a_failed_hook_is_broken(tmp_path: Path, hook: str, stock: str) -> None:
    environment = BREAK_ONE.format(hook=hook)
    assert statuses(behave(tmp_path, STOCK, ONE, environment)) == {"one": stock, "two": "passed"}
    results = behave(tmp_path, OURS, ONE, environment)
    assert statuses(results) == {"one": "broken", "two": "passed"}
    assert "broke" in results[0]["statusDetails"]["message"]


def test_a_failed_clean_up_is_broken(tmp_path: Path) -> None:
    environment = (
        "def fail(): raise RuntimeError('left behind')\n"
        "def before_scenario(context, scenario):\n"
        "    if scenario.name == 'one': context.add_cleanup(fail)\n"
    )
    assert statuses(behave(tmp_path, STOCK, ONE, environment)) == {"one": "passed", "two": "passed"}
    results = behave(tmp_path, OURS, ONE, environment)
    assert statuses(results) == {"one": "broken", "two": "passed"}
    assert "could not be cleaned up" in results[0]["statusDetails"]["message"]


@pytest.mark.parametrize("hook", ["before_feature(context, feature)", "before_all(context)"])
def test_what_never_ran_because_a_hook_above_failed_is_written(tmp_path: Path, hook: str) -> None:
    environment = f"def {hook}:\n    raise RuntimeError('no target')\n"
    assert behave(tmp_path, STOCK, ONE, environment) == []
    results = behave(tmp_path, OURS, ONE, environment)
    assert statuses(results) == {"one": "broken", "two": "broken"}
    assert all("never ran" in result["statusDetails"]["message"] for result in results)


def test_what_never_ran_because_its_rule_broke_is_written(tmp_path: Path) -> None:
    environment = "def before_rule(context, rule):\n    raise RuntimeError('no rule')\n"
    results = behave(tmp_path, OURS, RULE, environment)
    assert statuses(results) == {
        "outside": "passed",
        "inside": "broken",
        "row works -- @1.1 ": "broken",
        "row fails -- @1.2 ": "broken",
    }
    assert "no rule" in results[0]["statusDetails"]["message"]


@pytest.mark.parametrize(
    "environment",
    [
        "def after_feature(context, feature):\n    raise RuntimeError('late')\n",
        "def before_feature(context, feature): context.add_cleanup(lambda: [][0])\n",
    ],
)
def test_what_breaks_after_the_last_scenario_shows(tmp_path: Path, environment: str) -> None:
    assert set(statuses(behave(tmp_path, STOCK, ONE, environment)).values()) == {"passed"}
    assert statuses(behave(tmp_path, OURS, ONE, environment)) == {"one": "passed", "two": "broken"}


def test_an_empty_scenario_is_no_pass(tmp_path: Path) -> None:
    assert statuses(behave(tmp_path, OURS, "Feature: F\n  Scenario: empty\n")) == {"empty": "broken"}


def test_only_what_is_selected_has_to_run(tmp_path: Path) -> None:
    rule = "  Rule: R\n    Scenario: two\n      Given it works\n"
    feature = f"Feature: F\n  @a\n  Scenario: one\n    Given it works\n{rule}"
    assert statuses(behave(tmp_path, OURS, feature, "", "--tags=a", "--no-skipped")) == {"one": "passed"}


def test_what_was_not_asked_for_by_name_has_no_result(tmp_path: Path) -> None:
    environment = "def before_feature(context, feature):\n    raise RuntimeError('no target')\n"
    assert statuses(behave(tmp_path, OURS, ONE, environment, "--name", "two")) == {"two": "broken"}


def test_the_record_s_results_have_the_same_identities(tmp_path: Path, make: Any) -> None:
    made = behave(tmp_path, OURS, RULE)
    run = make.run(
        *(
            _result(make, f"c{n}", name, cells)
            for n, (name, cells) in enumerate(
                [
                    ("inside", ()),
                    ("outside", ()),
                    ("row fails -- @1.2 ", (("n", "fails"),)),
                    ("row works -- @1.1 ", (("n", "works"),)),
                ]
            )
        ),
        verdict=make.verdict("deliverable", 0),
    )
    folder = allure.write(run.plan, run.record, run.verdict, tmp_path)
    ours = sorted((json.loads(p.read_text()) for p in folder.glob("*-result.json")), key=lambda r: r["name"])
    for key in ("historyId", "testCaseId", "fullName", "titlePath", "name"):
        assert [result[key] for result in ours] == [result[key] for result in made], key
    assert ours[2]["parameters"][0] == made[2]["parameters"][0]


def test_a_severity_is_the_one_that_its_tag_says(tmp_path: Path) -> None:
    feature = "Feature: F\n  @severity-1\n  Rule: R\n    Scenario: one\n      Given it works\n"
    (result,) = behave(tmp_path, OURS, feature)
    assert [label["value"] for label in result["labels"] if label["name"] == "severity"] == ["blocker"]


def _result(make: Any, identity: str, name: str, cells: tuple[tuple[str, str], ...]) -> Any:
    case = make.planned(
        identity,
        feature_path="features/a.feature",
        feature="F",
        scenario=name,
        runner_name=name,
        cells=cells,
        tags=(),
    )
    return CaseResult(case, (make.attempt(),))
