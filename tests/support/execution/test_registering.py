"""An index of wordings finds and refuses what behave's own registry does, held against it."""

import itertools
import random
import types
from collections.abc import Callable, Iterator

import pytest
from behave import register_type
from behave.matchers import ParseMatcher, RegexMatcher, get_step_matcher_factory
from behave.step_registry import AmbiguousStep, StepRegistry
from parse import RepeatedNameError

from support.execution.formats import LateFormat
from support.execution.registering import index_of

# Each piece of a wording, and what a step may have in its place.
PIECES = {
    "Ben": "Ben",
    " has ": " has ",
    "{a}": "some thing",
    "{b:d}": "-3",
    "{c:w}": "it_2",
    "{a:f}": "2.5",
    "{}": "any",
    "{e:Basket}": "x+y",
    "{{x}}": "{x}",
    "{f:>5}": "   ab",
    " (no.1?)": " (no.1?)",
    "é\n": "é\n",
}


@pytest.fixture(autouse=True)
def behaves_own_matcher() -> Iterator[None]:
    """Other tests may have chosen another one, or types of their own."""
    factory = get_step_matcher_factory()
    before, kept = factory.current_matcher, dict(ParseMatcher.TYPE_REGISTRY)
    factory.use_step_matcher("parse")
    register_type(Basket=lambda text: text.split("+"))
    yield
    ParseMatcher.TYPE_REGISTRY.clear()
    ParseMatcher.TYPE_REGISTRY.update(kept)
    factory.use_step_matcher(before.NAME)


def _function() -> Callable[[object], None]:
    def step(_context: object) -> None:
        """Stand for a step."""

    return step


def _patterns(number: int) -> list[list[str]]:
    chosen = random.Random(11)
    short = [list(pieces) for n in (1, 2) for pieces in itertools.product(PIECES, repeat=n)]
    return short + [chosen.choices(list(PIECES), k=chosen.choice([3, 4, 5])) for _ in range(number)]


def _arguments(matcher: ParseMatcher, text: str) -> object:
    found = matcher.check_match(text)
    return None if found is None else [(a.start, a.end, a.original, a.value, a.name) for a in found]


def test_a_late_format_fits_what_behaves_own_fits() -> None:
    fitted = 0
    for pieces in _patterns(200):
        pattern = "".join(pieces)
        try:
            stock = ParseMatcher(_function(), pattern, "given").compile()
        except Exception as error:  # noqa: BLE001 - whatever it is
            with pytest.raises(type(error)):
                LateFormat(_function(), pattern, "given").compile()
            continue
        late = LateFormat(_function(), pattern, "given").compile()
        own = "".join(PIECES[piece] for piece in pieces)
        for text in [own, own + "\n", own[1:], own[:-1], own + "s", own.upper(), "", *PIECES.values()]:
            wanted = _arguments(stock, text)
            fitted += wanted is not None
            assert _arguments(late, text) == wanted, (pattern, text)
        assert late.regex_pattern == stock.regex_pattern
    assert fitted > 300


def test_a_type_of_the_project_s_own_counts_as_it_was_when_the_wording_was_registered() -> None:
    late = LateFormat(_function(), "{n:d} and {m:d}", "given")
    register_type(d=lambda _text: "ours")
    assert [argument.value for argument in late.check_match("1 and 2")] == [1, 2]
    assert [a.value for a in LateFormat(_function(), "{n:d} it is", "given").check_match("1 it is")] == [
        "ours"
    ]


def test_a_wording_of_known_slots_is_no_pattern_before_a_step_needs_it() -> None:
    late = LateFormat(_function(), "Ben has {n:d} of {what}", "given").compile()
    assert late.check_match("Cleo has 2 of them") is None
    assert "parser" not in vars(late)


def _told(registry: StepRegistry, kind: str, pattern: str, func: Callable[[object], None]) -> str:
    try:
        registry.add_step_definition(kind, pattern, func)
    except (AmbiguousStep, RepeatedNameError) as error:
        return str(error)
    return ""


def test_the_same_is_refused_with_the_same_words() -> None:
    own, stock = StepRegistry(), StepRegistry()
    index_of(own)
    chosen, refused = random.Random(5), 0
    for pieces in _patterns(300):
        kind, func = chosen.choice(["given", "when", "step"]), _function()
        told = _told(own, kind, "".join(pieces), func)
        assert told == _told(stock, kind, "".join(pieces), func)
        refused += bool(told)
    assert refused > 50
    for kind, wordings in stock.steps.items():
        assert [w.pattern for w in own.steps[kind]] == [w.pattern for w in wordings]


def test_the_same_wording_is_found_for_each_step() -> None:
    own, stock = StepRegistry(), StepRegistry()
    index = index_of(own)
    every = _patterns(300)
    for number, pieces in enumerate(every):
        for registry in (own, stock):
            _told(registry, ("given", "step")[number % 2], "".join(pieces), _function())
    found = 0
    for pieces in every:
        text = "".join(PIECES[piece] for piece in pieces)
        step = types.SimpleNamespace(step_type="given", name=text)
        wanted, told = stock.find_step_definition(step), index.find(step)
        assert (told and told[0].pattern) == (wanted and wanted.pattern)
        found += wanted is not None
    assert found > 100


def test_the_same_function_may_be_registered_twice() -> None:
    registry, func = StepRegistry(), _function()
    index_of(registry)
    for _ in range(2):
        registry.add_step_definition("given", "it is {n:d}", func)
    assert len(registry.steps["given"]) == 1


def test_a_pattern_that_is_none_is_told_and_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    def number(text: str) -> int:
        return int(text)

    number.pattern = "("
    register_type(Number=number)
    registry = StepRegistry()
    index_of(registry)
    registry.add_step_definition("given", "it is {n:Number}", _function())
    assert not registry.steps["given"]
    assert "BAD-STEP-DEFINITION" in capsys.readouterr().err + capsys.readouterr().out


def test_wordings_that_others_have_put_into_the_registry_are_found_too() -> None:
    registry = StepRegistry()
    index = index_of(registry)
    step = types.SimpleNamespace(step_type="when", name="it rains")
    assert index.find(step) is None
    registry.steps["when"].append(RegexMatcher(_function(), "it (rains|snows)$", "when"))
    assert index.find(step)
    registry.clear()
    assert index.find(step) is None


def test_a_registry_has_one_index() -> None:
    registry = StepRegistry()
    assert index_of(registry) is index_of(registry)
