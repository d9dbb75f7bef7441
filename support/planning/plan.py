"""The plan of a run: every case by name, before anything runs. The gate holds the evidence against it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

__all__ = ["Plan", "PlanError", "PlannedCase"]


class PlanError(ValueError):
    """A plan file is missing, is not a plan, or was changed after it was written."""


@dataclass(frozen=True, slots=True)
class PlannedCase:
    """One scenario, one outline row, one channel: the unit that is run, recorded and judged.

    `id` survives moving lines: it is made of the feature's path, the rule, the scenario's name, the outline
    row's values, the channel, and a count where all of these are the same.
    """

    id: str
    feature_path: str
    feature: str
    rule: str | None
    scenario: str
    row: str | None  # the outline row, as "name=value, …"
    channel: str  # "api", "ui", or "none" for features of the harness itself
    line: int  # where it stands now; for people, never for identity
    tags: tuple[str, ...]
    behaviours: tuple[str, ...]  # ids of the catalogue that it proves
    needs: tuple[str, ...]  # capabilities a target must have
    runner_name: str = ""  # the scenario's name as behave has it ("… -- @1.2 rows"); empty: the same
    cells: tuple[tuple[str, str], ...] = ()  # the outline row, as (heading, cell)
    flags: tuple[str, ...] = ()  # the state of each flag that it depends on, as "payments.on"

    def told(self) -> dict[str, Any]:
        """Everything of it, as JSON has it; not by `asdict`, which copies each text of thousands of cases."""
        return {name: getattr(self, name) for name in _IN_CASE}

    @property
    def title(self) -> str:
        """The scenario's name, with its row and its flags."""
        more = ", ".join(filter(None, (self.row, *self.flags)))
        return f"{self.scenario} [{more}]" if more else self.scenario


@dataclass(frozen=True, slots=True)
class Plan:
    """What will run (`cases`), and what cannot be shown on that target (`not_provable`: id → why).

    `catalogue` holds every behaviour that is wanted of the product: id → criticality (3 is the critical path)
    and what it says. With it, whoever judges can tell what no case shows.
    """

    run: str
    target: str
    profile: str
    seed: str
    created_at: str  # ISO 8601, UTC
    addresses: Mapping[str, str]  # component → URL
    cases: tuple[PlannedCase, ...]
    not_provable: Mapping[str, str] = field(default_factory=dict)
    unprovable_cases: tuple[PlannedCase, ...] = ()
    narratives: Mapping[str, str] = field(default_factory=dict)  # feature path → the text under its title
    statements: Mapping[str, str] = field(default_factory=dict)  # behaviour → what it says, of those claimed
    shard: str = ""  # "3/8" where `cases` are only a part of what was selected
    selected: tuple[str, ...] = ()  # of a shard: the ids of the whole selection, in its order
    build: Mapping[str, str] = field(default_factory=dict)  # component → revision: what is tested
    narrowed_by: tuple[str, ...] = ()  # options that left cases of the profile out
    catalogue: Mapping[str, tuple[int, str]] = field(default_factory=dict)  # what is wanted: see below
    elsewhere: tuple[str, ...] = ()  # behaviours that only cases outside this selection claim
    _known_digest: str = field(default="", init=False, repr=False, compare=False)

    @property
    def selection_digest(self) -> str:
        """SHA-256 over what all shards of one selection have in common, in hex."""
        ids = self.selected or tuple(case.id for case in self.cases)
        text = json.dumps(
            [
                self.target,
                self.profile,
                self.seed,
                ids,
                sorted(self.not_provable),
                sorted(self.build.items()),
                self.narrowed_by,
            ]
        )
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def digest(self) -> str:
        """SHA-256 over everything in the plan, in hex."""
        if not self._known_digest:
            text = json.dumps(self._content(), sort_keys=True, ensure_ascii=False)
            object.__setattr__(self, "_known_digest", hashlib.sha256(text.encode()).hexdigest())
        return self._known_digest

    def _content(self) -> dict[str, Any]:
        """Everything in it."""
        content = {name: getattr(self, name) for name in _IN_PLAN}
        for group in _CASES:
            content[group] = [case.told() for case in content[group]]
        return content

    def write(self, path: Path) -> None:
        """Write the plan with its digest, whole or not at all."""
        content = {"digest": self.digest, **self._content()}
        entries = ",\n".join(f" {json.dumps(name)}: {_entry(value)}" for name, value in content.items())
        partial = path.with_suffix(".partial")
        partial.write_text(f"{{\n{entries}\n}}\n", encoding="utf-8")
        partial.replace(path)

    @classmethod
    def read(cls, path: Path) -> "Plan":
        """The plan in a file. Raises PlanError, also when its digest does not fit."""
        try:
            content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            digest = content.pop("digest")
            for group in _CASES:
                content[group] = tuple(_case(c) for c in content[group])
            for group in ("selected", "narrowed_by", "elsewhere"):
                content[group] = tuple(content.get(group, ()))
            catalogue = content.get("catalogue", {})
            content["catalogue"] = {b: (int(weight), str(told)) for b, (weight, told) in catalogue.items()}
            plan = cls(**content)
        except FileNotFoundError as error:
            raise PlanError(f"there is no plan at {path}: run `tutor-bdd run` first") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise PlanError(f"{path} is not a plan: {error}") from error
        if plan.digest != digest:
            raise PlanError(f"{path} was changed after it was written: its digest does not fit")
        return plan


_encode = json.JSONEncoder(ensure_ascii=False).encode
_IN_CASE = tuple(found.name for found in fields(PlannedCase))
_IN_PLAN = tuple(found.name for found in fields(Plan) if found.init)
_CASES = ("cases", "unprovable_cases")


def _entry(value: Any) -> str:  # noqa: ANN401 - what JSON can hold
    """The JSON of an entry, of a list each item on a line. With indents it takes five times as long."""
    if not isinstance(value, list) or not value:
        return _encode(value)
    items = ",\n".join(f"  {_encode(item)}" for item in value)
    return f"[\n{items}\n ]"


def _case(content: dict[str, Any]) -> PlannedCase:
    lists: dict[str, Any] = {name: tuple(content[name]) for name in ("tags", "behaviours", "needs")}
    cells = tuple((str(heading), str(cell)) for heading, cell in content.get("cells", ()))
    flags = tuple(content.get("flags", ()))
    return PlannedCase(**{**content, **lists, "cells": cells, "flags": flags})
