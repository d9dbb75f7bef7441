"""What a target must have, and what it must not be done."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from support.cli.choosing import known_tags
from support.cli.selection import _obstacle, _place, tell_if_none
from support.config import ROOT
from support.planning.plan import PlannedCase
from support.planning.select import SelectionError
from support.targets import Component, Target

EMBEDDED = Target("sandbox", frozenset({"biglearn"}), {"tutor": Component(None)})
STAGING = Target("staging", frozenset({"biglearn"}), {"tutor": Component("https://tutor.example")})
PRODUCTION = replace(STAGING, name="live", is_production=True)


def case(channel: str = "api", *tags: str, needs: tuple[str, ...] = ()) -> PlannedCase:
    return PlannedCase("id", "features/a.feature", "A", None, "one", None, channel, 1, tags, (), needs)


@pytest.mark.parametrize(
    ("planned", "target", "told"),
    [
        (case(), EMBEDDED, None),
        (case(needs=("biglearn",)), EMBEDDED, None),
        (case(needs=("biglearn", "scheduler", "dev-login")), EMBEDDED, "has no dev-login, scheduler"),
        (replace(case(), feature_path="features/tutor/a.feature"), EMBEDDED, None),
        (replace(case(), feature_path="features/biglearn/a.feature"), EMBEDDED, "has no biglearn"),
        (replace(case(), feature_path="features/delivery/a.feature"), EMBEDDED, "has no biglearn"),
        (case("none"), EMBEDDED, None),
        (case("none"), replace(EMBEDDED, components={}), None),
        (case("none"), STAGING, "proves nothing about a deployment"),
        (case(), PRODUCTION, "not tagged @production-safe"),
        (case("api", "production-safe"), PRODUCTION, None),
        (case("api", "not.with_target=staging"), STAGING, "not for this target"),
        (case("api", "not.with_target=staging"), EMBEDDED, None),
        (case("api", "use.with_target=staging"), EMBEDDED, "not for this target"),
        (case("api", "use.with_target=staging", "use.with_target=sandbox"), EMBEDDED, None),
    ],
)
def test_what_stands_between_a_case_and_a_target(
    planned: PlannedCase, target: Target, told: str | None
) -> None:
    found = _obstacle(planned, target)
    assert found is None if told is None else told in str(found)


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("@smoek", "@smoek is not a known tag: did you mean @smoke?"),
        ("@smoke and @EN-99", "@EN-99 is no behaviour of the catalogue: did you mean @EN-9?"),
        ("smoke", "'smoke' is no tag: tags begin with @"),
        ("@smoke and", "'@smoke and' is no tag expression"),
        ("(@smoke", "'(@smoke' is no tag expression"),
        ("@smoke @serial", "'@smoke @serial' is no tag expression"),
    ],
)
def test_a_slip_in_an_expression_is_told_in_one_line(expression: str, message: str) -> None:
    with pytest.raises(SelectionError) as raised:
        known_tags(expression, frozenset({"EN-9"}))
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("expression", ["", "@smoke", "not (@smoke or @EN-9) and @severity-1"])
def test_an_expression_of_known_tags_is_fine(expression: str) -> None:
    known_tags(expression, frozenset({"EN-9"}))


def test_places_are_told_from_the_project_where_they_are_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT / "features")
    assert _place("tutor/first_story.feature:9") == ("features/tutor/first_story.feature", ":9")
    assert _place("tutor") == ("features/tutor", "")
    (tmp_path / "a.feature").write_text("Feature: A\n", encoding="utf-8")
    assert _place(str(tmp_path)) == (str(tmp_path.resolve()), "")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nothing.feature", "there is no nothing.feature"),
        ("frist_story.feature", "there is no frist_story.feature; did you mean first_story.feature?"),
        ("empty", "there is no .feature file in empty"),
        ("notes.txt", "notes.txt is no feature"),
        ("a.feature:x", "a.feature:x: behind the colon belongs the number of a line"),
    ],
)
def test_a_place_that_is_none_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    for name in ("notes.txt", "a.feature"):
        (tmp_path / name).touch()
    with pytest.raises(SelectionError) as raised:
        _place(path)
    assert message in str(raised.value)


def test_why_nothing_is_selected_is_told_by_number(capsys: pytest.CaptureFixture[str]) -> None:
    nothing = SimpleNamespace(
        cases=(),
        every=(1, 2, 3),
        out={"a": "its name was not asked for", "b": "its name was not asked for"},
        not_provable={"c": "the target has no biglearn"},
    )
    tell_if_none(nothing)  # type: ignore[arg-type]  # all of Selected that it looks at
    told = capsys.readouterr().err
    assert told.startswith(
        "tutor-bdd: of 3 possible cases none is selected (2: its name was not asked for; 1: "
    )
    assert told.count("\n") == 1
    nothing.cases = (1,)
    tell_if_none(nothing)  # type: ignore[arg-type]
    assert capsys.readouterr().err == ""
