"""Kill workers at random moments: no case may be lost, doubled, or told better or worse than it is.

`python -m bench.torture` kills 200. The seed decides moments and victims, as far as a machine repeats itself.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from support.config import ROOT
from support.planning.plan import Plan, PlanError
from support.record.events import CaseResult, Outcome, RunRecord
from support.record.reader import read_record

__all__ = ["Tally", "torture"]

_WORKERS = 8
_MOST_IN_A_RUN = 25  # kills
_BETWEEN = 0.05  # seconds between kills, on average
_PATIENCE = 120.0  # seconds for a run
_KILLED = "its worker was killed by SIGKILL"
_ROWS = 20
_FEATURE = """\
Feature: Under fire
  Scenario Outline: Works
    When it does some work
    Then it is right
    And the note is kept
    Examples:
      | number |
{rows}
  Scenario Outline: Is wrong
    When it does some work
    Then it is wrong
    Examples:
      | number |
{rows}
  Rule: Around a rule it is the same
    Scenario Outline: Works in a rule
      When it does some work
      Then it is right
      Examples:
        | number |
{rows}
""".format(rows="\n".join(f"      | {number} |" for number in range(1, _ROWS + 1)))
_STEPS = """\
import hashlib
from behave import step

@step("it does some work")
def works(context):
    found = b""
    for _ in range(60_000):
        found = hashlib.sha256(found).digest()

@step("it is right")
def right(context): pass

@step("it is wrong")
def wrong(context): assert False, "one is not two"

@step("the note is kept")
def kept(context): context.case_session.recorder.note("kept")
"""
_HOOKS = (
    "from support.execution.hooks import after_all, after_scenario, after_step, before_all, before_scenario\n"
)


@dataclass
class Tally:
    """What happened. `faults` is empty when every run told the truth."""

    runs: int = 0
    kills: int = 0
    cases: int = 0
    told: int = 0  # attempts that the records say were killed
    again: int = 0  # cases that came to their end although a worker died under them
    lost: int = 0  # cases that ended as errors, two workers having died under them
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)


def torture(folder: Path, kills: int, seed: int) -> Tally:
    """Run a small project over and over, until that many of its workers were killed."""
    chance, tally, began = random.Random(seed), Tally(), time.monotonic()
    features = _project(folder)
    while tally.kills < kills:
        tally.runs += 1
        reports = folder / f"run-{tally.runs}"
        exit_code, killed = _run(features, reports, chance, min(_MOST_IN_A_RUN, kills - tally.kills))
        tally.kills += killed
        if not killed:
            said = (reports / "output.txt").read_text()[-500:]
            tally.faults.append(f"run {tally.runs} gave nobody to kill and ended with {exit_code}: {said}")
            break
        _look_at(reports / "latest", exit_code, killed, tally)
    tally.seconds = time.monotonic() - began
    return tally


def _project(folder: Path) -> Path:
    for name, text in {
        "features/harness/a.feature": _FEATURE,
        "steps/all.py": _STEPS,
        "environment.py": _HOOKS,
        "target.toml": 'name = "nowhere"\n',
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder / "features"


def _run(features: Path, reports: Path, chance: random.Random, most: int) -> tuple[int, int]:
    """Run once, killing meanwhile: the exit code, and how many were killed."""
    place = features.parent
    command = [sys.executable, "-m", "support.cli", "run", str(features), "--jobs", str(_WORKERS)]
    command += ["--target", str(place / "target.toml"), "--reports-dir", str(reports)]
    command += [
        "--history",
        str(place / "history.jsonl"),
        "--order",
        "random",
        "--seed",
        str(chance.random()),
    ]
    reports.mkdir()
    with (reports / "output.txt").open("w") as output:
        runner = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output)
    deadline, killed = time.monotonic() + _PATIENCE, 0
    while time.monotonic() < deadline:
        pause = chance.expovariate(1 / _BETWEEN) if killed < most else deadline - time.monotonic()
        try:
            return runner.wait(timeout=max(0.0, pause)), killed
        except subprocess.TimeoutExpired:
            killed += killed < most and _kill_one(runner.pid, chance)
    runner.kill()
    raise AssertionError(f"a run did not end within {_PATIENCE:g} seconds")


def _kill_one(runner: int, chance: random.Random) -> bool:
    """Kill one of the runner's workers; False where it has none now."""
    try:
        children = Path(f"/proc/{runner}/task/{runner}/children").read_text().split()
        # A worker leads a session of its own; whatever else the runner starts, such as git, does not.
        workers = [int(pid) for pid in children if os.getsid(int(pid)) == int(pid)]
        if not workers:
            return False
        os.kill(chance.choice(workers), signal.SIGKILL)
    except (FileNotFoundError, ProcessLookupError):
        return False
    return True


def _look_at(run_dir: Path, exit_code: int, killed: int, tally: Tally) -> None:
    """Hold what a run says against what must be so."""
    try:
        plan = Plan.read(run_dir / "plan.json")
    except PlanError as error:
        tally.faults.append(f"{error}: {(run_dir.parent / 'output.txt').read_text()[-500:]}")
        return
    record = read_record(run_dir, plan)
    tally.cases += len(record.results)
    tally.faults += [f"{run_dir}: {problem}" for problem in record.problems]
    if len(plan.cases) != 3 * _ROWS or [r.case for r in record.results] != list(plan.cases):
        tally.faults.append(f"{run_dir}: the cases are not those of the plan")
    deaths = 0
    for result in record.results:
        told = sum(_KILLED in (attempt.reason or "") for attempt in result.attempts)
        deaths += told
        tally.again += bool(told) and result.outcome is not Outcome.ERROR
        tally.lost += result.outcome is Outcome.ERROR
        if fault := _fault(result, told):
            tally.faults.append(f"{run_dir}: {result.case.title}: {fault}")
    tally.told += deaths
    if deaths > killed:
        tally.faults.append(f"{run_dir}: {deaths} workers are said to have been killed, and {killed} were")
    if exit_code != (wanted := _exit_code(record)):
        tally.faults.append(f"{run_dir}: the exit code is {exit_code} and not {wanted}")


def _fault(result: CaseResult, deaths: int) -> str | None:
    """What is wrong with what a run says of a case, under which so many workers died."""
    outcomes = Counter(attempt.outcome for attempt in result.attempts)
    true = Outcome.FAILED if result.case.scenario == "Is wrong" else Outcome.PASSED
    wanted = {Outcome.ERROR: 2} if deaths == 2 else {Outcome.ERROR: deaths, true: 1}
    if deaths > 2 or outcomes != Counter(wanted):
        return f"{deaths} workers died under it, and its attempts ended as {dict(outcomes)}"
    if result.outcome is not (Outcome.ERROR if deaths == 2 else true):
        return f"it ended as {result.outcome}"
    return None


def _exit_code(record: RunRecord) -> int:
    outcomes = {result.outcome for result in record.results}
    if Outcome.FAILED in outcomes:
        return 1
    return 4 if Outcome.ERROR in outcomes else 0


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="bench.torture", description="Kill workers; see whether runs tell it."
    )
    parser.add_argument("--kills", type=int, default=200, help="default: %(default)s")
    parser.add_argument("--seed", type=int, default=1, help="default: %(default)s")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        tally = torture(Path(folder), given.kills, given.seed)
    print(
        f"{tally.kills} workers killed in {tally.runs} runs of {3 * _ROWS} cases on {_WORKERS} workers, "
        f"{tally.seconds:.0f} s, seed {given.seed}\n"
        f"{tally.told} died under a case; {tally.again} such cases came to their end when tried again, "
        f"{tally.lost} lost two workers and ended as errors"
    )
    print("\n".join(tally.faults) or "every case has one outcome, and the right one")
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
