"""Each command: its help with examples, its slips in one line, and nothing loaded that it does not need."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from support.cli import COMMANDS, main
from support.cli.arguments import count, place, run_directory, seconds, times
from support.config import ROOT


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """The one line that a slip is answered with."""
    with pytest.raises(SystemExit) as raised:
        main(words)
    assert raised.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1, err
    return err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main([command, "--help"])
    assert raised.value.code == 0
    told = capsys.readouterr().out
    assert "\nexamples:\n" in told
    assert told.count(f"  tutor-bdd {command}") >= 2


# What commands ask for before they look at options that they do not know; the others take a path at most.
WORD = ["--as", "ada@example.org", "--why", "we looked"]
REQUIRED = {
    "approve": ["x", *WORD],
    "reject": ["x", *WORD],
    "conform": ["x", "y"],
    "sandbox": ["up"],
    "tell": ["badge"],
    "verify": ["x", "--build", "x", "--to", "x"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_refuses_what_it_does_not_know(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = refused(capsys, command, *REQUIRED.get(command, ["x"]), "--jsno")
    assert told.startswith(f"tutor-bdd {command}: there is no option '--jsno'")
    assert f"(see tutor-bdd {command} --help)" in told


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["stpes"], "there is no command 'stpes'; did you mean 'steps'?"),
        (["zzz"], "there is no command 'zzz'; there are: run, plan, "),
        (["run", "--chanel", "ui"], "there is no option '--chanel'; did you mean '--channel'?"),
        (["run", "--channel", "web"], "--channel: there is no 'web'; there are: api, ui, all"),
        (["run", "--jobs", "0"], "--jobs/-j: '0' is no whole number of 1 or more"),
        (["run", "--retries", "-1"], "--retries: '-1' is no whole number of 0 or more"),
        (["run", "--case-timeout", "0"], "--case-timeout: '0' is no time: give seconds, more than 0"),
        (["plan", "--order", "rnadom"], "--order: there is no 'rnadom'; did you mean 'random'?"),
        (["gate", "a", "b"], "one argument too many: 'b'"),
        (["merge"], "the following arguments are required: BUNDLE"),
        (["sandbox", "upp"], "there is no act 'upp'; did you mean 'up'?"),
        (["sandbox", "up", "--tutor-port", "x"], "--tutor-port: x is no port"),
    ],
)
def test_a_slip_is_answered_in_one_line(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert message in refused(capsys, *words)


def test_arguments_are_what_they_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "r1").mkdir()
    assert (count("1"), times("0"), seconds("0.5")) == (1, 0, 0.5)
    assert place("reports") == tmp_path / "reports"
    assert run_directory("r1") == tmp_path / "r1"
    assert run_directory("reports/r2") == tmp_path / "reports" / "r2"
    assert run_directory("r2") == ROOT / "reports" / "r2"


def test_help_is_quick_because_it_loads_nothing() -> None:
    script = (
        "import sys; from support.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print([m for m in sys.modules if m.split('.')[0] in "
        "{'behave', 'requests', 'playwright', 'jinja2', 'dataclasses'} or m.startswith('support.planning')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_lint_tells_where_and_what(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "features" / "harness" / "a.feature"
    path.parent.mkdir(parents=True)
    path.write_text(
        "Feature: A\n  @smoek\n  Scenario: One\n    Given Ada teachs a course\n", encoding="utf-8"
    )
    assert main(["lint", str(path), "--json"]) == 2
    found = json.loads(capfd.readouterr().out)
    assert [(finding["line"], finding["severity"]) for finding in found] == [(2, "error"), (4, "error")]
    assert 'did you mean "{actor} teaches a course"' in found[1]["message"]
    path.write_text("Feature: A\n  Scenario: One\n    Given Ada teaches a course\n", encoding="utf-8")
    assert main(["lint", str(path)]) == 0
    assert capfd.readouterr().out == "0 errors, 0 warnings\n"
    assert main(["lint", str(tmp_path / "nothing")]) == 2


def test_steps_tells_slots_values_and_uses(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["steps", "teaches", "course", "--json"]) == 0
    told = json.loads(capfd.readouterr().out)
    (wording,) = (w for w in told["wordings"] if w["wording"] == "{actor} teaches a course")
    assert wording["used"]
    assert wording["example"].endswith(" teaches a course")
    assert "Ada" in next(slot["values"] for slot in told["slots"] if slot["name"] == "actor")
    assert main(["steps", "techaes", "a", "cuorse"]) == 1
    out, err = capfd.readouterr()
    assert "{actor} teaches a course" in out
    assert err.startswith('tutor-bdd: no wording has to do with "techaes" and "a" and "cuorse"; the nearest:')


def test_targets_are_told_for_machines_too(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["targets", "--json"]) == 0
    (sandbox,) = (target for target in json.loads(capfd.readouterr().out) if target["name"] == "sandbox")
    assert sandbox["components"] == dict.fromkeys(("tutor", "biglearn", "scheduler"), "embedded")
    assert main(["targets"]) == 0
    assert "sandbox: tutor embedded" in capfd.readouterr().out


@pytest.mark.parametrize("command", ["gate", "report"])
def test_without_a_run_nothing_is_proven(
    command: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main([command, str(tmp_path)]) == 5
    assert "there is no plan at" in capfd.readouterr().err


def test_a_policy_that_is_none_is_a_usage_error(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["gate", str(tmp_path), "--policy", str(tmp_path / "nothing.toml")]) == 5
    assert "cannot read the policy" in capfd.readouterr().err
