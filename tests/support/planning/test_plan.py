"""The plan's file: what is written is read again, and nothing else is taken for a plan."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from support.planning.plan import Plan, PlanError, PlannedCase

CASE = PlannedCase(
    id="0123456789abcdef",
    feature_path="features/a.feature",
    feature="Größe",
    rule=None,
    scenario="one",
    row="n=1",
    channel="api",
    line=3,
    tags=("api", "EN-01"),
    behaviours=("EN-01",),
    needs=("biglearn",),
    cells=(("n", "1"),),
)
PLAN = Plan(
    run="r1",
    target="sandbox",
    profile="merge",
    seed="7f3a",
    created_at="2026-11-24T01:00:00+00:00",
    addresses={"tutor": "http://127.0.0.1:1"},
    cases=(CASE,),
    not_provable={"x": "why"},
    unprovable_cases=(replace(CASE, id="x"),),
    narratives={"features/a.feature": "For all."},
)


def test_a_plan_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    PLAN.write(path)
    assert Plan.read(path) == PLAN
    assert [file.name for file in tmp_path.iterdir()] == ["plan.json"]


def test_the_digest_covers_everything() -> None:
    others = [
        replace(PLAN, seed="7f3b"),
        replace(PLAN, cases=()),
        replace(PLAN, not_provable={}),
        replace(PLAN, cases=(replace(CASE, tags=()),)),
        replace(PLAN, addresses={}),
    ]
    assert len({plan.digest for plan in (PLAN, *others)}) == 6


def test_a_title_tells_the_row() -> None:
    assert CASE.title == "one [n=1]"
    assert replace(CASE, row=None).title == "one"


def test_a_plan_that_was_changed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    PLAN.write(path)
    content = json.loads(path.read_text(encoding="utf-8"))
    content["cases"] = []
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(PlanError, match="was changed after it was written"):
        Plan.read(path)


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"digest": "x"}', '{"digest": "x", "cases": [3]}'])
def test_what_is_no_plan_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "plan.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PlanError, match=r"plan\.json is not a plan"):
        Plan.read(path)


def test_a_plan_that_is_not_there_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match=r"there is no plan at .*: run `tutor-bdd run` first"):
        Plan.read(tmp_path / "plan.json")
