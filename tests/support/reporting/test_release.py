"""A verdict for GitHub, GitLab, a metrics store and a page: green for *deliverable*, and for nothing else."""

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from support.cli import main
from support.gate.behaviours import Unproven
from support.gate.verdict import Verdict
from support.reporting import release

VERDICT = Verdict(
    status="deliverable",
    exit_code=0,
    reasons=('every "planned" case passed',),
    counts={"passed": 3, "not provable here": 1},
    run="r1",
    environment="staging",
    profile="merge",
    finished_at="2026-11-24T12:00:00+00:00",
    unproven=(Unproven("EN-01", "A code enrolls", "no scenario is about it", is_critical=True),),
)
OTHERS = ("held", "blocked", "not proven", "something new")


def as_status(status: str) -> Verdict:
    return replace(VERDICT, status=status)


def test_github_is_told_yes_only_of_what_is_deliverable() -> None:
    told = json.loads(release.github(VERDICT, "production"))
    assert told["environment_name"] == "production"
    assert told["state"] == "approved"
    assert 'every "planned" case passed' in told["comment"]
    states = {status: json.loads(release.github(as_status(status), "x")).get("state") for status in OTHERS}
    assert states == {
        "held": None,
        "blocked": "rejected",
        "not proven": "rejected",
        "something new": "rejected",
    }


def test_gitlab_is_told_success_only_of_what_is_deliverable() -> None:
    told = json.loads(release.gitlab(replace(VERDICT, reasons=("x" * 999,)), "production"))
    assert told["state"] == "success"
    assert told["name"] == "tutor-bdd/production"
    assert len(told["description"]) == 255
    states = {status: json.loads(release.gitlab(as_status(status), "x"))["state"] for status in OTHERS}
    assert states == {
        "held": "pending",
        "blocked": "failed",
        "not proven": "failed",
        "something new": "failed",
    }


def test_secrets_in_a_reason_go_nowhere() -> None:
    verdict = replace(VERDICT, reasons=("Authorization: Bearer abcdef0123456789",))
    for form in (release.github, release.gitlab):
        assert "abcdef0123456789" not in form(verdict, "x")


def test_openmetrics_has_one_status_and_an_end() -> None:
    lines = release.openmetrics(VERDICT, 'a"b\\c\nd').splitlines()
    assert lines[-1] == "# EOF"
    where = 'environment="a\\"b\\\\c\\nd",profile="merge"'
    assert f'tutor_bdd_verdict{{{where},tutor_bdd_verdict="deliverable"}} 1' in lines
    assert f'tutor_bdd_verdict{{{where},tutor_bdd_verdict="blocked"}} 0' in lines
    assert f'tutor_bdd_cases{{{where},outcome="passed"}} 3' in lines
    assert f'tutor_bdd_unproven_behaviours{{{where},critical="true"}} 1' in lines
    assert f"tutor_bdd_finished_timestamp_seconds{{{where}}} 1795521600.000" in lines


def test_openmetrics_of_a_run_without_an_end() -> None:
    assert "timestamp" not in release.openmetrics(replace(VERDICT, finished_at=""), "x")


def picture(verdict: Verdict, environment: str) -> ET.Element:
    return ET.fromstring(release.badge(verdict, environment))  # noqa: S314 - we wrote it


@pytest.mark.parametrize("status", OTHERS)
def test_a_badge_is_green_only_for_what_is_deliverable(status: str) -> None:
    green = picture(VERDICT, "qa & more").findall("{*}rect")[1].get("fill")
    other = picture(as_status(status), "qa").findall("{*}rect")[1].get("fill")
    assert green != other


def test_a_badge_can_be_read_aloud() -> None:
    assert picture(VERDICT, "qa").get("aria-label") == "qa acceptance: deliverable"


@pytest.mark.parametrize("form", release.FORMS)
def test_the_command_prints_each_form(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    VERDICT.write(tmp_path)
    assert main(["tell", form, str(tmp_path), "--to", "production"]) == 0
    assert capsys.readouterr().out == release.FORMS[form](VERDICT, "production")


def test_a_verdict_that_was_edited_is_told_to_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = as_status("blocked").write(tmp_path)
    path.write_text(path.read_text().replace('"blocked"', '"deliverable"'))
    assert main(["tell", "github", str(tmp_path)]) == 5
    assert capsys.readouterr().out == ""
