"""Late wordings fit exactly the steps that behave's own fit, and mistakes in them are found as early."""

import itertools
import random

import pytest
from behave.cucumber_expression import StepMatcher4CucumberExpressions, TypeRegistry4ParameterType
from cucumber_expressions.errors import CucumberExpressionError, UndefinedParameterTypeError

from support.execution.wordings import LateMatcher

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
                LateMatcher(step, pattern, "given", TYPES)
            continue
        late = LateMatcher(step, pattern, "given", TYPES)
        own = "".join(PIECES[piece] for piece in pieces)
        for text in [own, own + "\n", own[1:], own + "s", *PIECES.values()]:
            wanted = _arguments(stock, text)
            fitted += wanted is not None
            assert _arguments(late, text) == wanted, (pattern, text)
    assert fitted > 100


def test_it_is_not_worked_out_before_a_step_has_its_words() -> None:
    late = LateMatcher(step, "{word} has {int} courses", "given", TYPES)
    assert late.check_match("Ben has no course") is None
    assert "cucumber_expression" not in vars(late)
    assert late.check_match("Ben has 3 courses")
    assert "cucumber_expression" in vars(late)


def test_an_unknown_slot_is_found_at_once() -> None:
    with pytest.raises(UndefinedParameterTypeError):
        LateMatcher(step, "{word} has {itn} courses", "given", TYPES)
