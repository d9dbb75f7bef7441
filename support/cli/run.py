"""`tutor-bdd run`: plan, run, report and judge."""

import argparse
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from support.cli import choosing, rest, selection
from support.cli.arguments import count, place, seconds, times
from support.cli.coming import Coming, coming_target
from support.cli.preparing import preparations
from support.config import ROOT
from support.gate.policy import read
from support.planning.plan import Plan
from support.planning.select import Case, SelectionError
from support.record.writer import RecordWriter
from support.targets import Target

if TYPE_CHECKING:
    from support.execution.pool import Limits, Progress

__all__ = ["REPORTS", "carry_out", "define", "make_run_dir"]

REPORTS = ROOT / "reports"
POLICY = ROOT / "fixtures" / "gate" / "policy.toml"
_WORKERS_PER_CORE = {"embedded": 4, "remote": 16}  # waiting for somebody else's machine costs nothing here


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    selection.define(parser)
    parser.add_argument(
        "--jobs", "-j", type=count, metavar="N", help="workers (default: 4 a core; 16 on a remote target)"
    )
    parser.add_argument(
        "--browsers", type=count, metavar="N", help="of the workers, those with a browser (default: 1 a core)"
    )
    parser.add_argument(
        "--retries", type=times, default=0, metavar="N", help="further attempts at what did not pass"
    )
    parser.add_argument(
        "--case-timeout",
        type=seconds,
        default=300,
        metavar="SECONDS",
        help="for one attempt (default: %(default)s)",
    )
    parser.add_argument(
        "--build",
        type=place,
        metavar="FILE",
        help="what is tested: a manifest in JSON, component → revision (default: the suite's own commit)",
    )
    parser.add_argument("--resume", metavar="RUN", help="go on with a run that was cut off")
    parser.add_argument(
        "--bundle", type=place, metavar="FILE", help="pack plan, record and evidence for `merge`"
    )
    parser.add_argument("--reports-dir", type=place, default=REPORTS, metavar="FOLDER")
    parser.add_argument(
        "--policy", type=place, default=POLICY, metavar="FILE", help="what counts for the verdict"
    )
    parser.add_argument(
        "--no-rest",
        dest="rest",
        action="store_false",
        help="of a hotfix: end with its verdict, and leave to another job what it left unproven",
    )
    parser.add_argument("--json", action="store_true", help="print the verdict as JSON")
    parser.add_argument(
        "--on", metavar="ENGINE", help="where cases run: dask://HOST:PORT (docs/distribute.md)"
    )
    parser.epilog = """examples:
  tutor-bdd run features/tutor/joining_a_course.feature --channel api
  tutor-bdd run --changed-since origin/main              what a change may concern
  tutor-bdd run --shard 3/8 --seed 20261124              the third of eight machines
  tutor-bdd run --profile hotfix --changed-since v1.4    a verdict soon; what it left runs right after
  tutor-bdd run --resume r5f2c9a                         go on after an interrupt

exit codes: 0 deliverable, 1 blocked, 2 usage, 3 target away, 4 harness error, 5 not proven,
130 interrupted"""


@dataclass(frozen=True, slots=True)
class _Job:
    """What is to be run now: a plan, or what is left of one."""

    plan: Plan
    run_dir: Path
    runner: Any
    cases: Sequence[Case]
    first_attempts: Sequence[int]
    resumed: bool = False


def carry_out(given: argparse.Namespace) -> int:
    """Run; the verdict's exit code."""
    policy = read(given.policy)
    with coming_target(given.target) as coming:
        job = _resumed(given, coming) if given.resume else _new(given, coming)
        _execute(job, coming, given)
        coming.keep_told(job.run_dir)
    from support.cli.concluding import conclude, remember
    from support.execution.lasting import lasting
    from support.record.reader import read_record

    with lasting():
        record = read_record(job.run_dir, job.plan)
        remember(job.plan, record, selection.history_file(given))
        if given.bundle:
            from support.record.bundle import pack

            pack(job.run_dir, given.bundle)
        code = conclude(job.plan, record, policy, job.run_dir, as_json=given.json)
    if rest.follows(job.plan, is_wanted=given.rest):
        rest.run_the_rest(given, job.run_dir)
    return code


def _new(given: argparse.Namespace, coming: Coming) -> _Job:
    from support.planning.build import own_build, read_build

    build = read_build(given.build) if given.build else own_build(is_embedded=coming.is_embedded)
    seed = given.seed or choosing.seed(given)
    selected = selection.select(given, coming.target, seed)
    selection.tell_if_none(selected)
    _warm_up(selected.cases)
    target = coming.ready()
    coming.ensure_reachable_for(selected.cases)
    run = f"r{os.urandom(3).hex()}"
    plan = Plan(
        run=run,
        target=target.name,
        profile=given.profile,
        seed=seed,
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
        addresses={name: part.address for name, part in target.components.items()},
        cases=tuple(case.planned for case in selected.cases),
        not_provable=dict(selected.not_provable),
        unprovable_cases=selected.unprovable,
        narratives=dict(selected.narratives),
        statements=dict(selected.statements),
        shard=given.shard or "",
        selected=selected.whole if given.shard else (),
        build=build,
        narrowed_by=choosing.narrowed_by(given),
        catalogue=dict(selected.catalogue),
        elsewhere=selected.elsewhere,
    )
    run_dir = make_run_dir(given.reports_dir, run)
    plan.write(run_dir / "plan.json")
    return _Job(plan, run_dir, selected.runner, selected.cases, [1] * len(selected.cases))


def _warm_up(cases: Sequence[Case]) -> None:
    from support.wiring import warm_up

    warm_up(browser=any(case.planned.channel == "ui" for case in cases))


def _resumed(given: argparse.Namespace, coming: Coming) -> _Job:
    from support.cli.resuming import earlier, ensure_unchanged
    from support.record.reader import read_record

    plan, run_dir = earlier(given)
    runner, found = selection.only_from(plan.cases)
    record = read_record(run_dir, plan)
    ensure_unchanged(plan, record.started_at)
    coming.ensure_reachable_for(found.values())
    left = [result for result in record.results if result.is_open]
    return _Job(
        plan,
        run_dir,
        runner,
        [found[result.case.id] for result in left],
        [len(result.attempts) + 1 for result in left],
        resumed=True,
    )


def make_run_dir(reports: Path, run: str) -> Path:
    """A new directory for a run, to which `latest` points from now on."""
    run_dir = reports / run
    run_dir.mkdir(parents=True)
    latest = reports / "latest"
    partial = reports / f".latest-{run}"
    partial.symlink_to(run, target_is_directory=True)
    partial.replace(latest)
    return run_dir


def _limits(given: argparse.Namespace, *, is_embedded: bool) -> "Limits":
    from support.execution.pace import processors
    from support.execution.pool import Limits

    cores = processors()
    kind = "embedded" if is_embedded else "remote"
    return Limits(
        workers=given.jobs or _WORKERS_PER_CORE[kind] * cores,
        browsers=given.browsers or cores,
        retries=given.retries,
        case_timeout=given.case_timeout,
    )


def _execute(job: _Job, coming: Coming, given: argparse.Namespace) -> None:
    from support.data.once import Once
    from support.execution.session import Session
    from support.reporting.progress import Progress

    plan, target = job.plan, coming.ready()
    writer = RecordWriter(job.run_dir, resume=job.resumed)
    if not job.resumed:
        writer.write("run.started", run=plan.run, plan_digest=plan.digest, target=plan.target, seed=plan.seed)
    live = Progress(len(job.cases), sys.stderr)
    once = Once(job.run_dir / "workers" / "shared")
    once.forget()
    session = Session(plan.run, plan.seed, target, writer, once)
    limits = _limits(given, is_embedded=coming.is_embedded)
    interrupted = False
    try:
        if given.on:
            interrupted = _distributed(job, target, writer, limits, given.on, live.case_finished)
        else:
            interrupted = job.runner.run_cases(
                session,
                job.cases,
                writer,
                live.case_finished,
                limits=limits,
                first_attempts=job.first_attempts,
                meanwhile=preparations(),
            )
    finally:
        session.close()
        writer.close(interrupted=interrupted)


def _distributed(  # noqa: PLR0913, PLR0917 - what a run is made of
    job: _Job, target: Target, writer: RecordWriter, limits: "Limits", engine: str, progress: "Progress"
) -> bool:
    from support.execution.distributed_pool import DistributedPool
    from support.execution.remote import Order, fingerprint

    plan, paths, code = job.plan, tuple(sorted({c.planned.feature_path for c in job.cases})), fingerprint()

    def order_for(case: str, topic: str) -> Order:
        return Order(plan.run, plan.seed, target, paths, case, code, topic)

    pool = DistributedPool(
        engine_address(engine),
        job.cases,
        order_for,
        writer=writer,
        limits=limits,
        progress=progress,
        first_attempts=job.first_attempts,
    )
    return pool.run()


def engine_address(engine: str) -> str:
    """Where the engine's scheduler listens. Raises SelectionError for an engine that is not known."""
    kind, separator, place = engine.partition("://")
    protocols = {"dask": "tcp", "dask+tls": "tls"}
    if not separator or kind not in protocols or not re.fullmatch(r"[^/\s]+:\d+", place):
        raise SelectionError(
            f"{engine!r} is no engine: give one as dask://HOST:PORT, or dask+tls://HOST:PORT"
        )
    return f"{protocols[kind]}://{place}"
