"""The options and the work that `run` and `plan` share: from what somebody asks to the cases of a plan."""

import argparse
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support.config import ROOT
from support.planning.plan import PlannedCase
from support.planning.select import CHANNELS, Case, Choice

__all__ = ["Selected", "define", "select"]


@dataclass(frozen=True, slots=True)
class Selected:
    """What to run, what cannot be shown on the target, and why other cases are out (by id)."""

    runner: Any
    cases: tuple[Case, ...]
    unprovable: tuple[PlannedCase, ...]
    not_provable: dict[str, str]
    out: dict[str, str]
    every: tuple[PlannedCase, ...]
    narratives: dict[str, str]


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options that select."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="features, folders, or feature:LINE")
    parser.add_argument("--tags", "-t", default="", help='a tag expression, as "@smoke and not @ui"')
    parser.add_argument("--name", "-n", action="append", default=[], help="part of a scenario's name")
    parser.add_argument("--profile", "-p", default="merge", help="what to select (default: merge)")
    parser.add_argument("--channel", choices=[*CHANNELS, "all"], default="all")
    parser.add_argument("--target", default="sandbox", help="an environment, or a file (docs/targets.md)")
    parser.add_argument("--seed", help="replay the people and names of an earlier run")


def select(given: argparse.Namespace, capabilities: frozenset[str]) -> Selected:
    """Load features and steps and choose the cases. Raises for anything wrong with what was asked."""
    paths = [_absolute(path) for path in given.paths]
    os.chdir(ROOT)  # behave finds its configuration, hooks and steps from here
    from behave.configuration import Configuration

    from support.authoring.behaviours import load_behaviours
    from support.execution.runner import CaseRunner
    from support.planning.profiles import profile
    from support.planning.select import cases, choose

    chosen_profile = profile(given.profile)
    asked = given.channel
    choice = Choice(
        tags=" and ".join(f"({tags})" for tags in (chosen_profile.tags, given.tags) if tags),
        names=tuple(given.name),
        channels=chosen_profile.channels if asked == "all" else (asked,),
    )
    runner = CaseRunner(Configuration(command_args=paths))
    behaviours = frozenset(load_behaviours(ROOT / "fixtures" / "behaviours"))
    _known_tags(given.tags, behaviours)
    features = runner.load()
    _without_mistakes([Path(feature.filename) for feature in features], behaviours)
    every = cases(features, behaviours)
    chosen, out = choose(every, choice)
    not_provable = {}
    for case in chosen:
        if missing := sorted(set(case.planned.needs) - capabilities):
            not_provable[case.planned.id] = f"the target has no {', '.join(missing)}"
    return Selected(
        runner=runner,
        cases=tuple(case for case in chosen if case.planned.id not in not_provable),
        unprovable=tuple(case.planned for case in chosen if case.planned.id in not_provable),
        not_provable=not_provable,
        out=out,
        every=tuple(case.planned for case in every),
        narratives={f.filename: "\n".join(f.description) for f in features if f.description},
    )


def _known_tags(expression: str, behaviours: frozenset[str]) -> None:
    """A tag that nothing can carry selects nothing, which nobody who asks for it means."""
    from support.authoring.tags import unknown_tag
    from support.planning.select import SelectionError

    for tag in re.findall(r"@([^\s()]+)", expression):
        if fault := unknown_tag(tag, behaviours):
            raise SelectionError(f"--tags: {fault}")


def _without_mistakes(paths: list[Path], behaviours: frozenset[str]) -> None:
    from support.authoring.lint import lint_paths
    from support.planning.select import SelectionError

    errors = [finding for finding in lint_paths(paths, behaviours) if finding.severity == "error"]
    if errors:
        more = f"; and {len(errors) - 1} more: `tutor-bdd lint` tells all" if len(errors) > 1 else ""
        raise SelectionError(f"{errors[0].path}:{errors[0].line}: {errors[0].message}{more}")


def _absolute(path: str) -> str:
    place, colon, line = path.partition(":")
    resolved = Path(place).resolve()
    if resolved.is_relative_to(ROOT):
        resolved = resolved.relative_to(ROOT)  # so that ids and reports do not name the machine's folders
    return f"{resolved}{colon}{line}"
