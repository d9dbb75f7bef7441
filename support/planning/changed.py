"""Which cases a change concerns: from files that differ from a revision to cases, with the reason for each.

What is not known to be harmless concerns everything: a wrong guess must not let a case out.
"""

import subprocess
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from support.planning.select import Case, SelectionError

__all__ = ["commit_of", "concerned", "files_changed_since"]

# What no case can depend on. Everything else does, unless a rule below says whom it concerns.
_HARMLESS = ("docs/", "tests/", "bench/", "reports/", ".ci/", ".github/")
_HARMLESS_ENDINGS = (".md",)
_CHANNELS = {"support/api/": ("api", "ui"), "support/ui/": ("ui",), "sandbox/tutor/web/": ("ui",)}


def _git(folder: Path, *words: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - our own words
            ["git", *words],  # noqa: S607 - wherever git is
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
    except FileNotFoundError as error:
        raise SelectionError("git is not installed, so nobody can tell what has changed") from error
    except subprocess.CalledProcessError as error:
        told = error.stderr.strip().splitlines()
        raise SelectionError(f"git cannot tell what has changed: {told[0] if told else error}") from error
    return done.stdout


def commit_of(folder: Path) -> str:
    """The commit that a folder is at; empty where git cannot tell."""
    try:
        return _git(folder, "rev-parse", "HEAD").strip()
    except SelectionError:
        return ""


def files_changed_since(revision: str, folder: Path) -> frozenset[str]:
    """Files that differ from a revision, uncommitted and new ones included, relative to the folder."""
    changed = _git(folder, "diff", "--name-only", "--no-renames", "-z", revision, "--")
    new = _git(folder, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(name for name in (changed + new).split("\0") if name)


def concerned(
    cases: Iterable[Case], files: Iterable[str], steps_of: Callable[[Case], frozenset[str]]
) -> Mapping[str, str]:
    """The cases that a change of these files concerns: id → why. `steps_of` tells the files of its steps."""
    relevant = sorted(f for f in files if not f.startswith(_HARMLESS) and not f.endswith(_HARMLESS_ENDINGS))
    found: dict[str, str] = {}
    for case in cases:
        why = next((reason for name in relevant if (reason := _reason(case, name, steps_of))), None)
        if why:
            found[case.planned.id] = why
    return found


def _reason(case: Case, name: str, steps_of: Callable[[Case], frozenset[str]]) -> str | None:
    planned = case.planned
    if name.endswith(".feature"):
        return f"{name} changed" if planned.feature_path == name else None
    channels = next((own for start, own in _CHANNELS.items() if name.startswith(start)), None)
    if channels is not None:
        return (
            f"{name} changed, which the channel {planned.channel} uses"
            if planned.channel in channels
            else None
        )
    if name.startswith("steps/") and name.count("/") > 1 and not name.endswith("__init__.py"):
        return f"{name} changed, where a step of it is" if name in steps_of(case) else None
    return f"{name} changed, which may concern every case"
