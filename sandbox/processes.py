"""Starting the components: import once, open the sockets, then fork one process for each.

Importing the framework takes most of the time of a start, so it is done before the fork. Sockets are opened
before it too: every component knows every address, and a port in use is found out before anything runs.
"""

import contextlib
import importlib
import json
import os
import shutil
import signal
import socket
import tempfile
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from sandbox.settings import ComponentSettings, tokens

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
    database: str | None  # a PostgreSQL URL; None is SQLite in a folder of its own
    watch_parent: bool


def run(wanted: Wanted) -> None:
    """Start, write the state file once everything answers, and stay until told to stop."""
    sockets = {name: _listen(name, port) for name, port in wanted.ports.items()}
    urls = {name: f"http://{_HOST}:{s.getsockname()[1]}" for name, s in sockets.items()} | dict(wanted.urls)
    folder = Path(tempfile.mkdtemp(prefix="tutor-sandbox-"))
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    children: dict[str, int] = {}
    try:
        applications = {name: importlib.import_module(f"sandbox.{name}.app") for name in sockets}
        for name, listening in sockets.items():
            settings = _settings(name, wanted, urls, folder)
            children[name] = _fork(applications[name].create_application, settings, listening, sockets)
        for listening in sockets.values():
            listening.close()
        _until_all_answer({name: urls[name] for name in sockets}, stop)
        _write_state(wanted.state, urls, children)
        _stay(stop, children, parent=os.getppid() if wanted.watch_parent else None)
    finally:
        _end(children)
        wanted.state.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)


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
    return ComponentSettings(name, database, urls, biglearn_token, scheduler_token)


def _fork(
    create: Callable[[ComponentSettings], Starlette],
    settings: ComponentSettings,
    listening: socket.socket,
    every: Mapping[str, socket.socket],
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
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _leave_with_parent()
        config = uvicorn.Config(
            create(settings), log_level="warning", access_log=False, lifespan="off", http="httptools"
        )
        config.timeout_graceful_shutdown = 0
        uvicorn.Server(config).run(sockets=[listening])
        status = 0
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


def _until_all_answer(urls: Mapping[str, str], stop: threading.Event) -> None:
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
        if stop.wait(0.02):
            raise StartError("told to stop while starting")
    raise StartError(f"{', '.join(waiting)} did not answer within 10 seconds")


def _write_state(path: Path, urls: Mapping[str, str], children: Mapping[str, int]) -> None:
    components = {name: {"url": url, "pid": children.get(name)} for name, url in urls.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    partial.write_text(json.dumps({"pid": os.getpid(), "components": components}) + "\n", encoding="utf-8")
    partial.replace(path)


def _stay(stop: threading.Event, children: dict[str, int], *, parent: int | None) -> None:
    def on_child(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGCHLD, on_child)
    while not stop.wait(0.2):
        if parent is not None and os.getppid() != parent:
            return
    for name, pid in list(children.items()):
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            children.pop(name)
            raise StartError(f"{name} ended by itself (status {os.waitstatus_to_exitcode(status)})")


def _end(children: Mapping[str, int]) -> None:
    # Their data goes with them, so there is nothing that they would have to finish.
    for pid in children.values():
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    for pid in children.values():
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, 0)
