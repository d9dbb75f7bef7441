"""The features hold together with the step library and the catalogue of behaviours."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from behave.model import Feature, Rule, Scenario, ScenarioOutline
from behave.parser import parse_file
from behave.step_registry import registry

from steps import library
from steps.parameters import PERSONAS
from support.authoring.behaviours import load_behaviours

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path for name in ("tutor", "delivery") for path in (ROOT / "features" / name).glob("*.feature")
)


def scenarios(container: Feature | Rule) -> Iterator[Scenario]:
    for item in container.run_items:
        if isinstance(item, Rule):
            yield from scenarios(item)
        elif isinstance(item, ScenarioOutline):
            yield from item.scenarios
        else:
            yield item


CASES = [
    pytest.param(scenario, id=f"{path.stem}: {scenario.name}")
    for path in FILES
    for scenario in scenarios(parse_file(str(path)))
]


@pytest.mark.parametrize("scenario", CASES)
def test_each_step_has_one_wording(scenario: Scenario) -> None:
    for step in scenario.all_steps:
        matches = [
            matcher.pattern
            for kind in {step.step_type, "step"}
            for matcher in registry.steps[kind]
            if matcher.match(step.name)
        ]
        assert len(matches) == 1, f"{step.keyword} {step.name}: {matches or 'no wording'}"


@pytest.mark.parametrize("scenario", CASES)
def test_a_scenario_is_short_and_has_at_most_one_act(scenario: Scenario) -> None:
    steps = list(scenario.all_steps)
    whens = [step for step in steps if step.keyword.strip() == "When"]
    assert len(whens) <= 1
    assert steps[-1].step_type == "then"
    assert len(steps) <= (6 if "smoke" not in scenario.effective_tags else 14)


@pytest.mark.parametrize("scenario", CASES)
def test_tags_name_known_behaviours_and_a_channel(scenario: Scenario) -> None:
    behaviours = load_behaviours(ROOT / "fixtures" / "behaviours")
    tags = set(scenario.effective_tags)
    proven = {tag for tag in tags if re.fullmatch(r"[A-Z]+-\d+", tag)}
    assert proven
    assert proven <= behaviours.keys()
    assert tags & {"api", "ui"}
    for channel in ("api", "ui"):
        assert (channel in tags) != (f"no-{channel}" in tags)


def test_the_library_is_loaded_and_every_persona_has_a_part() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
    assert library.__doc__
    assert CASES
    assert {name for name in PERSONAS if re.search(rf"\b{name}\b", text)} >= {
        "Ada",
        "Ben",
        "Cleo",
        "Otto",
        "Max",
    }
