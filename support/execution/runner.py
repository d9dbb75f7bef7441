"""behave's runner as a plug-in that carries out the cases of a plan, one by one, and keeps the record.

Without a session it behaves as behave's own runner: plain `behave` runs the same features.
"""

import contextlib
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any

from behave.runner import Context, Runner
from behave.runner_util import parse_features
from behave.step_registry import registry as step_registry

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
        self.formatters: list[Any] = []
        self.step_registry = step_registry
        interrupted = False
        with self.path_manager, _interruptible(), self._telling_of_clean_ups(session, writer):
            if self._hook_of_all("before_all", writer):
                try:
                    for case in cases:
                        progress(case, self._run_case(session, case))
                        if self.aborted:  # behave has caught an interrupt inside the case
                            interrupted = True
                            break
                except KeyboardInterrupt:
                    interrupted = True
            self._hook_of_all("after_all", writer)
        return interrupted

    def _run_case(self, session: Session, case: Case) -> Outcome:
        session.begin(case.planned)
        recorder = session.recorder
        assert recorder, "a case that has begun has a recorder"  # noqa: S101
        scenario = case.scenario
        scenario.reset()
        self.feature = self.context.feature = scenario.feature
        try:
            scenario.run(self)
        except BaseException as error:
            # What steps and hooks raise behave takes care of: this came between them, or is a fault of ours.
            recorder.hook_failed("the runner", f"{type(error).__name__}: {error}")
            with contextlib.suppress(Exception):
                session.leave(failed=True)
            raise
        finally:
            outcome = recorder.finish(scenario)
            session.end()
        return outcome

    def _hook_of_all(self, name: str, writer: RecordWriter) -> bool:
        """Whether a hook of the whole run went well. Not run by behave, which only prints what it raises."""
        try:
            with self.context.use_with_user_mode():
                if hook := self.hooks.get(name):
                    hook(self.context)
        except Exception as error:  # noqa: BLE001 - a hook is a boundary: whatever it raises is told
            writer.write("hook.failed", hook=name, case=None, error=f"{type(error).__name__}: {error}")
            return False
        return True

    @contextmanager
    def _telling_of_clean_ups(self, session: Session, writer: RecordWriter) -> Iterator[None]:
        """Record clean-ups that break, with their case or with none; at the end do those of the run."""

        def tell(_context: object, _clean_up: object, error: Exception) -> None:
            told = f"{type(error).__name__}: {error}"
            if session.recorder:
                session.recorder.hook_failed("clean-up", told)
            else:
                writer.write("hook.failed", hook="clean-up", case=None, error=told)

        # There is no public way: behave looks it up in the context, whose attributes go with their layer.
        self.context._set_root_attribute("on_cleanup_error", tell)  # noqa: SLF001
        try:
            yield
        finally:
            with contextlib.suppress(Exception):  # `tell` has heard of each
                self.context._do_remaining_cleanups()  # noqa: SLF001


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
