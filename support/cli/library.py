"""Loading the step library for commands that read wordings and run nothing."""

import contextlib
import os
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from support.authoring.matching import Definitions
from support.config import ROOT

__all__ = ["LibraryError", "known_slots", "load_definitions", "loading", "parsed"]


class LibraryError(Exception):
    """The step library or the hooks cannot be loaded. Whoever wrote them is told where."""


@contextlib.contextmanager
def loading() -> Iterator[None]:
    """Tell what breaks while steps and hooks are loaded, with the line of them that broke."""
    from behave.exception import ConfigError
    from behave.parser import ParserError

    try:
        yield
    except ConfigError as error:
        raise LibraryError(
            f'{error}: features need a folder "steps" beside or above them; move them below features/'
        ) from error
    except ParserError:
        raise
    except Exception as error:
        told = " ".join(str(error).split()) or "no more is said"
        raise LibraryError(f"{_where(error)}: {type(error).__name__}: {told}; nothing was run") from error


def _where(error: Exception) -> str:
    """The line of steps or hooks that an error came from."""
    if isinstance(error, SyntaxError):
        return f"{error.filename}:{error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "site-packages" not in frame.filename and _is_library(frame.filename)]
    return f"{own[-1].filename}:{own[-1].lineno}" if own else "the step library"


def _is_library(filename: str) -> bool:
    return Path(filename).name == "environment.py" or "steps" in Path(filename).parts


def load_definitions(beside: Path) -> Definitions:
    """The step definitions for features at or below a path: those beside or above it, else the project's."""
    place = beside.resolve()
    os.chdir(ROOT)  # behave finds its configuration from here
    from behave.exception import ConfigError
    from behave.step_registry import registry

    from support.execution.runner import runner_of

    try:
        runner = runner_of([str(place)])
        runner.setup_paths()
    except ConfigError:
        runner = runner_of([str(ROOT / "features")])
        runner.setup_paths()
    with runner.path_manager, loading():
        runner.load_step_definitions()
    return Definitions(registry.steps)


def parsed(paths: Sequence[Path]) -> Iterator[tuple[Path, Any]]:
    """The features at or below the paths, each with its file, without those that no parser takes."""
    from behave.parser import ParserError, parse_file

    for path in paths:
        for file in sorted(path.rglob("*.feature")) if path.is_dir() else [path]:
            try:
                feature = parse_file(str(file))
            except (ParserError, UnicodeDecodeError):
                continue
            if feature is not None:
                yield file, feature


def known_slots() -> Sequence[Any]:
    """What the library says of its slots, once it is loaded."""
    from steps.parameters import SLOTS

    return SLOTS
