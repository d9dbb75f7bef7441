"""Plain `behave -j N`: scenarios run on workers; then behave walks through them and tells what came of it.

behave's own loop does the telling, so that its formatters, reporters and exit code are as ever. Its steps are
looked up in a registry whose matches run nothing: they end as the record says that they ended.
"""

import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from behave.api.pending_step import StepNotImplementedError

from support.execution.plain import PlainSession
from support.execution.pool import Limits
from support.planning.select import Case
from support.record.events import CaseResult, RunRecord, StepResult
from support.record.reader import read_record

__all__ = ["run_parallel"]


class _RecordedError(Exception):
    """What a step raised on its worker, in its words."""


def run_parallel(runner: Any) -> bool:  # noqa: ANN401 - behave is untyped
    """Run what behave was asked for on `-j` workers; whether anything failed."""
    began = time.time()
    features = runner.load()
    plain = PlainSession(runner.config)
    chosen = [case for case in _wanted(features, runner.config, plain) if isinstance(case, Case)]
    plan = plain.plan(chosen)
    plan.write(plain.run_dir / "plan.json")
    plain.writer.write("run.started", run=plan.run, plan_digest=plan.digest, target=plan.target)
    limits = Limits(workers=runner.config.jobs, browsers=runner.config.jobs)
    interrupted = False
    try:
        interrupted = runner.run_cases(
            plain.session,
            chosen,
            plain.writer,
            lambda *_: None,
            limits=limits,
            first_attempts=[1] * len(chosen),
        )
    finally:
        plain.close(interrupted=interrupted)
    record = read_record(plain.run_dir, plan)
    results = {id(case.scenario): result for case, result in zip(chosen, record.results, strict=True)}
    for reporter in runner.config.reporters:
        reporter.testrun_start_time = began  # the summary's: it takes the telling for the run
    failed = _retell(runner, features, plain, results)
    return failed | _told_problems(record, results.values())


def _wanted(features: Iterable[Any], config: Any, plain: PlainSession) -> Iterator[Case | str]:  # noqa: ANN401
    for feature in features:
        for scenario in feature.walk_scenarios():
            if scenario.should_run(config):
                yield plain.case_of(scenario)


def _retell(runner: Any, features: list[Any], plain: PlainSession, results: Mapping[int, CaseResult]) -> bool:  # noqa: ANN401
    """Let behave walk through everything as if it had run it itself."""
    registry = runner.step_registry
    runner.context = None
    runner.hooks = {"before_scenario": _Beginning(plain, results), "after_scenario": _after}
    runner.features = features
    for feature in features:
        feature.reset()
    runner.step_registry = _Retold(registry, runner, results)
    runner.formatters = [_Durations(results, runner), *_formatters(runner)]
    return bool(runner.run_model(features))


def _formatters(runner: Any) -> list[Any]:  # noqa: ANN401
    from behave.formatter._registry import make_formatters  # noqa: PLC0415

    found: list[Any] = make_formatters(runner.config, runner.config.outputs)
    return found


def _told_problems(record: RunRecord, results: Iterable[CaseResult]) -> bool:
    """Whether the record holds more that went wrong than steps can tell; it is told on standard error."""
    problems = [*record.problems, *(f"{hook.hook}: {hook.error}" for hook in record.hook_failures)]
    if record.interrupted:
        problems.append("the run was interrupted")
    problems += [f"{r.case.title}: passed only at attempt {len(r.attempts)}" for r in results if r.is_flaky]
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    return bool(problems)


class _Beginning:
    """`before_scenario`: leaves out what has no case, and fails where something around the steps did."""

    def __init__(self, plain: PlainSession, results: Mapping[int, CaseResult]) -> None:
        self._plain = plain
        self._results = results

    def __call__(self, _context: object, scenario: Any) -> None:  # noqa: ANN401
        result = self._results.get(id(scenario))
        if result is None:
            case = self._plain.case_of(scenario)
            scenario.skip(case if isinstance(case, str) else "it was not run")
            return
        last = result.attempts[-1] if result.attempts else None
        if last is None:
            raise _RecordedError("it was not run")
        for hook in last.hook_failures:
            raise _RecordedError(f"{hook.hook}: {hook.error}")
        if not last.steps:
            raise _RecordedError(last.reason or "it did not come to its end")


def _after(_context: object, _scenario: object) -> None:
    """Nothing is left to be done: it was done where the scenario ran."""


class _Retold:
    """behave's registry of steps, with matches that end as recorded."""

    def __init__(self, registry: Any, runner: Any, results: Mapping[int, CaseResult]) -> None:  # noqa: ANN401
        self._registry = registry
        self._runner = runner
        self._results = results

    def find_match(self, step: Any) -> Any:  # noqa: ANN401
        """The match of a step, to be run without doing anything."""
        match = self._registry.find_match(step)
        recorded = recorded_step(self._results, self._runner, step)
        if match is not None and recorded is not None:
            match.run = lambda _context: _end_as(step, recorded)
        return match

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._registry, name)


def recorded_step(results: Mapping[int, CaseResult], runner: Any, step: Any) -> StepResult | None:  # noqa: ANN401
    """What became of a step of the scenario that behave tells of now."""
    scenario = runner.context.scenario
    result = results.get(id(scenario))
    if result is None or not result.attempts:
        return None
    steps = result.attempts[-1].steps
    index = next((i for i, own in enumerate(scenario.all_steps) if own is step), len(steps))
    return steps[index] if index < len(steps) else None


def _end_as(step: Any, recorded: StepResult) -> None:  # noqa: ANN401
    if recorded.status == "passed":
        return
    if recorded.status == "failed":
        raise AssertionError(recorded.error or "it failed")
    if recorded.status == "pending":
        raise StepNotImplementedError(recorded.error or "")
    if recorded.status == "skipped":
        step.parent.skip("it skipped itself")
        return
    raise _RecordedError(recorded.error or recorded.status)


class _Durations:
    """The first formatter: gives each step the time that it took, before the others tell of it."""

    def __init__(self, results: Mapping[int, CaseResult], runner: Any) -> None:  # noqa: ANN401
        self._results = results
        self._runner = runner

    def result(self, step: Any) -> None:  # noqa: ANN401
        """Called after each step."""
        recorded = recorded_step(self._results, self._runner, step)
        if recorded is not None:
            step.duration = recorded.duration

    def __getattr__(self, _name: str) -> Any:  # noqa: ANN401
        return lambda *_args, **_kwargs: None
