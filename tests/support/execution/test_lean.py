"""What costs less than behave's own does the same."""

import contextlib
import sys
import types
import warnings
from collections.abc import Callable
from typing import Any

import pytest
from behave import model_core
from behave.capture import CaptureController
from behave.configuration import Configuration
from behave.model_type import Status
from behave.runner import Context, ContextMaskWarning

from support.execution.lean import LeanCapture, LeanContext, know_statuses, paths_known

QUESTIONS = ["is_final", "is_error", "is_untested", "is_hook_error", "is_failure", "has_failed"]


@pytest.fixture(scope="module")
def config() -> Configuration:
    return Configuration(command_args=[], load_config=False)


class Runner(types.SimpleNamespace):
    """What a context wants of its runner, and can refer to weakly."""


def told(make: Callable[[Any], Any], config: Configuration) -> list[tuple[str, str]]:
    """What a context of either kind says about assignments over one another."""
    runner = Runner(config=config)
    context = make(runner)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        context.first = "behave's"
        with context.use_with_user_mode():
            context.mine = 1
        context._push(layer="scenario")
        with context.use_with_user_mode():
            context.first = "a user's"
            context.mine = 2
        context.mine = 3
        with context._use_with_behave_mode():
            context.mine = 4
        context.free = context.mine
    assert (context.first, context.mine, context.free) == ("a user's", 4, 4)
    context._pop()
    assert (context.first, context.mine, "free" in context) == ("behave's", 1, False)
    return [
        (warning.category.__name__, str(warning.message).partition(" originally")[0]) for warning in caught
    ]


def test_a_context_warns_of_what_behave_warns_of(config: Configuration) -> None:
    assert told(LeanContext, config) == told(Context, config)
    assert ContextMaskWarning.__name__ in dict(told(LeanContext, config))


def test_a_warning_names_the_function_that_assigned_first(config: Configuration) -> None:
    context = LeanContext(runner := Runner(config=config))
    with context.use_with_user_mode():
        context.mine = 1
    context._push()
    with pytest.warns(ContextMaskWarning, match=r"test_a_warning_names.*test_lean\.py") as caught:
        context.mine = 2
    assert caught[0].filename == __file__
    assert runner


def test_what_raises_in_a_step_gives_the_context_back(config: Configuration) -> None:
    context = LeanContext(runner := Runner(config=config))
    before = context._mode
    with pytest.raises(KeyError), context.use_with_user_mode():
        raise KeyError
    assert context._mode is before
    assert runner


@pytest.mark.parametrize("kind", [CaptureController, LeanCapture])
def test_what_a_step_prints_is_its_own(kind: type[CaptureController], config: Configuration) -> None:
    controller = kind(config)
    controller.setup_capture(name="scenario")
    pieces = []
    for printed in ("one", "", "two", ""):
        controller.start_capture()
        if printed:
            print(printed)  # noqa: T201 - that is what is captured
            sys.stderr.write(f"{printed}!\n")
        controller.stop_capture()
        if printed == "two":
            delta = controller.make_captured_delta(failed=True, name="step")
            pieces.append((delta.stdout, delta.stderr))
        else:
            controller.update_delta_bookmark()
    controller.teardown_capture()
    assert pieces == [("two\n", "two!\n")]
    whole = controller.make_captured(name="scenario")
    assert (whole.stdout, whole.stderr) == ("one\ntwo\n", "one!\ntwo!\n")


def test_a_status_answers_as_ever() -> None:
    before = {name: [getattr(status, name)() for status in Status] for name in QUESTIONS}
    for _ in range(2):  # whoever asks for it again spoils nothing
        know_statuses()
        assert {name: [getattr(status, name)() for status in Status] for name in QUESTIONS} == before
    assert before["is_final"][list(Status).index(Status.passed)]
    assert not before["has_failed"][list(Status).index(Status.passed)]


def test_a_path_is_worked_out_once_and_only_while_features_are_parsed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def plain(path: str, folder: str) -> str:
        asked.append(path)
        return f"{folder} to {path}"

    monkeypatch.setattr(model_core, "make_relpath_if_possible", plain)
    with contextlib.suppress(KeyError), paths_known():
        told = {model_core.make_relpath_if_possible(path, here) for path in "ab" for here in ("c", "c", "d")}
        raise KeyError
    assert told == {"c to a", "d to a", "c to b", "d to b"}
    assert asked == ["a", "a", "b", "b"]
    assert model_core.make_relpath_if_possible is plain
