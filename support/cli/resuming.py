"""What `tutor-bdd run --resume` goes on with: an earlier plan, as it was."""

import argparse
import difflib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from support.config import ROOT
from support.planning.plan import Plan
from support.planning.select import SelectionError
from support.targets import load

__all__ = ["earlier", "ensure_unchanged"]

# What chooses cases or decides what they do, and what it is where nobody gives it.
_FIXED: dict[str, object] = {
    "paths": [],
    "tags": "",
    "name": [],
    "profile": "merge",
    "channel": "all",
    "behaviours": "",
    "components": "",
    "changed_since": None,
    "shard": None,
    "seed": None,
    "build": None,
}
# What decides what a case does: half of a run by one text and half by another proves neither.
_DECIDING = ("features", "steps", "support", "sandbox", "fixtures")
_SUFFIXES = {".feature", ".py", ".toml", ".json", ".tsv", ".txt", ".js", ".html", ".ini"}


def earlier(given: argparse.Namespace) -> tuple[Plan, Path]:
    """The plan of the run, and its directory. Raises SelectionError where more than that is asked for."""
    for name, default in _FIXED.items():
        if (getattr(given, name) or default) != default:
            option = "the paths" if name == "paths" else f"--{name.replace('_', '-')}"
            raise SelectionError(f"--resume goes on with what was planned: leave {option} out")
    run_dir: Path = (given.reports_dir / given.resume).resolve()
    if not run_dir.is_dir():
        runs = [path.name for path in given.reports_dir.glob("*")]
        near = difflib.get_close_matches(given.resume, runs, n=1)
        hint = f"did you mean {near[0]}?" if near else "its name is that of its folder there"
        raise SelectionError(f"there is no run {given.resume!r} under {given.reports_dir}; {hint}")
    plan = Plan.read(run_dir / "plan.json")
    if plan.target != load(given.target).name:
        raise SelectionError(f"{plan.run} ran on {plan.target}: give --target {plan.target}")
    return plan, run_dir


def ensure_unchanged(plan: Plan, started_at: str) -> None:
    """Raise SelectionError if anything that decides what cases do was changed after the run began."""
    began = datetime.fromisoformat(started_at or plan.created_at).timestamp()
    for path in _deciding(plan):
        if path.stat().st_mtime > began:
            name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
            raise SelectionError(f"{name} was changed after that run began; start a new run")


def _deciding(plan: Plan) -> Iterator[Path]:
    yield from (ROOT / name for name in ("environment.py", "behave.ini"))
    yield from (path for path in {ROOT / case.feature_path for case in plan.cases} if path.exists())
    for folder in _DECIDING:
        yield from (path for path in (ROOT / folder).rglob("*") if path.suffix in _SUFFIXES)
