"""One attempt at a case in a process of somebody else: what a Dask worker calls.

The process loads steps and features once for a run, as the runner did, and keeps them. It must have one
thread only: behave's registries, and a browser, belong to one. Nothing is written here: whatever happened
travels back.
"""

import contextlib
import functools
import hashlib
import os
import secrets
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from support.config import ROOT
from support.data.once import Once
from support.execution.runner import CaseRunner
from support.execution.session import Session
from support.planning.select import Case, cases
from support.targets import Target

__all__ = ["Order", "Told", "carry_out", "fingerprint"]


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is asked for. `topic` is where it says that it has begun."""

    run: str
    seed: str
    target: Target
    paths: tuple[str, ...]
    case: str
    fingerprint: str
    topic: str


@dataclass(frozen=True, slots=True)
class Told:
    """What came of it. `problem` says why there was no attempt; events name files by their place here."""

    execution: str
    facts: dict[str, object] = field(default_factory=dict)
    events: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    files: list[tuple[str, str, bytes]] = field(default_factory=list)  # name, media type, content
    problem: str | None = None


class _Collected:
    """The record as a worker has it: a list, until it travels."""

    def __init__(self) -> None:
        self.events: list[tuple[str, dict[str, Any]]] = []
        self.files: list[tuple[str, str, bytes]] = []

    def write(self, kind: str, **facts: Any) -> None:  # noqa: ANN401 - what JSON can hold
        """Note an event."""
        self.events.append((kind, facts))

    def keep(self, _case: str, _attempt: int, name: str, media_type: str, data: bytes) -> str:
        """Note a file; its place in the list, for the real path is given where it is kept."""
        self.files.append((name, media_type, data))
        return str(len(self.files) - 1)


@dataclass(frozen=True, slots=True)
class _Prepared:
    runner: CaseRunner
    session: Session
    cases: dict[str, Case]
    is_ready: bool


_prepared: dict[str, _Prepared] = {}  # by run
_end = contextlib.ExitStack()  # what has to be closed when this process ends, by itself


def fingerprint() -> str:
    """SHA-256 over everything that decides what a case does, in hex: the same on all machines of a run."""
    found = hashlib.sha256()
    for name in _files():
        found.update(f"{name}\0".encode())
        found.update((ROOT / name).read_bytes())
    return found.hexdigest()


@functools.cache
def _loaded() -> str:
    """What this process was loaded from: its modules stay as they were when the files change."""
    return fingerprint()


def _files() -> Iterable[str]:
    folders = ("features", "steps", "support", "fixtures")
    paths = (path for folder in folders for path in (ROOT / folder).rglob("*"))
    code = {".py", ".feature", ".toml", ".json", ".tsv", ".txt"}
    return sorted(str(path.relative_to(ROOT)) for path in paths if path.suffix in code)


def carry_out(order: Order) -> Told:
    """Attempt a case; called on a Dask worker."""
    from distributed import get_worker  # noqa: PLC0415 - who does not distribute need not have it

    worker: Any = get_worker()
    here = f"the worker {worker.address}"
    execution = secrets.token_hex(8)
    worker.log_event(order.topic, {"execution": execution, "worker": worker.address})
    if worker.state.nthreads != 1:
        return Told(execution, problem=f"{here} has several threads: give it --nthreads 1")
    if _loaded() != fingerprint():
        return Told(execution, problem=f"{here} began before its files were changed: start it anew")
    if fingerprint() != order.fingerprint:
        return Told(execution, problem=f"{here} has other features, steps or support code")
    prepared = _prepared.get(order.run) or _prepare(order)
    case = prepared.cases.get(order.case)
    if case is None or not prepared.is_ready:
        why = "does not know the case" if prepared.is_ready else "could not begin: before_all failed"
        return Told(execution, problem=f"{here} {why}")
    collected = _Collected()
    prepared.session.writer = collected
    # Dask hands the order on when this worker dies: what is made here carries a number of its own.
    finished = prepared.runner.attempt(prepared.session, case, secrets.randbelow(900_000) + 100_000)
    prepared.runner.end_worker()
    return Told(execution, finished.facts(), collected.events, collected.files)


def _prepare(order: Order) -> _Prepared:
    """Load what the run needs; only the newest run is kept."""
    from behave.configuration import Configuration  # noqa: PLC0415 - it reads the folder that it is in

    _end.close()
    _prepared.clear()
    os.chdir(ROOT)
    runner = CaseRunner(Configuration(command_args=list(order.paths)))
    # Workers on one machine share what is made once.
    once = Once(Path(tempfile.gettempdir()) / f"tutor-bdd-{order.run}")
    found = {case.planned.id: case for case in cases(runner.load(), frozenset())}
    session = Session(order.run, order.seed, order.target, _Collected(), once)
    is_ready = _end.enter_context(runner.running(session))
    _end.callback(session.close)
    runner.begin_worker()
    _prepared[order.run] = _Prepared(runner, session, found, is_ready)
    return _prepared[order.run]
