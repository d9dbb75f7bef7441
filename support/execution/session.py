"""What the cases of one process share: the target, its connections, the browser. Each gets its own World."""

import contextlib
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from support.data.once import Once
from support.execution.recorder import CaseRecorder
from support.planning.plan import PlannedCase
from support.record.writer import Recording
from support.targets import Target

__all__ = ["Session"]

_NO_WORLD = "none"  # the channel of features about the harness itself
_OBSERVING = frozenset({"when", "then"})


class Session:
    """One run in one process. `case` is the one that runs now."""

    def __init__(self, run: str, seed: str, target: Target, writer: Recording, once: Once) -> None:
        self._for_wiring = (run, seed, target, once)
        self.writer = writer  # a worker puts its own in the place of the runner's
        self.recorder: CaseRecorder | None = None
        self._case: PlannedCase | None = None
        self._attempt = 1
        self._made: Any = None

    def get_ready_for(self, cases: Iterable[PlannedCase]) -> None:
        """Load what Worlds are made with, if these cases have any: once, before workers are forked."""
        if any(case.channel != _NO_WORLD for case in cases):
            _ = self._wiring

    @cached_property
    def _wiring(self) -> Any:  # noqa: ANN401 - its type is not known before it is needed
        from support.wiring import Wiring  # noqa: PLC0415 - it brings every driver along: only for a World

        return Wiring(*self._for_wiring)

    def begin(self, case: PlannedCase, attempt: int) -> None:
        """The next scenario carries out this attempt at a case."""
        self._case, self._attempt, self._made = case, attempt, None
        self.recorder = CaseRecorder(self.writer, case, attempt)

    def make_world(self) -> Any:  # noqa: ANN401 - behave's context is untyped anyway
        """The World of the case; harness features have none."""
        if self._case is None or self.recorder is None or self._case.channel == _NO_WORLD:
            return None
        self._made = self._wiring.case(self._case, self._attempt, self.recorder)
        return self._made.world

    def after_step(self, step: Any) -> None:  # noqa: ANN401
        """Keep what a person would have seen, and go on to the next step."""
        if self.recorder is None:
            return
        try:
            if self._made and step.step_type in _OBSERVING:
                self._made.picture(step.name)
        finally:
            self.recorder.step_finished()

    def leave(self, *, failed: bool) -> None:
        """Close what the case opened; of a failed one keep the evidence first."""
        if self._made:
            made, self._made = self._made, None
            if self.recorder:
                self.recorder.calls = made.calls
                self.recorder.answered_within = made.answered_within
            made.close(failed=failed)

    def end(self) -> None:
        """The case is over: what breaks from here on is not its own."""
        self._case, self.recorder = None, None

    @contextlib.contextmanager
    def hook(self, name: str) -> Iterator[None]:
        """Record what a hook raises as the case's own failure, and let behave know as well."""
        try:
            yield
        except Exception as error:
            if self.recorder:
                self.recorder.hook_failed(name, f"{type(error).__name__}: {error}")
            raise

    @property
    def lost_browser(self) -> bool:
        """Whether the browser ended by itself."""
        return self._is_wired and bool(self._wiring.lost_browser)

    def close(self) -> None:
        """Close what the process shares."""
        if self._is_wired:
            self._wiring.close()

    @property
    def _is_wired(self) -> bool:
        return "_wiring" in self.__dict__
