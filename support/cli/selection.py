"""The options and the work that `run` and `plan` share: from what somebody asks to the cases of a plan."""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from support.cli.arguments import place, run_directory
from support.config import ROOT
from support.history import History
from support.planning.order import ORDERS, ordered
from support.planning.plan import PlannedCase
from support.planning.select import CHANNELS, Case, components_of
from support.planning.shard import parse_shard, split
from support.targets import COMPONENTS, Target

__all__ = [
    "Selected",
    "define",
    "every_case",
    "history_file",
    "only_from",
    "select",
    "tell_if_none",
]

_USE, _NOT = "use.with_target=", "not.with_target="


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
    statements: Mapping[str, str]  # behaviour → what it says, of those that the cases claim
    catalogue: Mapping[str, tuple[int, str]]  # behaviour that is wanted → criticality, what it says
    elsewhere: tuple[str, ...]  # behaviours that only cases which were not chosen claim


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options that select."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="features, folders, or feature:LINE")
    parser.add_argument("--tags", "-t", default="", metavar="EXPRESSION", help='as "@smoke and not @serial"')
    parser.add_argument(
        "--name", "-n", action="append", default=[], metavar="TEXT", help="part of a scenario's name"
    )
    parser.add_argument(
        "--profile", "-p", default="merge", metavar="NAME", help="what to select (default: merge)"
    )
    parser.add_argument(
        "--channel",
        choices=[*CHANNELS, "all"],
        default="all",
        help="of the profile's channels only this one (default: all of them)",
    )
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
    parser.add_argument(
        "--left-by", type=run_directory, metavar="RUN", help="only what that run did not have"
    )
    parser.add_argument("--order", choices=ORDERS, default="priority", help="default: %(default)s")
    parser.add_argument("--shard", metavar="I/N", help="the I-th of N parts that take about equally long")
    parser.add_argument(
        "--history", type=place, metavar="FILE", help="results of earlier runs (default: beside the reports)"
    )
    parser.add_argument(
        "--target",
        default="sandbox",
        metavar="NAME",
        help="an environment, or its file: docs/targets.md (default: %(default)s)",
    )
    parser.add_argument("--seed", help="replay the people and names of an earlier run")


def select(given: argparse.Namespace, target: Target, seed: str) -> Selected:
    """Load features and steps and choose the cases. Raises for anything wrong with what was asked."""
    from support.execution.lasting import lasting

    with lasting():
        return _selected(given, target, seed)


def _selected(given: argparse.Namespace, target: Target, seed: str) -> Selected:
    from support.authoring.behaviours import load_behaviours
    from support.cli.choosing import choice, known_tags
    from support.planning.select import choose

    known = load_behaviours(ROOT / "fixtures" / "behaviours")
    behaviours = frozenset(known)
    known_tags(given.tags, behaviours)
    history = History.read(history_file(given))
    shard = parse_shard(given.shard) if given.shard else None
    runner, features, every = _load(given.paths, behaviours)
    chosen = choose(every, choice(given, known, runner, every))
    _unambiguous(chosen.cases)
    not_provable = {c.planned.id: why for c in chosen.cases if (why := _obstacle(c.planned, target))}
    whole = ordered(
        [case for case in chosen.cases if case.planned.id not in not_provable],
        given.order,
        history=history,
        seed=seed,
    )
    claimed = {behaviour for case in chosen.cases for behaviour in case.planned.behaviours}
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
        statements={b: known[b].statement for b in sorted(claimed)},
        catalogue={b: (k.criticality, k.statement) for b, k in known.items() if not k.is_known_defect},
        elsewhere=tuple(sorted({b for case in every for b in case.planned.behaviours} - claimed)),
    )


def _obstacle(case: PlannedCase, target: Target) -> str | None:
    """Why a case cannot be shown on a target, or must not; None when it can."""
    if missing := sorted(set(case.needs) - target.capabilities):
        return f"the target has no {', '.join(missing)}"
    # Only what a scenario speaks to; what it needs besides may well be there without an address.
    if absent := sorted(set(components_of(replace(case, needs=()))) - target.components.keys()):
        return f"the target has no {', '.join(absent)}"
    only = {tag.removeprefix(_USE) for tag in case.tags if tag.startswith(_USE)}
    if f"{_NOT}{target.name}" in case.tags or (only and target.name not in only):
        return "its tags say that it is not for this target"
    if case.channel == "none" and target.is_deployment:
        return "it tries this harness, which proves nothing about a deployment"
    if target.is_production and "production-safe" not in case.tags:
        return "the target is in production, and the scenario is not tagged @production-safe"
    return None


def history_file(given: argparse.Namespace) -> Path:
    """Where earlier results are: what was tried elsewhere does not mix with the project's own."""
    reports: Path = getattr(given, "reports_dir", ROOT / "reports")
    return given.history or reports / "history.jsonl"


def only_from(plan_cases: Sequence[PlannedCase]) -> tuple[Any, dict[str, Case]]:
    """The runner with what an earlier plan needs, and its cases by id. Raises where they are gone."""
    from support.authoring.behaviours import load_behaviours
    from support.planning.select import SelectionError

    behaviours = frozenset(load_behaviours(ROOT / "fixtures" / "behaviours"))
    # A plan tells paths from the project on, wherever somebody calls from.
    paths = sorted({str(ROOT / case.feature_path) for case in plan_cases})
    runner, _, every = _load(paths, behaviours)
    found = {case.planned.id: case for case in every}
    gone = [case for case in plan_cases if case.id not in found]
    if gone:
        more = f" and {len(gone) - 1} more" if len(gone) > 1 else ""
        raise SelectionError(
            f"the features have changed since that run: {gone[0].title!r} in {gone[0].feature_path}{more} "
            "cannot be found; start a new run"
        )
    return runner, found


def every_case() -> list[PlannedCase]:
    """Every case of the project's features."""
    from support.authoring.behaviours import load_behaviours

    behaviours = frozenset(load_behaviours(ROOT / "fixtures" / "behaviours"))
    return [case.planned for case in _load((), behaviours)[2]]


def _load(paths: Sequence[str], behaviours: frozenset[str]) -> tuple[Any, list[Any], list[Case]]:
    places = [_place(path) for path in paths]
    os.chdir(ROOT)  # behave finds its configuration, hooks and steps from here
    from support.execution.runner import paths_known, runner_of

    with paths_known():
        _without_mistakes([Path(file) for file, _ in places] or [ROOT / "features"], behaviours)
    from support.cli.library import loading
    from support.planning.select import cases

    runner = runner_of([f"{file}{line}" for file, line in places])
    with loading():
        features = runner.load()
    return runner, features, cases(features, behaviours)


def _narratives(features: Sequence[Any]) -> dict[str, str]:
    return {f.filename: "\n".join(f.description) for f in features if f.description}


def _without_mistakes(paths: list[Path], behaviours: frozenset[str]) -> None:
    """Before behave reads them: it would tell some mistakes in its own words, and others not at all."""
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

    scenarios = (case.scenario for case in chosen)
    for fault in step_faults(scenarios, Definitions(registry.steps), with_undefined=False):
        raise SelectionError(f"{fault.use.location}: {fault.message}")


def _place(path: str) -> tuple[str, str]:
    """The file or folder that a path means, and its ":LINE" or nothing."""
    from support.planning.select import SelectionError

    file, colon, line = path.partition(":")
    resolved = Path(file).resolve()
    if not resolved.exists():
        raise SelectionError(f"there is no {file}{_meant(resolved)}")
    if resolved.is_file() and resolved.suffix != ".feature":
        raise SelectionError(f"{file} is no feature: give a .feature file, or a folder of them")
    if resolved.is_dir() and not any(resolved.rglob("*.feature")):
        raise SelectionError(f"there is no .feature file in {file}")
    if colon and not line.isdecimal():
        raise SelectionError(f"{path}: behind the colon belongs the number of a line")
    if resolved.is_relative_to(ROOT):
        resolved = resolved.relative_to(ROOT)  # so that ids and reports do not name the machine's folders
    return str(resolved), f"{colon}{line}"


def _meant(path: Path) -> str:
    from support.authoring.nearest import nearest_name

    near = nearest_name(path.name, [other.name for other in (ROOT / "features").rglob("*.feature")])
    return f"; did you mean {near}?" if near else ": give a .feature file, or a folder of them"


def tell_if_none(selected: Selected) -> None:
    """Say on standard error why there is nothing to run, most frequent reason first."""
    if selected.cases:
        return
    reasons = Counter([*selected.out.values(), *selected.not_provable.values()])
    told = (
        "; ".join(f"{number}: {reason}" for reason, number in reasons.most_common(3))
        or "the features have none"
    )
    sys.stderr.write(
        f"tutor-bdd: of {len(selected.every)} possible cases none is selected ({told}); "
        "`tutor-bdd plan --why` with the same options tells all\n"
    )
