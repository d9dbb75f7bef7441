"""A Dask cluster of processes on this machine, with code of its own so that a test may change it."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from support.config import ROOT
from support.waiting import eventually

__all__ = ["Cluster", "begin_run", "copy_code", "write_pack"]

_STARTING = 40.0  # seconds; one or two on an idle machine
_CODE = ("features", "steps", "support", "fixtures", "behave.ini", "environment.py")

STEPS = """
import os
from pathlib import Path

from behave import step

from support.waiting import eventually

PACK = Path(__file__).parent.parent

def tell(name):
    with (PACK / name).open("a") as told:
        told.write(f"{os.getpid()}\\n")

@step("it works")
def works(context):
    tell("worked")

@step("{name} is held until it may go")
def held(context, name):
    tell(name)
    eventually((PACK / "go").exists, reason="being let go", within=60)
"""
HOOKS = (
    "from support.execution.hooks import after_all, after_scenario, after_step, before_all, before_scenario\n"
)


def copy_code(folder: Path) -> Path:
    """The project's code in a folder of its own: nobody edits it while a test goes on."""
    folder.mkdir()
    for name in _CODE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    return folder


def write_pack(folder: Path, feature: str, *, under: str = "harness") -> Path:
    """A project of one feature whose steps need no target; its folder of features."""
    for name, text in {
        f"features/{under}/a.feature": feature,
        "steps/all.py": STEPS,
        "environment.py": HOOKS,
        "target.toml": 'name = "nowhere"\n',
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder / "features"


class Cluster:
    """A scheduler and its workers. Whatever a test leaves running is killed by `close`, or ends by itself."""

    def __init__(self, folder: Path, code: Path) -> None:
        self.folder = folder
        self.code = code
        self._processes: list[subprocess.Popen[bytes]] = []
        self._place = folder / "scheduler.json"
        self._start("scheduler", code, "--port", "0", "--idle-timeout", "120 s")
        self.address = eventually(self._address, reason="the scheduler to listen", within=_STARTING)

    def _address(self) -> str | None:
        try:
            return str(json.loads(self._place.read_text())["address"])
        except (FileNotFoundError, ValueError):
            return None

    def worker(self, name: str, *, code: Path | None = None, threads: int = 1, browser: bool = False) -> int:
        """Start a worker; the process group of it and its nanny, once it is there."""
        options = ["--nworkers", "1", "--nthreads", str(threads), "--death-timeout", "30 s"]
        options += ["--name", name, "--local-directory", str(self.folder / name)]
        options += ["--resources", "browser=1"] if browser else []
        process = self._start("worker", code or self.code, *options, log=name)
        log = self.folder / f"{name}.log"
        eventually(
            lambda: "Registered to" in log.read_text(), reason=f"the worker {name} to join", within=_STARTING
        )
        return process.pid

    def _start(
        self, kind: str, code: Path, *options: str, log: str = "scheduler"
    ) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--no-dashboard"]
        command += ["--host", "127.0.0.1", "--scheduler-file", str(self._place), *options]
        with (self.folder / f"{log}.log").open("wb") as output:
            process = subprocess.Popen(
                command,
                cwd=code,
                env={**os.environ, "PYTHONPATH": str(code)},
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # so that a nanny's worker can be killed with it
            )
        self._processes.append(process)
        return process

    def run(self, features: Path, *options: str) -> "subprocess.Popen[str]":
        """Begin a run of these features on the cluster."""
        engine = self.address.replace("tcp://", "dask://")
        return begin_run(self.code, features, "--on", engine, *options)

    def close(self) -> None:
        """Leave nothing running."""
        for process in self._processes:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
            finally:
                process.wait(timeout=30)


def begin_run(code: Path, features: Path, *options: str, resume: str = "") -> "subprocess.Popen[str]":
    """Begin a run by the command line, or go on with one; its reports are beside the features."""
    place = features.parent
    what = ("--resume", resume) if resume else (str(features),)
    fixed = (
        *("--target", str(place / "target.toml"), "--reports-dir", str(place / "reports")),
        *("--history", str(place / "history.jsonl"), "--order", "file"),
    )
    return subprocess.Popen(
        [sys.executable, "-m", "support.cli", "run", *what, *fixed, *options],
        cwd=code,
        env={**os.environ, "PYTHONPATH": str(code)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
