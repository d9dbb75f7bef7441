"""Starting the embedded components of a target: the sandbox, as a process that this one owns."""

import contextlib
import json
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from support.config import ROOT, Secret, environment_for_sandbox
from support.privacy.redaction import redact, register_secret
from support.targets.target import Component, Target
from support.waiting import NotInTimeError, eventually

__all__ = ["TOKEN_VARIABLES", "SandboxError", "Started", "running", "set_up", "start"]

TOKEN_VARIABLES = {
    "biglearn": "TUTOR_SANDBOX_BIGLEARN_TOKEN",
    "scheduler": "TUTOR_SANDBOX_SCHEDULER_TOKEN",
}


def set_up(*, is_strict: bool, defects: Sequence[int]) -> list[str]:
    """The launcher's arguments for how Biglearn is to be."""
    known = ["--defects", ",".join(map(str, defects))] if defects else []
    return [*(["--strict"] if is_strict else []), *known]


class SandboxError(Exception):
    """The sandbox did not come up."""


class Started:
    """A sandbox that is coming up. `ready` waits for it; `stop` ends it."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._embedded = sorted(n for n, c in target.components.items() if c.is_embedded)
        self._folder = tempfile.TemporaryDirectory(prefix="tutor-bdd-")
        self._state = Path(self._folder.name) / "sandbox.json"
        # A file, not a pipe: nobody reads while the run goes on, and a full pipe would hold the sandbox up.
        self._log = Path(self._folder.name) / "sandbox.log"
        self._tokens: dict[str, Secret] = {}
        self._process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "sandbox", "--until-parent-exits", "--state", str(self._state)]
        command += ["--components", ",".join(self._embedded)]
        if self._target.is_production:
            command.append("--production")
        environment: dict[str, str] = {}
        for name, component in self._target.components.items():
            if not component.is_embedded:
                command += [f"--{name}-url", component.address]
            command += set_up(is_strict=component.is_strict, defects=component.defects)
            if name in TOKEN_VARIABLES:
                self._tokens[name] = component.token or Secret(secrets.token_urlsafe(24))
                register_secret(self._tokens[name].reveal())
                environment[TOKEN_VARIABLES[name]] = self._tokens[name].reveal()
        with self._log.open("wb") as log:
            return subprocess.Popen(  # noqa: S603 - our own command
                command, cwd=ROOT, env=environment_for_sandbox(environment), stderr=log
            )

    def ready(self) -> Target:
        """The target, with the addresses of what was started. Raises SandboxError."""
        try:
            content = eventually(self._read, reason="the sandbox to come up", within=15, longest_pause=0.05)
        except NotInTimeError as error:
            raise SandboxError(str(error)) from error
        started = {
            name: Component(content["components"][name]["url"], self._tokens.get(name))
            for name in self._embedded
        }
        return self._target.with_components(started)

    def _read(self) -> dict[str, Any] | None:
        if self._process.poll() is not None:
            told = self.told().strip()
            raise SandboxError(told.splitlines()[-1] if told else "the sandbox ended while starting")
        with contextlib.suppress(FileNotFoundError):
            content: dict[str, Any] = json.loads(self._state.read_text(encoding="utf-8"))
            return content
        return None

    def told(self) -> str:
        """What its components wrote on standard error: their faults, by the ids that their answers carry."""
        return redact(self._log.read_text(encoding="utf-8", errors="replace"))

    def stop(self) -> None:
        """End it and everything it started."""
        self._process.terminate()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._folder.cleanup()


def start(target: Target) -> Started:
    """Begin to start what is embedded in a target; there must be something."""
    return Started(target)


@contextlib.contextmanager
def running(target: Target) -> Iterator[Target]:
    """The target with everything started, for as long as the block lasts."""
    if not any(component.is_embedded for component in target.components.values()):
        yield target
        return
    started = start(target)
    try:
        yield started.ready()
    finally:
        started.stop()
