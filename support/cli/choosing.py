"""From the options that select to a choice of cases: profile, tags, behaviours, components, changes."""

import argparse
import os
import re
from collections.abc import Mapping
from typing import Any

from support.authoring.behaviours import Behaviour
from support.config import ROOT
from support.planning.plan import Plan
from support.planning.select import Case, Choice, SelectionError
from support.targets import COMPONENTS

__all__ = ["choice", "known_tags", "narrowed_by", "seed"]

_NARROWING = ("tags", "name", "behaviours", "components", "changed_since", "left_by")
_WIDENING_A_HOTFIX = {"components", "changed_since"}


def choice(
    given: argparse.Namespace,
    known: Mapping[str, Behaviour],
    runner: Any,  # noqa: ANN401 - behave is untyped
    every: list[Case],
) -> Choice:
    """What was asked for, on top of what the profile says. Raises SelectionError for what nothing can be."""
    from support.planning.changed import concerned, files_changed_since
    from support.planning.profiles import profile

    chosen_profile = profile(given.profile)
    since = given.changed_since
    behaviours = frozenset(known)
    return Choice(
        tags=" and ".join(f"({tags})" for tags in (chosen_profile.tags, given.tags) if tags),
        names=tuple(given.name),
        channels=chosen_profile.channels if given.channel == "all" else (given.channel,),
        behaviours=_known(given.behaviours, behaviours, "behaviour"),
        components=_known(given.components, frozenset(COMPONENTS), "component"),
        concerned=concerned(every, files_changed_since(since, ROOT), runner.files_of_steps)
        if since
        else None,
        critical=_critical(given, known) if chosen_profile.is_hotfix else None,
        browser="" if _looks_for_something(given) else chosen_profile.browser,
        done=frozenset(case.id for case in Plan.read(given.left_by / "plan.json").cases)
        if given.left_by
        else frozenset(),
    )


def _looks_for_something(given: argparse.Namespace) -> bool:
    """Whether somebody wants certain cases: then through the browser too, whatever the lane leaves out."""
    return bool(given.paths or given.tags or given.name or given.behaviours or given.channel != "all")


def _critical(given: argparse.Namespace, known: Mapping[str, Behaviour]) -> frozenset[str]:
    """The behaviours that the policy calls critical."""
    from support.gate.policy import read

    policy = read(getattr(given, "policy", ROOT / "fixtures" / "gate" / "policy.toml"))
    return frozenset(b for b, told in known.items() if policy.is_critical(b, told.criticality))


def narrowed_by(given: argparse.Namespace) -> tuple[str, ...]:
    """The options that leave cases of the profile out; a shard does not, as it is merged with the others."""
    from support.planning.profiles import profile

    widening = _WIDENING_A_HOTFIX if profile(given.profile).is_hotfix else set()
    names = [name for name in _NARROWING if getattr(given, name) and name not in widening]
    asked = [f"--{name.replace('_', '-')}" for name in names]
    if given.paths:
        asked.insert(0, "PATH")
    if given.channel != "all":
        asked.append("--channel")
    return tuple(asked)


def seed(given: argparse.Namespace) -> str:
    """A new seed; for a shard one that the other machines come to as well."""
    from support.planning.changed import commit_of

    if not given.shard:
        return os.urandom(4).hex()
    if commit := commit_of(ROOT):
        return commit[:12]
    raise SelectionError(
        "all shards need the same --seed, and there is no commit to take one from: give --seed"
    )


def _known(text: str, known: frozenset[str], kind: str) -> tuple[str, ...]:
    """The names in a list with commas, each of which must be known."""
    from support.authoring.nearest import nearest_name

    names = tuple(name.strip().lstrip("@") for name in text.split(",") if name.strip())
    for name in names:
        if name not in known:
            near = nearest_name(name, known)
            hint = f"; did you mean {near}?" if near else ""
            raise SelectionError(f"there is no {kind} {name!r}{hint}")
    return names


def known_tags(expression: str, behaviours: frozenset[str]) -> None:
    """A tag that nothing can carry selects nothing, which nobody who asks for it means."""
    from cucumber_tag_expressions import TagExpressionError, parse

    from support.authoring.tags import unknown_tag

    for word in re.findall(r"[^\s()]+", expression):
        if word in {"and", "or", "not"}:
            continue
        if not word.startswith("@"):
            raise SelectionError(f"--tags: {word!r} is no tag: tags begin with @, as in @smoke")
        if fault := unknown_tag(word[1:], behaviours):
            raise SelectionError(f"--tags: {fault}")
    try:
        parse(expression)
    except TagExpressionError as error:
        told = str(error).partition("\n")[0].removeprefix("Syntax error. ")
        raise SelectionError(
            f'--tags: {expression!r} is no tag expression: {told} write it as in "@smoke and not @serial"'
        ) from error
