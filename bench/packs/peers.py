"""The peers: how they are installed, once, beside everything else that is kept, and how each runs a pack."""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from support.config import ROOT

__all__ = ["Contender", "contenders", "install", "ours", "plain"]

_PYTHON = ("behave", "behavex", "pytest", "pytest-bdd", "pytest-xdist", "requests", "playwright")
_NODE = ("@cucumber/cucumber", "playwright-core")


@dataclass(frozen=True, slots=True)
class Contender:
    """One way to run a pack. `workers` is "" where there is no such choice."""

    name: str
    workers: str
    command: tuple[str, ...]
    environment: Mapping[str, str]

    @property
    def told(self) -> str:
        """Its name, with the choice that was made."""
        return f"{self.name}, {self.workers}" if self.workers else self.name


def install(folder: Path) -> None:
    """Have the peers in a folder: in a virtual environment and a project of npm of their own."""
    python = folder / "venv" / "bin" / "python"
    if not (folder / "ready").exists():
        print(f"installing the peers in {folder} …", file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *_PYTHON], check=True)
        (folder / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        (folder / ".npmrc").write_text("omit-lockfile-registry-resolved=true\n", encoding="utf-8")
        subprocess.run(["npm", "install", "--silent", *_NODE], cwd=folder, check=True)
        (folder / "ready").touch()


def ours(pack: Path, workers: int, *, reports: bool = True) -> Contender:
    """How this harness runs a pack."""
    command = [sys.executable, "-m", "bench.packs.ours", str(workers), "out"]
    if not reports:
        command.append("--no-reports")
    name = "tutor-bdd" if reports else "tutor-bdd without reports"
    return Contender(name, f"{workers} workers", tuple(command), _python_path(ROOT, pack))


def contenders(peers: Path, pack: Path, workers: int) -> list[Contender]:
    """The peers' ways to run a pack with that many workers. What they write goes to the pack's folder."""
    bin_, number = peers / "venv" / "bin", str(workers)
    python, node = _python_path(pack), {"NODE_PATH": str(peers / "node_modules")}
    behavex = (str(bin_ / "behavex"), "features", "--parallel-processes", number, "-o", "out")
    pytest = (str(bin_ / "pytest"), "-q", "-p", "no:cacheprovider", "--junit-xml", "out/junit.xml", "pytest")
    cucumber = (
        str(peers / "node_modules" / ".bin" / "cucumber-js"),
        *("--require", "cucumber/steps.js", "--format", "message:out.ndjson", "--parallel", number),
        "features/*.feature",
    )
    return [
        Contender("behavex by feature", number, (*behavex, "--parallel-scheme", "feature"), python),
        Contender("behavex by scenario", number, (*behavex, "--parallel-scheme", "scenario"), python),
        Contender("pytest-bdd", f"-n {number}", (*pytest, "-n", number), python),
        Contender("cucumber-js", f"--parallel {number}", cucumber, node),
    ]


def plain(peers: Path, pack: Path) -> Contender:
    """How behave runs it by itself, with its shortest formatter and no report."""
    behave = str(peers / "venv" / "bin" / "behave")
    return Contender("behave", "", (behave, "-f", "progress"), _python_path(pack))


def _python_path(*folders: Path) -> dict[str, str]:
    return {"PYTHONPATH": ":".join(str(folder) for folder in folders)}
