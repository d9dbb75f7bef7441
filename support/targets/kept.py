"""A sandbox that keeps running between runs: `tutor-bdd sandbox up`, `down` and `status`.

Its addresses and its tokens lie under `.tutor-bdd/`, readable to its owner only. A run that finds it uses it.
A lock there is held as long as anything of it runs: that, and no process id, tells whether it does.
"""

import contextlib
import fcntl
import json
import os
import secrets
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from support.config import ROOT, Secret, environment_for_sandbox, variable
from support.privacy.redaction import register_secret
from support.targets.embedded import TOKEN_VARIABLES, SandboxError, set_up
from support.targets.target import COMPONENTS, Component, Target
from support.waiting import NotInTimeError, eventually

__all__ = ["FOLDER", "Kept", "Seen", "Wish", "find", "look", "start", "stop"]

FOLDER = ROOT / ".tutor-bdd"
_STATE, _LOCK, _TOKENS, _LOG = "sandbox.json", "sandbox.json.lock", "tokens.json", "sandbox.log"
_SAID_BY_LAUNCHER = "sandbox: "


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to keep running: each component with its port (0 is any), and the URLs of those elsewhere."""

    ports: Mapping[str, int] = field(default_factory=lambda: dict.fromkeys(COMPONENTS, 0))
    urls: Mapping[str, str] = field(default_factory=dict)
    is_strict: bool = False
    defects: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A sandbox that runs: the process that holds it, addresses, tokens, and which components are its own.

    `set_up` is how its Biglearn is: strict or not, and with which defects.
    """

    pid: int
    urls: Mapping[str, str]
    tokens: Mapping[str, Secret]
    started: frozenset[str]
    set_up: tuple[bool, tuple[int, ...]] = (False, ())

    def serves(self, target: Target) -> bool:
        """Whether it is what this target would start, beside the same components elsewhere."""
        embedded = {name for name, part in target.components.items() if part.is_embedded}
        elsewhere = {name: part.url for name, part in target.components.items() if not part.is_embedded}
        biglearn = target.components.get("biglearn", Component(None))
        return (
            bool(embedded)
            and not target.is_production
            and embedded == self.started
            and elsewhere == self._elsewhere()
            and (not biglearn.is_embedded or self.set_up == (biglearn.is_strict, biglearn.defects))
        )

    def fill(self, target: Target) -> Target:
        """The target at this sandbox's addresses."""
        return target.with_components(
            {name: Component(self.urls[name], self.tokens.get(name)) for name in self.started}
        )

    def _elsewhere(self) -> dict[str, str]:
        return {name: url for name, url in self.urls.items() if name not in self.started}


@dataclass(frozen=True, slots=True)
class Seen:
    """What is there: a sandbox and those of its components that do not answer, or how the last one ended."""

    kept: Kept | None
    silent: frozenset[str] = frozenset()
    ended: str | None = None


def find(folder: Path = FOLDER) -> Kept | None:
    """The sandbox that runs and answers, or None."""
    seen = look(folder)
    return None if seen.silent else seen.kept


def look(folder: Path = FOLDER) -> Seen:
    """What is there."""
    if not _is_running(folder):
        return Seen(None, ended=_how_it_ended(folder))
    kept = _read(folder)
    if kept is None:
        return Seen(None)
    for token in kept.tokens.values():
        register_secret(token.reveal())
    return Seen(kept, frozenset(name for name in kept.started if not _answers(kept.urls[name])))


def start(wish: Wish | None = None, folder: Path = FOLDER) -> Kept:
    """Start one that outlives this process. Raises SandboxError, also when one runs already."""
    wish = wish or Wish()
    folder.mkdir(parents=True, exist_ok=True)
    with _one_at_a_time(folder):
        if _is_running(folder):
            raise SandboxError("a sandbox is up already: `tutor-bdd sandbox down` stops it")
        tokens = _tokens(wish)
        (folder / _STATE).unlink(missing_ok=True)
        _write_for_owner(folder / _TOKENS, json.dumps(tokens))
        process = _launch(wish, tokens, folder)

        def up() -> Kept | None:
            if process.poll() is not None:
                raise SandboxError(_last_word(folder) or f"the sandbox does not start: see {folder / _LOG}")
            # The launcher writes its state once everything answers.
            return _read(folder)

        try:
            return eventually(up, reason="the sandbox to come up", within=15, longest_pause=0.05)
        except NotInTimeError as error:
            process.terminate()
            raise SandboxError(str(error)) from error


def stop(folder: Path = FOLDER) -> bool:
    """Stop the sandbox that runs, be it well or not; whether there was one."""
    was_running = _is_running(folder)
    if was_running:
        pid = int((folder / _LOCK).read_text(encoding="utf-8"))
        if not (_ends(folder, os.kill, pid, signal.SIGTERM) or _ends(folder, os.killpg, pid, signal.SIGKILL)):
            raise SandboxError(f"the sandbox (process {pid}) does not stop")
    for name in (_STATE, _TOKENS, _LOG):
        (folder / name).unlink(missing_ok=True)
    return was_running


def _ends(folder: Path, send: Callable[[int, int], None], pid: int, how: signal.Signals) -> bool:
    patience = 5.0
    try:
        send(pid, how)
    except ProcessLookupError:
        patience = 1.0  # the launcher is gone, its components are going
    try:
        return eventually(lambda: not _is_running(folder), reason="the sandbox to stop", within=patience)
    except NotInTimeError:
        return False


def _is_running(folder: Path) -> bool:
    try:
        lock = (folder / _LOCK).open("rb")
    except FileNotFoundError:
        return False
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _read(folder: Path) -> Kept | None:
    try:
        state = json.loads((folder / _STATE).read_text(encoding="utf-8"))
        tokens = json.loads((folder / _TOKENS).read_text(encoding="utf-8"))
        parts = state["components"]
        return Kept(
            int(state["pid"]),
            {name: str(part["url"]) for name, part in parts.items()},
            {name: Secret(token) for name, token in tokens.items()},
            frozenset(name for name, part in parts.items() if part["pid"] is not None),
            (bool(state["deployed"]["strict"]), tuple(map(int, state["deployed"]["defects"]))),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _how_it_ended(folder: Path) -> str | None:
    if said := _last_word(folder):
        return said
    return "it was killed" if (folder / _STATE).exists() else None


def _last_word(folder: Path) -> str | None:
    """The last thing that the launcher, and not a component, has said."""
    try:
        lines = (folder / _LOG).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    said = [line.removeprefix(_SAID_BY_LAUNCHER) for line in lines if line.startswith(_SAID_BY_LAUNCHER)]
    return said[-1] if said else None


@contextlib.contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Whoever starts a sandbox at the same time waits, and then finds this one."""
    with (folder / "starting.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _tokens(wish: Wish) -> dict[str, str]:
    """Those that the environment gives, which a component elsewhere needs, or else new ones."""
    given = {name: variable(source) for name, source in TOKEN_VARIABLES.items()}
    made = {name: secrets.token_urlsafe(24) for name in TOKEN_VARIABLES if name in wish.ports}
    tokens = made | {name: token for name, token in given.items() if token}
    for token in tokens.values():
        register_secret(token)
    return tokens


def _launch(wish: Wish, tokens: Mapping[str, str], folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "sandbox", "--state", str(folder / _STATE)]
    command += ["--components", ",".join(wish.ports)]
    for name, port in wish.ports.items():
        command += [f"--{name}-port", str(port)]
    for name, url in wish.urls.items():
        command += [f"--{name}-url", url]
    command += set_up(is_strict=wish.is_strict, defects=wish.defects)
    environment = environment_for_sandbox({TOKEN_VARIABLES[name]: token for name, token in tokens.items()})
    with (folder / _LOG).open("wb") as told:
        process = subprocess.Popen(  # noqa: S603 - our own command
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=told,
            start_new_session=True,  # it outlives the terminal it was started from
        )
    # It outlives this process too; but if it ends before, somebody has to take note.
    threading.Thread(target=process.wait, daemon=True).start()
    return process


def _answers(url: str) -> bool:
    try:
        import urllib.request  # noqa: PLC0415 - no other part of a run needs it

        with urllib.request.urlopen(f"{url}/ping", timeout=2) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except (OSError, ValueError):
        return False


def _write_for_owner(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
