"""Starting the components: import once, open the sockets, then fork one process for each.

Importing the framework takes most of the time of a start, so it is done before the fork. Sockets are opened
before it too: every component knows every address, and a port in use is found out before anything runs.

Beside the state file lies a lock file. Launcher and components hold it together, so that it is free only when
none of them runs any more, however they ended.
"""

import contextlib
import fcntl
import importlib
import json
import os
import signal
import socket
import tempfile
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

import uvicorn
from starlette.applications import Starlette

from sandbox.settings import AsDeployed, ComponentSettings, poll_seconds, tokens
from sandbox.stopping import Stop, forget

__all__ = ["PortInUseError", "StartError", "Wanted", "run"]

_HOST = "127.0.0.1"


class StartError(Exception):
    """The sandbox did not come up; nothing of it is left running."""


class PortInUseError(StartError):
    """Somebody else listens on the port that was asked for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to start. `ports` names the components to start (0 is any free port), `urls` the replaced ones."""

    ports: Mapping[str, int]
    urls: Mapping[str, str]
    state: Path
    database: str | None  # None is SQLite in a folder of its own, thrown away at the end
    watch_parent: bool
    deployed: AsDeployed = field(default_factory=AsDeployed)


def run(wanted: Wanted) -> None:
    """Start, write the state file once everything answers, and stay until told to stop."""
    stop = Stop()
    children: dict[str, int] = {}
    with _alone(wanted.state), _folder() as folder:
        sockets = {name: _listen(name, port) for name, port in wanted.ports.items()}
        urls = {n: f"http://{_HOST}:{s.getsockname()[1]}" for n, s in sockets.items()} | dict(wanted.urls)
        try:
            applications = {name: importlib.import_module(f"sandbox.{name}.app") for name in sockets}
            for name, listening in sockets.items():
                settings = _settings(name, wanted, urls, folder)
                children[name] = _fork(
                    applications[name].create_application, settings, listening, sockets, folder
                )
            for listening in sockets.values():
                listening.close()
            _until_all_answer({name: urls[name] for name in sockets}, stop, children, folder)
            _write_state(wanted, urls, children)
            _stay(stop, children, parent=os.getppid() if wanted.watch_parent else None)
        finally:
            _end(children)
            wanted.state.unlink(missing_ok=True)


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="tutor-sandbox-", ignore_cleanup_errors=True) as made:
        yield Path(made)


@contextlib.contextmanager
def _alone(state: Path) -> Iterator[None]:
    """Hold the lock of a state file; the components, forked while it is held, hold it too."""
    state.parent.mkdir(parents=True, exist_ok=True)
    with state.with_name(f"{state.name}.lock").open("a+") as lock:
        _lock(lock, state)
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


def _lock(lock: TextIO, state: Path) -> None:
    pause = threading.Event()
    for _ in range(15):
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        # Whoever only looks whether a sandbox runs holds the lock for a moment as well.
        pause.wait(0.02)
    raise StartError(f"a sandbox with the state file {state} runs already")


def _listen(name: str, port: int) -> socket.socket:
    # Named as TCP, for asyncio turns off Nagle's delay only then: else each answer takes 40 ms.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((_HOST, port))
    except OSError as error:
        raise PortInUseError(
            f"{name} cannot listen on port {port}: {error.strerror}. Give another port, or 0 for any free one"
        ) from error
    listening.listen(512)
    return listening


def _settings(name: str, wanted: Wanted, urls: Mapping[str, str], folder: Path) -> ComponentSettings:
    biglearn_token, scheduler_token = tokens()
    database = wanted.database or f"sqlite:///{folder}/{name}.db"
    told = (biglearn_token, scheduler_token, poll_seconds(), wanted.deployed)
    return ComponentSettings(name, database, urls, *told)


def _fork(
    create: Callable[[ComponentSettings], Starlette],
    settings: ComponentSettings,
    listening: socket.socket,
    every: Mapping[str, socket.socket],
    folder: Path,
) -> int:
    child = os.fork()
    if child:
        return child
    # From here on this is the component; it must never come back into the launcher's code.
    status = 1
    try:
        for other in every.values():
            if other is not listening:
                other.close()
        forget()
        _leave_with_parent()
        # With its lifespan: there a component takes up what an earlier process left, and ends its threads.
        config = uvicorn.Config(
            create(settings), log_level="warning", access_log=False, lifespan="on", http="httptools"
        )
        config.timeout_graceful_shutdown = 0
        uvicorn.Server(config).run(sockets=[listening])
        status = 0
    except Exception as error:  # noqa: BLE001 - the boundary of a process: the launcher tells it
        reason = " ".join(str(error).split()) or type(error).__name__
        (folder / f"{settings.name}.error").write_text(reason, encoding="utf-8")
    finally:
        os._exit(status)


def _leave_with_parent() -> None:
    """End this process when the launcher is gone, however it went."""
    launcher = os.getppid()

    def watch() -> None:
        gone = threading.Event()
        while os.getppid() == launcher:
            gone.wait(0.5)
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


def _until_all_answer(urls: Mapping[str, str], stop: Stop, children: dict[str, int], folder: Path) -> None:
    waiting = dict(urls)
    for _ in range(500):
        for name, url in list(waiting.items()):
            with (
                contextlib.suppress(OSError),
                urllib.request.urlopen(f"{url}/ping", timeout=5) as answer,  # noqa: S310 - our own address
            ):
                if answer.status == 200:
                    del waiting[name]
        if not waiting:
            return
        if (ended := _ended(children)) is not None:
            told = folder / f"{ended[0]}.error"
            reason = told.read_text(encoding="utf-8") if told.exists() else f"status {ended[1]}"
            raise StartError(f"{ended[0]} does not start: {reason}")
        if stop.wait(0.02):
            raise StartError("told to stop while starting")
    raise StartError(f"{', '.join(waiting)} did not answer within 10 seconds")


def _write_state(wanted: Wanted, urls: Mapping[str, str], children: Mapping[str, int]) -> None:
    components = {name: {"url": url, "pid": children.get(name)} for name, url in urls.items()}
    deployed = {"strict": wanted.deployed.is_strict, "defects": sorted(wanted.deployed.defects)}
    told = {"pid": os.getpid(), "components": components, "deployed": deployed}
    partial = wanted.state.with_suffix(".partial")
    partial.write_text(json.dumps(told) + "\n", encoding="utf-8")
    partial.replace(wanted.state)


def _stay(stop: Stop, children: dict[str, int], *, parent: int | None) -> None:
    while not stop.wait(0.2):
        if parent is not None and os.getppid() != parent:
            return
        if (ended := _ended(children)) is not None:
            raise StartError(f"{ended[0]} ended by itself (status {ended[1]})")


def _ended(children: dict[str, int]) -> tuple[str, int] | None:
    """A component that has ended, and its status; it is no child any more."""
    for name, pid in list(children.items()):
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            del children[name]
            return name, os.waitstatus_to_exitcode(status)
    return None


def _end(children: Mapping[str, int]) -> None:
    # Their data goes with them, so there is nothing that they would have to finish.
    for pid in children.values():
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    for pid in children.values():
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, 0)
