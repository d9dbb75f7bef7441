"""Runs small projects, each in a process of its own: behave's registries are process-wide."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from support.config import ROOT
from support.planning.plan import Plan
from support.record.events import CaseResult, RunRecord
from support.record.reader import read_record

INI = (
    "[behave]\npaths = features\nrunner = cases\n"
    "[behave.runners]\ncases = support.execution.runner:CaseRunner\n"
)

STEPS = """
from behave import step
from support.domain.refusals import Refusal, RefusedError

@step("it works")
def works(context): pass

@step("it is wrong")
def wrong(context): assert False, "one is not two"

@step("it breaks")
def breaks(context): raise KeyError("no such thing")

@step("it is refused")
def refused(context): raise RefusedError(Refusal.NOT_ALLOWED)

@step("the target goes away")
def away(context):
    class TargetUnreachableError(Exception): pass
    raise TargetUnreachableError("nobody answers")

@step("it is not written yet")
def pending(context):
    from behave.api.pending_step import StepNotImplementedError
    raise StepNotImplementedError("later")

@step("it skips itself")
def skips(context): context.scenario.skip("no wish")

@step("something is left to clean up badly")
def leaves(context):
    def bad(): raise OSError("cannot clean up")
    context.add_cleanup(bad)

@step("{name} is kept")
def kept(context, name): context.evidence.attach(name, "text/plain", name.encode())

@step("the run is interrupted")
def interrupted(context):
    import os, signal
    os.kill(os.getppid(), signal.SIGINT)
    signal.pause()

@step("the run is terminated")
def terminated(context):
    import os, signal
    os.kill(os.getppid(), signal.SIGTERM)
    signal.pause()

@step("its worker is sent {signal} {times:d} times")
def sent(context, signal, times):
    import os, pathlib
    from signal import Signals
    marks = pathlib.Path("marks")
    marks.mkdir(exist_ok=True)
    if len(list(marks.iterdir())) < times:
        (marks / str(os.getpid())).touch()
        os.kill(os.getpid(), Signals[signal])

@step("its clean-up is interrupted")
def interrupted_late(context):
    import os, signal
    context.add_cleanup(lambda: os.kill(os.getpid(), signal.SIGTERM))

@step("it hangs")
def hangs(context):
    import signal
    signal.pause()

@step("it hangs for good")
def hangs_for_good(context):
    import signal
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    signal.pause()
"""

# Stands for the wiring: a case whose World is nothing but a place to keep evidence.
DRIVER = """
import sys, types
from pathlib import Path

class Made:
    def __init__(self, evidence): self.world = types.SimpleNamespace(evidence=evidence)
    calls = {"biglearn/record_responses": 2}
    answered_within = {"12": 3}
    def picture(self, name): pass
    def close(self, *, failed):
        (Path("closed")).open("a").write(f"{failed}\\n")

class Wiring:
    lost_browser = False
    def __init__(self, run, seed, target, once): pass
    def case(self, case, attempt, evidence): return Made(evidence)
    def close(self): pass

fake = types.ModuleType("support.wiring")
fake.Wiring, fake.MadeCase = Wiring, Made
sys.modules["support.wiring"] = fake

from behave.configuration import Configuration
from support.execution.pool import Limits
from support.execution.runner import CaseRunner
from support.execution.session import Session
from support.planning.plan import Plan
from support.planning.select import cases
from support.record.writer import RecordWriter

runner = CaseRunner(Configuration(command_args=[]))
found = cases(runner.load(), frozenset())
plan = Plan("r1", "t", "merge", "7", "2026-01-01T00:00:00+00:00", {}, tuple(c.planned for c in found))
run_dir = Path("run")
run_dir.mkdir()
plan.write(run_dir / "plan.json")
writer = RecordWriter(run_dir)
writer.write("run.started", plan_digest=plan.digest)
session = Session("r1", "7", None, writer, None)
interrupted = runner.run_cases(session, found, writer, lambda *_: None, limits=Limits(**LIMITS))
writer.close(interrupted=interrupted)
"""
HOOKS = (
    "from support.execution.hooks import after_all, after_scenario, after_step, before_all\n"
    "from support.execution.hooks import before_scenario as _before\n"
    "def before_scenario(context, scenario):\n"
    "    _before(context, scenario)\n"
    "    context.evidence = getattr(getattr(context, 'world', None), 'evidence', None)\n"
)


@dataclass
class Ran:
    """A run of a small project, read back."""

    plan: Plan
    record: RunRecord
    closed: list[str]  # what each World was closed with: True where its case failed
    output: str

    def result(self, name: str) -> CaseResult:
        [found] = [r for r in self.record.results if r.case.title == name]
        return found


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a feature text, with more hooks where a test needs them."""

    def go(feature: str, hooks: str = "", **limits: object) -> Ran:
        for folder in ("features", "steps"):
            (tmp_path / folder).mkdir()
        (tmp_path / "behave.ini").write_text(INI)
        (tmp_path / "environment.py").write_text(HOOKS + hooks)
        (tmp_path / "steps" / "all.py").write_text(STEPS)
        (tmp_path / "features" / "a.feature").write_text(feature)
        done = subprocess.run(
            [sys.executable, "-c", f"LIMITS = {limits}\n{DRIVER}"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        plan = Plan.read(tmp_path / "run" / "plan.json")
        closed = tmp_path / "closed"
        return Ran(
            plan,
            read_record(tmp_path / "run", plan),
            closed.read_text().split() if closed.exists() else [],
            done.stdout + done.stderr,
        )

    return go
