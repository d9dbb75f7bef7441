"""Figures from inside a run, on a sandbox of their own: making a course, and a scenario in the browser."""

import contextlib
import itertools
import json
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from behave.configuration import Configuration

from bench.figures import Figure, seconds
from support.api.session import connect
from support.config import ROOT
from support.data.ledger import Ledger
from support.data.namespace import Namespace
from support.data.once import Once
from support.data.people import People
from support.domain.people import Standing
from support.execution.runner import CaseRunner
from support.execution.session import Session
from support.planning.select import cases
from support.record.events import Outcome
from support.record.writer import RecordWriter
from support.targets import Target, load
from support.targets.embedded import running
from support.world import ScenarioClock

__all__ = ["courses", "scenario"]

_FEATURE = "features/tutor/joining_a_course.feature"
_SCENARIO = "A student joins"


class _World:
    """People and connections of one case, as a scenario has them."""

    def __init__(self, target: Target, folder: Path, case: str) -> None:
        self.namespace = Namespace("bench", case)
        self.people = People(f"bench/{case}", self.namespace)
        self.api = connect(target, ScenarioClock(), Ledger(), self.namespace, Once(folder / "once"))


def courses(rounds: int) -> Iterator[Figure]:
    """What making a course with three students costs, people and all."""
    with running(load("sandbox")) as target, tempfile.TemporaryDirectory(prefix="bench-") as folder:
        numbers = itertools.count()

        def make() -> None:
            world = _World(target, Path(folder), f"c{next(numbers)}")
            teacher = world.people.named("Ada", Standing.TEACHER)
            students = [world.people.named(name, Standing.STUDENT) for name in ("Ben", "Cleo", "Dan")]
            course = world.api.seeding.course(world.namespace.name("Course"), teacher, {"1st": students})
            assert course.id
            world.api.close()

        yield Figure("a course with three students", 0.1, seconds(make, rounds, warm=3))


def scenario(rounds: int) -> Iterator[Figure]:
    """What a scenario in the browser costs against the same clicks in a bare script, in turns.

    Both browsers are up, and both begin when the course is there. The scenario's share holds all that the
    harness does for it: its trace, pictures, checks and notes.
    """
    with _ready() as (by_harness, by_hand):
        taken = [(by_harness(number), by_hand(number)) for number in range(1, rounds + 3)][2:]
    ours, theirs = zip(*taken, strict=True)
    yield Figure("a scenario in the browser", None, ours)
    yield Figure("the same clicks in a bare script", None, theirs)
    ratios = tuple(our / their for our, their in taken)
    yield Figure("the one against the other", 1.5, ratios, "times")


@dataclass
class _Recording:
    """A record that notes how long the steps took, and keeps files as a run does."""

    run_dir: Path
    steps: list[float] = field(default_factory=list)

    def write(self, kind: str, **facts: Any) -> None:
        if kind == "step.finished":
            self.steps.append(facts["duration"])

    def keep(self, case: str, attempt: int, name: str, media_type: str, data: bytes) -> str:
        path = self.run_dir / f"{case}-{attempt}-{media_type.replace('/', '-')}-{len(name)}"
        path.write_bytes(data)
        return path.name


Taker = Callable[[int], float]


@contextlib.contextmanager
def _ready() -> Iterator[tuple[Taker, Taker]]:
    with (
        running(load("sandbox")) as target,
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        _harness(target, Path(folder)) as by_harness,
        _hand(target, Path(folder)) as by_hand,
    ):
        yield by_harness, by_hand


@contextlib.contextmanager
def _harness(target: Target, folder: Path) -> Iterator[Taker]:
    runner = CaseRunner(Configuration(command_args=[_FEATURE]))
    found = cases(runner.load(), frozenset())
    (case,) = (c for c in found if (c.planned.scenario, c.planned.channel) == (_SCENARIO, "ui"))
    once = Once(folder / "once")
    session = Session(f"b{secrets.token_hex(3)}", "bench", target, RecordWriter(folder), once)

    def take(number: int) -> float:
        session.writer = recording = _Recording(folder)
        began = time.perf_counter()
        finished = runner.attempt(session, case, number)
        took = time.perf_counter() - began
        assert finished.outcome is Outcome.PASSED, finished.reason
        return took - recording.steps[0]  # the step that makes the course

    with contextlib.closing(session), runner.running(session):
        yield take


@contextlib.contextmanager
def _hand(target: Target, folder: Path) -> Iterator[Taker]:
    script = subprocess.Popen(
        [sys.executable, "-m", "bench.by_hand"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert script.stdin
    assert script.stdout
    to_script, from_script = script.stdin, script.stdout

    def take(number: int) -> float:
        world = _World(target, folder, f"h{number}")
        teacher = world.people.named("Ada", Standing.TEACHER)
        student = world.people.named("Ben", Standing.STUDENT)
        course = world.api.seeding.course(world.namespace.name("Course"), teacher, {"1st": (), "2nd": ()})
        world.api.seeding.people(student)
        told = {
            "site": target.component("tutor").address,
            "student": student.username,
            "teacher": teacher.username,
            "course": course.id,
            "name": course.name,
            "code": course.section("2nd").enrollment_code,
        }
        world.api.close()
        to_script.write(json.dumps(told) + "\n")
        to_script.flush()
        answer = from_script.readline()
        assert answer, "the bare script gave up: see above"
        return float(answer)

    try:
        yield take
    finally:
        to_script.close()
        script.wait(timeout=30)
