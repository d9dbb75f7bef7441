"""behave's runner as a plug-in that carries out the cases of a plan, one by one, and keeps the record.

Without a session it behaves as behave's own runner: plain `behave` runs the same features.
"""

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any

from behave.runner import Context, Runner
from behave.runner_util import parse_features

from support.execution.session import Session
from support.planning.select import Case
from support.record.events import Outcome
from support.record.writer import RecordWriter

__all__ = ["CaseRunner"]

Progress = Callable[[Case, Outcome], None]


class CaseRunner(Runner):  # type: ignore[misc]  # behave is untyped
    """Load steps and features once; then run cases. `session` is set by whoever has a plan."""

    session: Session | None = None

    def load(self) -> list[Any]:
        """Load hooks and steps and parse the features that the configuration names."""
        with self.path_manager:
            self.setup_paths()
            self.context = Context(self)
            self.load_hooks()
            self.load_step_definitions()
            places = [place for place in self.feature_locations() if not self.config.exclude(place)]
            self.features = parse_features(places, language=self.config.lang)
        return list(self.features)

    def run_cases(
        self, session: Session, cases: Sequence[Case], writer: RecordWriter, progress: Progress
    ) -> bool:
        """Run the cases in order; whether the run was interrupted. The record is left open."""
        self.session = session
        self.formatters = []
        interrupted = False
        with self.path_manager, _interruptible():
            try:
                self._hook_of_all("before_all", writer)
                for case in cases:
                    if self.aborted:
                        break
                    progress(case, self._run_case(session, case))
            except KeyboardInterrupt:
                interrupted = True
            interrupted = interrupted or bool(self.aborted and not self._before_all_failed)
            self._hook_of_all("after_all", writer)
        return interrupted

    def _run_case(self, session: Session, case: Case) -> Outcome:
        session.begin(case.planned)
        scenario = case.scenario
        scenario.reset()
        self.feature = self.context.feature = scenario.feature
        try:
            scenario.run(self)
        finally:
            assert session.recorder, "a case that has begun has a recorder"  # noqa: S101
            outcome = session.recorder.finish(scenario)
        return outcome

    def _hook_of_all(self, name: str, writer: RecordWriter) -> None:
        before = self.hook_failures
        self.run_hook(name)
        if self.hook_failures > before:
            writer.write("hook.failed", hook=name, case=None, error=f"{name} raised an error")
            self._before_all_failed = True

    _before_all_failed = False


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let SIGTERM wind the run up as Ctrl-C does."""

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
