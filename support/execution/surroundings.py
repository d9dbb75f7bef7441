"""The feature and the rule around a worker's cases: entered before the first of them, left after the last.

behave calls their hooks while it walks through a whole feature. Cases run one by one, so here the hooks are
called around each stretch of cases that one worker takes from a feature. Whatever breaks belongs to every
case of the stretch: a hook before them keeps them from running, one after them takes back that they passed.
"""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from support.record.writer import Recording

__all__ = ["Surroundings"]

Tell = Callable[[str, str], None]  # hook, error


@dataclass(slots=True, eq=False)
class _Layer:
    """One feature or rule that the process is in."""

    statement: Any
    broke: list[tuple[str, str]] = field(default_factory=list)  # on the way in: hook, error
    cases: list[tuple[str, int]] = field(default_factory=list)  # case and attempt, of those it was around


class Surroundings:
    """Which feature and rule a process is in, and the way from one to the next."""

    def __init__(self, runner: Any) -> None:  # noqa: ANN401 - behave is untyped
        self._runner = runner
        self._layers: list[_Layer] = []
        self._leaving: _Layer | None = None

    def leave(self, writer: Recording, *, for_scenario: Any = None) -> None:  # noqa: ANN401
        """Leave whatever is not around the next scenario; everything when there is none."""
        around = _around(for_scenario)
        while self._layers and self._layers[-1].statement not in around:
            self._leave_one(writer)

    def enter(self, scenario: Any, case: str, attempt: int, tell: Tell) -> bool:  # noqa: ANN401
        """Be in the feature and rule of a scenario; whether it may run. What keeps it from that is told."""
        for depth, statement in enumerate(_around(scenario)):
            if depth == len(self._layers):
                self._layers.append(self._enter_one(statement))
            layer = self._layers[depth]
            layer.cases.append((case, attempt))
            for hook, error in layer.broke:
                tell(hook, error)
            if layer.broke:
                return False
        return True

    @property
    def skip_reason(self) -> str | None:
        """Why whoever wrote a hook wants nothing of this feature or rule to run; None when that is not so."""
        for layer in self._layers:
            if layer.statement.should_skip:
                kind = layer.statement.type
                return str(layer.statement.skip_reason or f"a hook left its {kind} out")
        return None

    def tell_clean_up(self, writer: Recording, error: str) -> None:
        """A clean-up broke outside every case: tell it of all that it belongs to."""
        if self._leaving:
            _tell(writer, self._leaving, f"clean-up of the {self._leaving.statement.type}", error)
        else:
            writer.write("hook.failed", hook="clean-up", case=None, error=error)

    def _enter_one(self, statement: Any) -> _Layer:  # noqa: ANN401
        layer = _Layer(statement)
        statement.should_skip, statement.skip_reason = False, None
        context = self._runner.context
        context._push(layer=statement.type)  # noqa: SLF001 - as behave's own Feature.run does; no public way
        context.tags = set(statement.tags)
        statement._setup_context_for_run(context)  # noqa: SLF001
        with self._noting(statement) as broke:
            self._runner.run_hook_tags_with_capture("before_tag", statement.tags)
            self._runner.run_hook_with_capture(f"before_{statement.type}", statement)
        layer.broke = [(f"before_{statement.type}", error) for error in broke]
        return layer

    def _leave_one(self, writer: Recording) -> None:
        layer = self._leaving = self._layers.pop()
        statement = layer.statement
        with self._noting(statement) as broke:
            self._runner.run_hook_with_capture(f"after_{statement.type}", statement)
            self._runner.run_hook_tags_with_capture("after_tag", statement.tags)
        for error in broke:
            _tell(writer, layer, f"after_{statement.type}", error)
        with contextlib.suppress(Exception):  # each clean-up that breaks has been told of by then
            self._runner.context._pop()  # noqa: SLF001
        self._leaving = None

    @staticmethod
    @contextlib.contextmanager
    def _noting(statement: Any) -> Iterator[list[str]]:  # noqa: ANN401
        """Note what behave makes of a hook that raises: it marks what the hook belongs to, and goes on."""
        broke: list[str] = []
        statement.hook_failed, statement.error_message = False, None
        yield broke
        if statement.hook_failed:
            broke.append(str(statement.error_message or "a hook was interrupted"))


def _around(scenario: Any) -> list[Any]:  # noqa: ANN401
    """The feature of a scenario and its rule, if it has one; nothing for no scenario."""
    around: list[Any] = []
    above = scenario.parent if scenario is not None else None
    while above is not None:
        if above.type in {"feature", "rule"}:
            around.insert(0, above)
        above = getattr(above, "parent", None)
    return around


def _tell(writer: Recording, layer: _Layer, hook: str, error: str) -> None:
    for case, attempt in layer.cases:
        writer.write("hook.failed", case=case, attempt=attempt, hook=hook, error=error)
