"""Which cases a change concerns: from files that differ from a revision to cases, with the reason for each.

What is not known to be harmless concerns everything: a wrong guess must not let a case out.
"""

import os
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from support.planning.plan import PlannedCase
from support.planning.select import Case, SelectionError

__all__ = ["commit_of", "concerned", "files_changed_since", "has_changes"]

# What no case can depend on. Everything else does, unless a rule below says whom it concerns.
_HARMLESS = ("docs/", "tests/", "bench/", "reports/", ".ci/", ".github/")
_HARMLESS_ENDINGS = (".md",)
_CHANNELS = {"support/api/": ("api", "ui"), "support/ui/": ("ui",), "sandbox/tutor/web/": ("ui",)}


def _git(folder: Path, *words: str, silence: str = "it does not say why") -> str:
    """What git prints. Where it fails without a word, `silence` is what that means."""
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
        raise SelectionError(f"git cannot tell what has changed: {told[0] if told else silence}") from error
    return done.stdout


def commit_of(folder: Path) -> str:
    """The commit that a folder is at; empty where git cannot tell."""
    try:
        return _git(folder, "rev-parse", "HEAD").strip()
    except SelectionError:
        return ""


def has_changes(folder: Path) -> bool:
    """Whether something there is not committed, new files included."""
    return bool(_git(folder, "status", "--porcelain").strip())


def files_changed_since(revision: str, folder: Path) -> frozenset[str]:
    """Files that differ from a revision, uncommitted and new ones included, relative to the folder."""
    # Told by its hash from here on: a revision is never taken for an option, nor a range for a revision.
    missing = f"there is no revision {revision!r}; a clone that is not whole has to fetch it first"
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = _git(folder, *words, silence=missing).strip()
    changed = _git(folder, "diff", "--name-only", "--no-renames", "-z", commit, "--")
    new = _git(folder, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/")
    # Where the project is a part of a larger repository, git tells names from the top of that one.
    here = _git(folder, "rev-parse", "--show-prefix").strip() or "."
    return frozenset(os.path.relpath(name, here) for name in (changed + new).split("\0") if name)


def concerned(
    cases: Sequence[Case], files: Iterable[str], steps_of: Callable[[Case], frozenset[str]]
) -> Mapping[str, str]:
    """The cases that a change of these files concerns: id → why. `steps_of` tells the files of its steps."""
    relevant = sorted(f for f in files if not f.startswith(_HARMLESS) and not f.endswith(_HARMLESS_ENDINGS))
    if not relevant:
        return {}
    own_steps = [steps_of(case) for case in cases]
    used = frozenset[str]().union(*own_steps)
    found: dict[str, str] = {}
    for case, own in zip(cases, own_steps, strict=True):
        why = next((told for name in relevant if (told := _reason(case.planned, name, own, used))), None)
        if why:
            found[case.planned.id] = why
    return found


def _reason(planned: PlannedCase, name: str, own: frozenset[str], used: frozenset[str]) -> str | None:
    if name.endswith(".feature"):
        return f"{name} changed" if planned.feature_path == name else None
    if name in used:
        return f"{name} changed, where a step of it is" if name in own else None
    channels = next((known for start, known in _CHANNELS.items() if name.startswith(start)), None)
    # A feature of the harness itself has no channel, and may use any of them.
    if channels is not None and planned.channel != "none":
        by = f"{name} changed, which the channel {planned.channel} uses"
        return by if planned.channel in channels else None
    return f"{name} changed, which may concern every case"
