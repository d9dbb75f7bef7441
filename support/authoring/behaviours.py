"""The catalogue of behaviours that scenarios prove: a tag like `@EN-01` can be checked and told by it."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Behaviour", "BehavioursError", "load_behaviours"]

_COLUMNS = ("id", "area", "criticality", "roles", "known_defect", "statement")


class BehavioursError(Exception):
    """The catalogue cannot be read as one: the message says which file, which line and why."""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One testable statement about Tutor or Biglearn.

    `criticality` is 3 on the critical path, 2 important, 1 edge. `roles` are the catalogue's short names
    (T teacher, S student, A anonymous, …). A known defect is how the product is, not how it is wanted.
    """

    id: str
    area: str
    criticality: int
    roles: tuple[str, ...]
    is_known_defect: bool
    statement: str


def load_behaviours(directory: Path) -> Mapping[str, Behaviour]:
    """All behaviours by id, from every .tsv file of the directory; BehavioursError if one is malformed."""
    files = sorted(directory.glob("*.tsv"))
    if not files:
        raise BehavioursError(f"no catalogue of behaviours in {directory}: it should hold .tsv files")
    catalogue: dict[str, Behaviour] = {}
    for path in files:
        for behaviour in _read(path):
            if behaviour.id in catalogue:
                raise BehavioursError(
                    f"{path.name}: {behaviour.id} is in the catalogue twice; ids are for good"
                )
            catalogue[behaviour.id] = behaviour
    return catalogue


def _read(path: Path) -> list[Behaviour]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        header = tuple(next(rows, ()))
        if header != _COLUMNS:
            raise BehavioursError(
                f"{path.name}: the first line should name the columns {', '.join(_COLUMNS)}"
            )
        return [_behaviour(row, f"{path.name}, line {number}") for number, row in enumerate(rows, start=2)]


def _behaviour(row: list[str], where: str) -> Behaviour:
    if len(row) != len(_COLUMNS) or not all(row):
        raise BehavioursError(f"{where}: a line needs {len(_COLUMNS)} filled columns, this one is {row}")
    identifier, area, criticality, roles, known_defect, statement = row
    if criticality not in {"1", "2", "3"}:
        raise BehavioursError(
            f"{where}: the criticality of {identifier} should be 1, 2 or 3: {criticality!r}"
        )
    if known_defect not in {"yes", "no"}:
        raise BehavioursError(f"{where}: known_defect of {identifier} should be yes or no: {known_defect!r}")
    return Behaviour(
        identifier, area, int(criticality), tuple(roles.split(",")), known_defect == "yes", statement
    )
