"""A sandbox that keeps running between runs: `tutor-bdd sandbox up`, `down` and `status`.

Its addresses and its tokens lie under `.tutor-bdd/`, readable to its owner only. A run that finds it uses it.
"""

import contextlib
import json
import os
import secrets
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support.config import ROOT, Secret, environment_for_sandbox
from support.privacy.redaction import register_secret
from support.targets.embedded import TOKEN_VARIABLES, SandboxError
from support.targets.target import COMPONENTS, Component, Target
from support.waiting import NotInTimeError, eventually

__all__ = ["Kept", "find", "start", "stop"]

FOLDER = ROOT / ".tutor-bdd"


@dataclass(frozen=True, slots=True)
class Kept:
    """A sandbox that runs: the process that holds it, its addresses, its tokens."""

    pid: int
    urls: Mapping[str, str]
    tokens: Mapping[str, Secret]

    def serves(self, target: Target) -> bool:
        """Whether it is what this target would start, and nothing else."""
        return all(target.components[n].is_embedded for n in target.components) and bool(target.components)

    def fill(self, target: Target) -> Target:
        """The target at this sandbox's addresses."""
        return target.with_components(
            {name: Component(self.urls[name], self.tokens.get(name)) for name in target.components}
        )


def find(folder: Path = FOLDER) -> Kept | None:
    """The sandbox that runs, or None. One that does not answer is none."""
    try:
        state = json.loads((folder / "sandbox.json").read_text(encoding="utf-8"))
        tokens = json.loads((folder / "tokens.json").read_text(encoding="utf-8"))
        urls = {name: str(part["url"]) for name, part in state["components"].items()}
        kept = Kept(int(state["pid"]), urls, {name: Secret(token) for name, token in tokens.items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    if set(kept.urls) != set(COMPONENTS) or not all(_answers(url) for url in kept.urls.values()):
        return None
    for token in kept.tokens.values():
        register_secret(token.reveal())
    return kept


def start(ports: Mapping[str, int], folder: Path = FOLDER) -> Kept:
    """Start one that outlives this process. Raises SandboxError, also when one runs already."""
    if find(folder):
        raise SandboxError("a sandbox is up already: `tutor-bdd sandbox down` stops it")
    folder.mkdir(parents=True, exist_ok=True)
    state = folder / "sandbox.json"
    state.unlink(missing_ok=True)
    tokens = {name: secrets.token_urlsafe(24) for name in TOKEN_VARIABLES}
    _write_for_owner(folder / "tokens.json", json.dumps(tokens))
    command = [sys.executable, "-m", "sandbox", "--state", str(state)]
    for name, port in ports.items():
        command += [f"--{name}-port", str(port)]
    environment = environment_for_sandbox({TOKEN_VARIABLES[name]: token for name, token in tokens.items()})
    log = folder / "sandbox.log"
    with log.open("wb") as told:
        process = subprocess.Popen(  # noqa: S603 - our own command
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=told,
            start_new_session=True,  # it outlives the terminal it was started from
        )

    def look() -> Kept | None:
        if process.poll() is not None:
            said = log.read_text(encoding="utf-8").strip()
            raise SandboxError(said.splitlines()[-1] if said else "the sandbox ended while starting")
        return find(folder)

    try:
        return eventually(look, reason="the sandbox to come up", within=15)
    except NotInTimeError as error:
        process.terminate()
        raise SandboxError(str(error)) from error


def stop(folder: Path = FOLDER) -> bool:
    """Stop the sandbox that runs; whether there was one."""
    kept = find(folder)
    if kept is None:
        return False
    with contextlib.suppress(ProcessLookupError):
        os.kill(kept.pid, signal.SIGTERM)
    try:
        # The launcher takes its state file away last.
        eventually(lambda: not (folder / "sandbox.json").exists(), reason="the sandbox to stop", within=10)
    except NotInTimeError as error:
        raise SandboxError(f"the sandbox (process {kept.pid}) does not stop") from error
    (folder / "tokens.json").unlink(missing_ok=True)
    return True


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/ping", timeout=2) as answer:  # noqa: S310 - our own address
            status: Any = answer.status
    except (OSError, ValueError):
        return False
    return bool(status == 200)


def _write_for_owner(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
