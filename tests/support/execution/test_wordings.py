"""Late wordings fit exactly the steps that behave's own fit, and mistakes in them are found as early."""

import itertools
import random
import types

import pytest
from behave import register_type
from behave.cucumber_expression import StepMatcher4CucumberExpressions, TypeRegistry4ParameterType
from behave.matchers import Match, MatchWithError, ParseMatcher, get_step_matcher_factory
from behave.step_registry import StepRegistry
from cucumber_expressions.errors import CucumberExpressionError, UndefinedParameterTypeError

from support.execution import wordings
from support.execution.expressions import LateExpression
from support.execution.wordings import Matches

TYPES = TypeRegistry4ParameterType().parameter_types
# Each piece of a wording, and what a step may have in its place.
PIECES = {
    "Ben": "Ben",
    " has ": " has ",
    "{int}": "3",
    "{word}": "it",
    "{string}": '"a b"',
    " course(s)": " courses",
    " red/blue": " blue",
    r"\(x\)": "(x)",
    "{}": "any",
    "é": "é",
    " ": " ",
}


@pytest.fixture(autouse=True)
def behaves_own_matcher():
    """Types are registered with the matcher in use, which other tests may have chosen otherwise."""
    factory = get_step_matcher_factory()
    before = factory.current_matcher
    factory.use_step_matcher("parse")
    yield
    factory.use_step_matcher(before.NAME)


def step(_context: object) -> None:
    """Stand for a step."""


def _arguments(matcher: StepMatcher4CucumberExpressions, text: str) -> object:
    found = matcher.check_match(text)
    return None if found is None else [(a.original, a.value) for a in found]


def _patterns() -> list[list[str]]:
    chosen = random.Random(7)
    short = [list(pieces) for n in (1, 2) for pieces in itertools.product(PIECES, repeat=n)]
    return short + [chosen.choices(list(PIECES), k=chosen.choice([3, 4, 5])) for _ in range(150)]


def test_it_fits_what_the_stock_matcher_fits() -> None:
    fitted = 0
    for pieces in _patterns():
        pattern = "".join(pieces)
        try:
            stock = StepMatcher4CucumberExpressions(step, pattern, "given", TYPES)
        except CucumberExpressionError as error:
            with pytest.raises(type(error)):
                LateExpression(step, pattern, "given", TYPES)
            continue
        late = LateExpression(step, pattern, "given", TYPES)
        own = "".join(PIECES[piece] for piece in pieces)
        for text in [own, own + "\n", own[1:], own + "s", *PIECES.values()]:
            wanted = _arguments(stock, text)
            fitted += wanted is not None
            assert _arguments(late, text) == wanted, (pattern, text)
    assert fitted > 100


def test_it_is_not_worked_out_before_a_step_has_its_words() -> None:
    late = LateExpression(step, "{word} has {int} courses", "given", TYPES)
    assert late.check_match("Ben has no course") is None
    assert "cucumber_expression" not in vars(late)
    assert late.check_match("Ben has 3 courses")
    assert "cucumber_expression" in vars(late)


def test_an_unknown_slot_is_found_at_once() -> None:
    with pytest.raises(UndefinedParameterTypeError):
        LateExpression(step, "{word} has {itn} courses", "given", TYPES)


class _Looking(ParseMatcher):
    """Counts how often a wording is held against a text."""

    looked = 0

    def check_match(self, step_text: str) -> object:
        _Looking.looked += 1
        return super().check_match(step_text)


@pytest.fixture
def matches(monkeypatch: pytest.MonkeyPatch) -> Matches:
    """Those of a registry with some wordings, in which nothing was looked for yet."""
    own = StepRegistry()
    register_type(Basket=lambda text: text.split("+"))
    for kind, pattern in (("given", "it is {n:d}"), ("step", "it is {what}"), ("step", "in it {x:Basket}")):
        own.steps[kind].append(_Looking(step, pattern, kind))
    monkeypatch.setattr(wordings, "registry", own)
    monkeypatch.setattr(_Looking, "looked", 0)
    return Matches()


def _step(kind: str, name: str) -> types.SimpleNamespace:
    return types.SimpleNamespace(step_type=kind, name=name)


def test_each_text_is_looked_for_once_in_each_kind_of_step(matches: Matches) -> None:
    first, second = (matches.find_match(_step("given", "it is 3")) for _ in range(2))
    assert first is second
    assert _Looking.looked == 1
    assert [argument.value for argument in first.arguments] == [3]
    assert [argument.value for argument in matches.find_match(_step("when", "it is 3")).arguments] == ["3"]


def test_what_a_step_may_change_is_made_anew(matches: Matches) -> None:
    first, second = (matches.find_match(_step("when", "in it a+b")) for _ in range(2))
    first.arguments[0].value.append("c")
    assert second.arguments[0].value == ["a", "b"]
    assert type(second) is Match


def test_what_fits_nothing_is_looked_for_again(matches: Matches) -> None:
    assert matches.find_match(_step("then", "who knows")) is None
    wordings.registry.steps["then"].append(_Looking(step, "who knows", "then"))
    assert matches.find_match(_step("then", "who knows"))


def test_a_value_that_cannot_be_made_is_an_error_each_time(matches: Matches) -> None:
    def refuse(_text: str) -> object:
        raise ValueError

    register_type(Nothing=refuse)
    wordings.registry.steps["then"].append(_Looking(step, "it has {x:Nothing}", "then"))
    for _ in range(2):
        assert type(matches.find_match(_step("then", "it has a b"))) is MatchWithError


def test_everything_else_is_the_registry_s(matches: Matches) -> None:
    assert matches.steps is wordings.registry.steps


def test_scenarios_are_worked_out_before_they_run(matches: Matches) -> None:
    scenario = types.SimpleNamespace(all_steps=[_step("given", "it is 3"), _step("then", "it is good")])
    matches.work_out([scenario, scenario])
    looked = _Looking.looked
    assert matches.find_match(scenario.all_steps[1]).arguments[0].value == "good"
    assert _Looking.looked == looked
