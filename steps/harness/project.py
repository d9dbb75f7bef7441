"""A small project in a folder of its own, and what the command line says when it is called there."""

import json
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Project", "Said"]

_COMMAND = (sys.executable, "-m", "support.cli")
_PATIENCE = 60  # seconds: a call takes one or two
_FEATURE = Path("features", "harness", "trying.feature")
_HOOKS = """\
from support.execution.hooks import after_all, after_scenario, after_step, before_all, before_scenario
"""
_BROKEN_HOOK = f"""\
{_HOOKS}

def after_scenario(context, scenario):
    raise RuntimeError("the hook broke")
"""
_STEPS = """\
from pathlib import Path

from behave import given, then

from support.domain.people import Standing


@given("all is well")
@then("all is well")
def all_is_well(context):
    pass


@then("the product keeps its word")
def keeps_its_word(context):
    raise AssertionError("the product broke its word")


@then("the harness keeps its promise")
def keeps_its_promise(context):
    raise KeyError("a promise")


@given("something that cannot be cleaned up")
def cannot_be_cleaned_up(context):
    def clean_up():
        raise RuntimeError("it is still there")

    context.add_cleanup(clean_up)


@given("Ada's name is written down")
def name_is_written_down(context):
    name = context.world.people.named("Ada", Standing.TEACHER).full_name
    Path(__file__).with_name("name.txt").write_text(name, encoding="utf-8")


@given("{who} is ready")
def somebody_is_ready(context, who):
    pass


@given("Ada is {mood}")
def ada_is_in_a_mood(context, mood):
    pass
"""
_REPORTS = ("index.html", "summary.md", "junit", "allure-results")
_TARGET = 'name = "trying"\n'


@dataclass(frozen=True, slots=True)
class Said:
    """What a call of the command line printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def all(self) -> str:
        """Everything that was printed."""
        return self.out + self.err


class Project:
    """The folder: one feature, a few steps, hooks and a target. `said` is what was said last."""

    def __init__(self, folder: Path, feature: str) -> None:
        self.folder = folder
        self.reports = folder / "reports"
        self.said = Said(0, "", "")
        self.plans: list[list[dict[str, Any]]] = []
        self.names: list[str] = []
        self._bundles: list[str] = []
        self._write(_FEATURE, feature)
        self._write("steps/trying.py", _STEPS)
        self._write("environment.py", _HOOKS)
        self.has_target(_TARGET)

    def has_remark_above(self, remark: str) -> None:
        """Move every line of the feature down."""
        self._write(_FEATURE, f"# {remark}\n{(self.folder / _FEATURE).read_text('utf-8')}")

    def has_lost_end(self) -> None:
        """Cut the record of the newest run in the middle of its last line."""
        record = self.reports / "latest" / "record.jsonl"
        record.write_bytes(record.read_bytes()[:-20])

    def has_lost_all_but_first_case(self) -> None:
        """Cut the record of the newest run in the middle of the line that follows its first case."""
        record = self.reports / "latest" / "record.jsonl"
        lines = record.read_bytes().splitlines(keepends=True)
        end = next(number for number, line in enumerate(lines) if b'"case.finished"' in line)
        record.write_bytes(b"".join(lines[: end + 1]) + lines[end + 1][:20])

    def has_lost_reports(self) -> None:
        """Take away what was made of the record of the newest run."""
        for name in _REPORTS:
            path = self.reports / "latest" / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()

    def has_target(self, told: str) -> None:
        """Say in the target's file where it is."""
        self._write("target.toml", told)

    def has_broken_hook(self) -> None:
        """From now on something breaks after each scenario."""
        self._write("environment.py", _BROKEN_HOOK)

    @property
    def has_reports(self) -> bool:
        """Whether the newest run has all that is made of a record."""
        return all((self.reports / "latest" / name).exists() for name in _REPORTS)

    def call(self, *arguments: str) -> None:
        """Call the command line in the folder."""
        done = subprocess.run(  # noqa: S603 - our own command
            [*_COMMAND, *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
        self.said = Said(done.returncode, done.stdout, done.stderr)

    def run(self, options: str = "") -> None:
        """Run the feature; a target that is not among the options is the project's own."""
        self._call_selecting("run", f"--reports-dir reports --jobs 2 {options}")
        name = self.folder / "steps" / "name.txt"
        if name.exists():
            self.names.append(name.read_text(encoding="utf-8"))
            name.unlink()

    def run_shard(self, shard: str) -> None:
        """Run a part of it, told as "1/2", and keep what it hands on."""
        bundle = f"shard-{len(self._bundles)}.zip"
        self.run(f"--shard {shard} --seed 7f3a --bundle {bundle}")
        self._bundles.append(bundle)

    def merge(self) -> None:
        """Put all shards that have run together."""
        self.call("merge", *self._bundles, "--reports-dir", "reports")

    def go_on(self, options: str = "") -> None:
        """Go on with the newest run."""
        newest = (self.reports / "latest").resolve().name
        fixed = f"--resume {newest} --reports-dir reports --target target.toml"
        self.call("run", *shlex.split(f"{fixed} {options}"))

    def plan(self, options: str = "") -> None:
        """Plan the feature, and keep what was planned."""
        self._call_selecting("plan", f"--json {options}")
        self.plans.append(json.loads(self.said.out) if self.said.out else [])

    def _call_selecting(self, command: str, options: str) -> None:
        target = "" if "--target" in options else "--target target.toml"
        self.call(command, "features", *shlex.split(f"{target} {options}"))

    @property
    def verdict(self) -> dict[str, Any]:
        """The verdict on the newest run."""
        told: dict[str, Any] = json.loads((self.reports / "latest" / "verdict.json").read_text("utf-8"))
        return told

    @property
    def unit_report(self) -> str:
        """The newest run's results as JUnit XML."""
        return "\n".join(
            path.read_text("utf-8") for path in sorted((self.reports / "latest").glob("junit/*.xml"))
        )

    def _write(self, name: str | Path, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
