"""The build that a run is about: a manifest that names one revision of each component.

The same manifest goes from environment to environment, and is told by its digest.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from support.config import ROOT
from support.planning.changed import commit_of, has_changes

__all__ = ["BuildError", "digest_of", "own_build", "read_build", "short"]

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_REVISION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+:@/-]{0,199}")


class BuildError(ValueError):
    """A file is no manifest of a build."""


def read_build(path: Path) -> Mapping[str, str]:
    """The manifest in a JSON file: component → revision. Raises BuildError for anything else."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_once_each)
    except OSError as error:
        raise BuildError(f"cannot read the build {path}: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise BuildError(f"{path} is no manifest of a build: {error}") from error
    if not isinstance(told, dict) or not told:
        raise BuildError(f'{path} must hold one object, as {{"tutor-server": "4f2a91c", …}}')
    for name, revision in told.items():
        if not _NAME.fullmatch(name):
            raise BuildError(f"{path}: {name!r} is no name of a component: small letters, digits and - . _")
        if not isinstance(revision, str) or not _REVISION.fullmatch(revision):
            raise BuildError(f"{path}: {revision!r} is no revision of {name}: give a commit, tag or digest")
    return dict(sorted(told.items()))


def own_build(*, is_embedded: bool) -> Mapping[str, str]:
    """The build of a run that nobody gave one: the suite itself, and the sandbox where the run starts it.

    A revision with changes that are not committed is another one, and nobody can get it again: "+changes".
    """
    revision = commit_of(ROOT) or "unknown"
    if revision != "unknown" and has_changes(ROOT):
        revision += "+changes"
    return {"sandbox": revision, "suite": revision} if is_embedded else {"suite": revision}


def digest_of(build: Mapping[str, str]) -> str:
    """SHA-256 over a manifest, in hex; the order of its components does not matter."""
    return hashlib.sha256(json.dumps(dict(build), sort_keys=True).encode()).hexdigest()


def short(build: Mapping[str, str]) -> str:
    """The name that people call a build by: the beginning of its digest."""
    return digest_of(build)[:12]


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Which of two revisions would count must not depend on the reader."""
    names = [name for name, _ in pairs]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"{twice[0]} is there twice")
    return dict(pairs)
