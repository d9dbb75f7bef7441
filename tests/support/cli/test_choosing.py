"""A run that leaves cases of its profile out says by which options, so that it never counts as the whole."""

import argparse
from typing import Any

import pytest

from support.authoring.behaviours import load_behaviours
from support.cli.choosing import choice, narrowed_by
from support.config import ROOT
from support.planning.profiles import profile

KNOWN = load_behaviours(ROOT / "fixtures" / "behaviours")
ASKED_FOR_NOTHING: dict[str, Any] = {
    "paths": [],
    "tags": "",
    "name": [],
    "behaviours": "",
    "components": "",
    "changed_since": None,
    "left_by": None,
    "channel": "all",
    "profile": "merge",
}


def narrowed(**asked: object) -> tuple[str, ...]:
    return narrowed_by(argparse.Namespace(**{**ASKED_FOR_NOTHING, **asked}))


def test_a_whole_profile_is_narrowed_by_nothing() -> None:
    assert narrowed() == ()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"paths": ["features/tutor"]}, "PATH"),
        ({"tags": "@smoke"}, "--tags"),
        ({"name": ["joins"]}, "--name"),
        ({"behaviours": "EN-01"}, "--behaviours"),
        ({"components": "tutor"}, "--components"),
        ({"changed_since": "main"}, "--changed-since"),
        ({"left_by": "r1"}, "--left-by"),
        ({"channel": "api"}, "--channel"),
        ({"profile": "hotfix", "channel": "api"}, "--channel"),
        ({"profile": "hotfix", "name": ["joins"]}, "--name"),
    ],
)
def test_whatever_leaves_cases_out_is_told(asked: dict[str, object], told: str) -> None:
    assert narrowed(**asked) == (told,)


def test_what_a_change_touches_widens_a_hotfix_and_does_not_narrow_it() -> None:
    assert narrowed(profile="hotfix", components="tutor", changed_since="main") == ()


@pytest.mark.parametrize(
    "asked",
    [{"paths": ["a"]}, {"tags": "@smoke"}, {"name": ["x"]}, {"behaviours": "EN-01"}, {"channel": "ui"}],
)
def test_whoever_looks_for_something_gets_the_browser_too(asked: dict[str, object]) -> None:
    def browser_of(**more: object) -> str:
        return choice(argparse.Namespace(**{**ASKED_FOR_NOTHING, **more}), KNOWN, None, []).browser

    assert browser_of() == profile("merge").browser != ""
    assert browser_of(**asked) == ""
