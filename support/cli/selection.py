"""The options and the work that `run` and `plan` share: from what somebody asks to the cases of a plan."""

import argparse
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support.config import ROOT
from support.history import History
from support.planning.order import ORDERS, ordered
from support.planning.plan import PlannedCase
from support.planning.select import CHANNELS, Case, Choice
from support.planning.shard import parse_shard, split
from support.targets import COMPONENTS

__all__ = ["HISTORY", "Selected", "define", "only_from", "select"]

HISTORY = ROOT / "reports" / "history.jsonl"


@dataclass(frozen=True, slots=True)
class Selected:
    """What to run, in order; what cannot be shown on the target; and by id why each case is in or out."""

    runner: Any
    cases: tuple[Case, ...]
    whole: tuple[str, ...]  # the ids of the whole selection, of which `cases` may be one shard
    unprovable: tuple[PlannedCase, ...]
    not_provable: Mapping[str, str]
    because: Mapping[str, str]
    out: Mapping[str, str]
    every: tuple[PlannedCase, ...]
    narratives: Mapping[str, str]


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options that select."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="features, folders, or feature:LINE")
    parser.add_argument("--tags", "-t", default="", help='a tag expression, as "@smoke and not @ui"')
    parser.add_argument("--name", "-n", action="append", default=[], help="part of a scenario's name")
    parser.add_argument("--profile", "-p", default="merge", help="what to select (default: merge)")
    parser.add_argument("--channel", choices=[*CHANNELS, "all"], default="all")
    parser.add_argument(
        "--behaviours", "-b", default="", metavar="ID,…", help="only what proves one of these"
    )
    parser.add_argument(
        "--components",
        default="",
        metavar="NAME,…",
        help=f"only what has to do with: {', '.join(COMPONENTS)}",
    )
    parser.add_argument("--changed-since", metavar="REV", help="only what the changes since then may concern")
    parser.add_argument("--order", choices=ORDERS, default="priority", help="default: %(default)s")
    parser.add_argument("--shard", metavar="I/N", help="the I-th of N parts that take about equally long")
    parser.add_argument("--history", type=Path, default=HISTORY, help="results of earlier runs")
    parser.add_argument("--target", default="sandbox", help="an environment, or a file (docs/targets.md)")
    parser.add_argument("--seed", help="replay the people and names of an earlier run")


def select(given: argparse.Namespace, capabilities: frozenset[str], seed: str) -> Selected:
    """Load features and steps and choose the cases. Raises for anything wrong with what was asked."""
    from support.authoring.behaviours import load_behaviours
    from support.planning.select import choose

    behaviours = frozenset(load_behaviours(ROOT / "fixtures" / "behaviours"))
    _known_tags(given.tags, behaviours)
    history = History.read(given.history)
    shard = parse_shard(given.shard) if given.shard else None
    runner, features, every = _load(given.paths, behaviours)
    chosen = choose(every, _choice(given, behaviours, runner, every))
    _unambiguous(chosen.cases)
    not_provable = {}
    for case in chosen.cases:
        if missing := sorted(set(case.planned.needs) - capabilities):
            not_provable[case.planned.id] = f"the target has no {', '.join(missing)}"
    whole = ordered(
        [case for case in chosen.cases if case.planned.id not in not_provable],
        given.order,
        history=history,
        seed=seed,
    )
    return Selected(
        runner=runner,
        cases=tuple(split(whole, shard, history) if shard else whole),
        whole=tuple(case.planned.id for case in whole),
        unprovable=tuple(case.planned for case in chosen.cases if case.planned.id in not_provable),
        not_provable=not_provable,
        because=chosen.because,
        out=chosen.out,
        every=tuple(case.planned for case in every),
        narratives=_narratives(features),
    )


def only_from(plan_cases: Sequence[PlannedCase]) -> tuple[Any, dict[str, Case]]:
    """The runner with what an earlier plan needs, and its cases by id. Raises where they are gone."""
    from support.authoring.behaviours import load_behaviours
    from support.planning.select import SelectionError

    behaviours = frozenset(load_behaviours(ROOT / "fixtures" / "behaviours"))
    runner, _, every = _load(sorted({case.feature_path for case in plan_cases}), behaviours)
    found = {case.planned.id: case for case in every}
    gone = [case for case in plan_cases if case.id not in found]
    if gone:
        more = f" and {len(gone) - 1} more" if len(gone) > 1 else ""
        raise SelectionError(
            f"the features have changed since that run: {gone[0].title!r} in {gone[0].feature_path}{more} "
            "cannot be found; start a new run"
        )
    return runner, found


def _load(paths: Sequence[str], behaviours: frozenset[str]) -> tuple[Any, list[Any], list[Case]]:
    places = [_absolute(path) for path in paths]
    os.chdir(ROOT)  # behave finds its configuration, hooks and steps from here
    from behave.configuration import Configuration

    from support.execution.runner import CaseRunner
    from support.planning.select import cases

    runner = CaseRunner(Configuration(command_args=places))
    features = runner.load()
    _without_mistakes([Path(feature.filename) for feature in features], behaviours)
    return runner, features, cases(features, behaviours)


def _choice(given: argparse.Namespace, behaviours: frozenset[str], runner: Any, every: list[Case]) -> Choice:  # noqa: ANN401
    from support.planning.changed import concerned, files_changed_since
    from support.planning.profiles import profile

    chosen_profile = profile(given.profile)
    since = given.changed_since
    return Choice(
        tags=" and ".join(f"({tags})" for tags in (chosen_profile.tags, given.tags) if tags),
        names=tuple(given.name),
        channels=chosen_profile.channels if given.channel == "all" else (given.channel,),
        behaviours=_known(given.behaviours, behaviours, "behaviour"),
        components=_known(given.components, frozenset(COMPONENTS), "component"),
        concerned=concerned(every, files_changed_since(since, ROOT), runner.files_of_steps)
        if since
        else None,
    )


def _narratives(features: Sequence[Any]) -> dict[str, str]:
    return {f.filename: "\n".join(f.description) for f in features if f.description}


def _known(text: str, known: frozenset[str], kind: str) -> tuple[str, ...]:
    """The names in a list with commas, each of which must be known."""
    from support.authoring.nearest import nearest_name
    from support.planning.select import SelectionError

    names = tuple(name.strip().lstrip("@") for name in text.split(",") if name.strip())
    for name in names:
        if name not in known:
            near = nearest_name(name, known)
            hint = f"; did you mean {near}?" if near else ""
            raise SelectionError(f"there is no {kind} {name!r}{hint}")
    return names


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


def _unambiguous(chosen: Sequence[Case]) -> None:
    """Not left to behave, which takes the first wording that fits, whichever was meant."""
    from behave.step_registry import registry

    from support.authoring.matching import Definitions, step_faults
    from support.planning.select import SelectionError

    for fault in step_faults((case.scenario for case in chosen), Definitions(registry.steps)):
        if fault.is_ambiguous:
            raise SelectionError(f"{fault.use.location}: {fault.message}")


def _absolute(path: str) -> str:
    place, colon, line = path.partition(":")
    resolved = Path(place).resolve()
    if resolved.is_relative_to(ROOT):
        resolved = resolved.relative_to(ROOT)  # so that ids and reports do not name the machine's folders
    return f"{resolved}{colon}{line}"
