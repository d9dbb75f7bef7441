"""What is read from the environment, and that secrets do not print."""

import pytest

from support.config import ROOT, Secret, environment_for_sandbox, from_environment, variable


def test_the_root_is_where_the_project_is() -> None:
    assert (ROOT / "behave.ini").is_file()


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTOR_BDD_BROWSER", "/opt/chromium")
    monkeypatch.setenv("CI", "true")
    assert from_environment().browser == "/opt/chromium"
    assert from_environment().in_ci


def test_what_is_not_set_or_empty_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TUTOR_BDD_BROWSER", raising=False)
    monkeypatch.setenv("CI", "")
    assert from_environment().browser is None
    assert not from_environment().in_ci
    monkeypatch.setenv("TRYING_TOKEN", "")
    assert variable("TRYING_TOKEN") is None
    monkeypatch.setenv("TRYING_TOKEN", "x")
    assert variable("TRYING_TOKEN") == "x"


def test_a_sandbox_gets_this_environment_and_its_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRYING", "here")
    monkeypatch.setenv("TRYING_TOKEN", "old")
    found = environment_for_sandbox({"TRYING_TOKEN": "new"})
    assert (found["TRYING"], found["TRYING_TOKEN"]) == ("here", "new")


def test_a_secret_prints_as_a_mask() -> None:
    secret = Secret("hunter2")
    assert secret.reveal() == "hunter2"
    assert "hunter2" not in f"{secret} {secret!r} {[secret]}"
    assert secret == Secret("hunter2")
    assert secret != Secret("hunter3")
