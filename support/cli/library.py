"""Loading the step library for commands that read wordings and run nothing."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from support.authoring.matching import Definitions
from support.config import ROOT

__all__ = ["known_slots", "load_definitions", "parsed"]


def load_definitions(beside: Path) -> Definitions:
    """The step definitions for features at or below a path: those beside or above it, else the project's."""
    place = beside.resolve()
    os.chdir(ROOT)  # behave finds its configuration from here
    from behave.configuration import Configuration
    from behave.exception import ConfigError
    from behave.step_registry import registry

    from support.execution.runner import CaseRunner

    try:
        runner = CaseRunner(Configuration(command_args=[str(place)]))
        runner.setup_paths()
    except ConfigError:
        runner = CaseRunner(Configuration(command_args=[str(ROOT / "features")]))
        runner.setup_paths()
    with runner.path_manager:
        runner.load_step_definitions()
    return Definitions(registry.steps)


def parsed(paths: Sequence[Path]) -> Iterator[Any]:
    """The features at or below the paths, without those that no parser takes."""
    from behave.parser import ParserError, parse_file

    for path in paths:
        for file in sorted(path.rglob("*.feature")) if path.is_dir() else [path]:
            try:
                feature = parse_file(str(file))
            except (ParserError, UnicodeDecodeError):
                continue
            if feature is not None:
                yield feature


def known_slots() -> Sequence[Any]:
    """What the library says of its slots, once it is loaded."""
    from steps.parameters import SLOTS

    return SLOTS
