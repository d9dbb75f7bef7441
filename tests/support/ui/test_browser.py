"""Finding the browser, and what is said where there is none."""

from pathlib import Path

import pytest

from support.ui import browser
from support.ui.browser import BrowserHolder, find_browser
from support.ui.errors import BrowserMissingError


def test_a_named_browser_is_taken(tmp_path):
    program = tmp_path / "browser"
    program.touch(mode=0o755)
    assert find_browser(program) == program


def test_a_named_browser_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(BrowserMissingError, match=r"nowhere.*TUTOR_BDD_BROWSER"):
        find_browser(tmp_path / "nowhere")


def test_the_headless_shell_comes_before_the_others(monkeypatch):
    there = {"chromium-headless-shell": "/opt/shell", "google-chrome": "/opt/chrome"}
    monkeypatch.setattr(browser.shutil, "which", there.get)
    assert find_browser() == Path("/opt/shell")
    del there["chromium-headless-shell"]
    assert find_browser() == Path("/opt/chrome")


def test_a_program_that_is_no_browser_is_said_so(tmp_path, monkeypatch):
    program = tmp_path / "browser"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    holder = BrowserHolder(program)
    # One connection to Playwright is all that a thread may have, and the session's fixture holds one.
    monkeypatch.setattr(browser, "sync_playwright", FakePlaywright)
    with pytest.raises(BrowserMissingError, match="did not start"):
        _ = holder.browser
    assert FakePlaywright.stopped


class FakePlaywright:
    """As much of Playwright as a failing launch meets."""

    stopped = False

    def __init__(self) -> None:
        self.selectors = self
        self.chromium = self

    def start(self) -> "FakePlaywright":
        return self

    def set_test_id_attribute(self, _name: str) -> None:
        pass

    def launch(self, **_: object) -> None:
        raise browser.PlaywrightError("Failed to launch")

    def stop(self) -> None:
        FakePlaywright.stopped = True
