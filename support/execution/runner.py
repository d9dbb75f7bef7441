"""behave's runner as a plug-in that carries out the cases of a plan, and keeps the record.

Without a session it behaves as behave's own runner: plain `behave` runs the same features.
"""

import contextlib
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from behave.configuration import Configuration
from behave.runner import Runner
from behave.runner import the_step_registry as step_registry
from behave.runner_util import parse_features

from support.execution.lasting import lasting
from support.execution.lean import LeanCapture, LeanContext, know_places, know_statuses, paths_known
from support.execution.meanwhile import Task
from support.execution.pool import Limits, Pool, Progress
from support.execution.recorder import Finished
from support.execution.registering import index_of
from support.execution.session import Session
from support.execution.surroundings import Surroundings
from support.execution.wordings import Matches
from support.execution.worker import Work
from support.planning.select import Case
from support.record.writer import RecordWriter

__all__ = ["CaseRunner", "paths_known", "runner_of"]

_NOT_RUN = {"skipped", "untested"}  # behave's statuses of a scenario of which nothing ran


class CaseRunner(Runner):  # type: ignore[misc]  # behave is untyped
    """Load steps and features once; then run cases. `session` is set by whoever has a plan."""

    session: Session | None = None

    def run(self) -> bool:
        """What plain `behave` calls: behave's own way, on workers where `-j` asks for several."""
        if self.config.jobs > 1 and not self.config.dry_run:
            from support.execution.replay import run_parallel  # noqa: PLC0415 - it is about runners too

            return run_parallel(self)
        return bool(super().run())

    def load(self) -> list[Any]:
        """Load hooks and steps and parse the features that the configuration names."""
        with lasting(), self.path_manager:
            self.setup_paths()
            self.context = LeanContext(self)
            try:
                self.load_hooks()
                self.load_step_definitions()
            except SystemExit as error:  # it would end this program too, with the code that it was given
                raise RuntimeError(
                    "a module of hooks or steps ended the program while it was loaded"
                ) from error
            places = [place for place in self.feature_locations() if not self.config.exclude(place)]
            with paths_known():
                self.features = parse_features(places, language=self.config.lang)
        return list(self.features)

    def run_model(self, features: Any = None) -> bool:  # noqa: ANN401
        """Whether plain behave failed; it has when nothing ran, for that proves nothing."""
        failed = bool(super().run_model(features))
        ran = any(s.status.name not in _NOT_RUN for f in self.features for s in f.walk_scenarios())
        if not (ran or failed or self.config.dry_run):
            sys.stderr.write("no scenario ran: nothing is proven\n")
        return failed or not (ran or self.config.dry_run)

    def load_step_definitions(self, extra_step_paths: Any = None) -> None:  # noqa: ANN401
        """Load the wordings, to be worked out when they are needed."""
        know_places()
        index_of(step_registry)
        super().load_step_definitions(extra_step_paths)

    def run_cases(  # noqa: PLR0913 - what a run is made of
        self,
        session: Session,
        cases: Sequence[Case],
        writer: RecordWriter,
        progress: Progress,
        *,
        limits: Limits,
        first_attempts: Sequence[int] = (),
        meanwhile: Iterable[Task] = (),
    ) -> bool:
        """Run the cases on workers; whether the run was interrupted. The record is left open.

        `meanwhile` are small tasks for the time in which this process has nothing to do but to wait.
        """
        interrupted = False
        with self.running(session) as may_run:
            if may_run:
                session.get_ready_for(case.planned for case in cases)
                self.step_registry.work_out(case.scenario for case in cases)
                work = Work(self, session, cases, writer.run_dir)
                interrupted = Pool(
                    work,
                    writer,
                    limits=limits,
                    progress=progress,
                    first_attempts=first_attempts,
                    meanwhile=meanwhile,
                ).run()
        return interrupted

    @contextmanager
    def running(self, session: Session) -> Iterator[bool]:
        """Be ready for attempts, with the hooks of the whole run around them; whether there may be any."""
        self.session = session
        self._surroundings = Surroundings(self)
        self.formatters: list[Any] = []
        self.step_registry = Matches()
        self.capture_controller = LeanCapture(self.config)
        know_statuses()
        with self.path_manager, self._telling_of_clean_ups(session):
            yield self._hook_of_all("before_all", session)
            self._hook_of_all("after_all", session)
        self.step_registry = step_registry

    def attempt(self, session: Session, case: Case, number: int) -> Finished:
        """Carry out one attempt at a case."""
        scenario = case.scenario
        self._surroundings.leave(session.writer, for_scenario=scenario)
        session.begin(case.planned, number)
        recorder = session.recorder
        assert recorder, "a case that has begun has a recorder"  # noqa: S101
        scenario.reset()
        self.feature = scenario.feature
        try:
            with _interruptible():
                if self._surroundings.enter(scenario, case.planned.id, number, recorder.hook_failed):
                    if reason := self._surroundings.skip_reason:
                        scenario.skip(reason)
                    scenario.run(self)
        except KeyboardInterrupt:  # it came where behave does not expect one, as in a clean-up
            self.abort(reason="interrupted")
            with contextlib.suppress(Exception):
                session.leave(failed=True)
        except BaseException as error:
            # What steps and hooks raise behave takes care of: this came between them, or is a fault of ours.
            recorder.hook_failed("the runner", f"{type(error).__name__}: {error}")
            with contextlib.suppress(Exception):
                session.leave(failed=True)
            raise
        finally:
            finished = recorder.finish(scenario, interrupted=self.aborted)
            session.end()
        return finished

    def files_of_steps(self, case: Case) -> frozenset[str]:
        """The files in which the steps of a case are defined."""
        found = (step_registry.find_match(step) for step in case.scenario.all_steps)
        return frozenset(str(match.location.filename) for match in found if match)

    def begin_worker(self) -> None:
        """Be a worker from now on: the clean-ups of the run are not its own."""
        self.context._root["@cleanups"] = []  # noqa: SLF001 - there is no public way

    @property
    def owes(self) -> bool:
        """Whether hooks or clean-ups wait for the last case of a feature or of the run."""
        hooks = {"after_feature", "after_rule", "after_tag"} & set(self.hooks)
        layers = self.context._stack  # noqa: SLF001 - there is no public way
        return bool(hooks) or any(layer.get("@cleanups") for layer in layers)

    def end_worker(self) -> None:
        """Leave the feature that the last case was of, and do what is left to be cleaned up."""
        assert self.session, "whoever has cases has a session"  # noqa: S101
        self._surroundings.leave(self.session.writer)
        with contextlib.suppress(Exception):  # whoever tells of clean-ups has heard of each
            self.context._do_remaining_cleanups()  # noqa: SLF001

    def _hook_of_all(self, name: str, session: Session) -> bool:
        """Whether a hook of the whole run went well. Not run by behave, which only prints what it raises."""
        try:
            with self.context.use_with_user_mode():
                if hook := self.hooks.get(name):
                    hook(self.context)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a hook is a boundary: what it raises is told
            told = f"{type(error).__name__}: {error}"
            session.writer.write("hook.failed", hook=name, case=None, error=told)
            return False
        return True

    @contextmanager
    def _telling_of_clean_ups(self, session: Session) -> Iterator[None]:
        """Record clean-ups that break, with their case or with none; at the end do those of the run."""

        def tell(_context: object, _clean_up: object, error: Exception) -> None:
            told = f"{type(error).__name__}: {error}"
            if session.recorder:
                session.recorder.hook_failed("clean-up", told)
            else:
                self._surroundings.tell_clean_up(session.writer, told)

        # There is no public way: behave looks it up in the context, whose attributes go with their layer.
        self.context._set_root_attribute("on_cleanup_error", tell)  # noqa: SLF001
        try:
            yield
        finally:
            self.end_worker()


def runner_of(places: Sequence[str]) -> CaseRunner:
    """A runner for features, folders or `feature:LINE`; without any, for those of behave's configuration."""
    return CaseRunner(Configuration(command_args=[*places, "--no-summary"]))  # it is not behave that tells


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let what a worker is told to wind up take effect here, and wait everywhere else."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
