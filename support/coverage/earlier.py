"""What earlier suites tested, and by which behaviours of the catalogue it is told today."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Earlier", "EarlierError", "read_earlier"]

_HEADER = "number\tbehaviour\tshown_by"
_LEFT_OUT = "-: "


class EarlierError(ValueError):
    """The file does not say of each line what became of it, or names a behaviour that is none."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """One thing that an earlier suite tested: the ids that tell it now, or why nothing does."""

    number: int
    behaviour: str
    shown_by: tuple[str, ...]
    left_out: str | None = None


def read_earlier(path: Path, known: Collection[str]) -> list[Earlier]:
    """Every line of the file. `known` are the ids of the catalogue."""
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    if header != _HEADER:
        raise EarlierError(f"{path}: the first line should be {_HEADER!r}")
    found = [_told(line, f"{path}, line {number}", known) for number, line in enumerate(lines, start=2)]
    numbers = [one.number for one in found]
    if numbers != list(range(1, len(numbers) + 1)):
        raise EarlierError(f"{path}: the numbers should go up from 1, each once")
    return found


def _told(line: str, where: str, known: Collection[str]) -> Earlier:
    number, _, rest = line.partition("\t")
    behaviour, _, shown_by = rest.partition("\t")
    if not number.isdecimal() or not behaviour or not shown_by:
        raise EarlierError(f"{where}: a line is a number, a behaviour, and what shows it: {line!r}")
    if shown_by.startswith(_LEFT_OUT):
        return Earlier(int(number), behaviour, (), shown_by.removeprefix(_LEFT_OUT))
    if unknown := [one for one in shown_by.split() if one not in known]:
        raise EarlierError(
            f"{where}: {unknown[0]!r} is no behaviour; write ids, or {_LEFT_OUT!r} and why not"
        )
    return Earlier(int(number), behaviour, tuple(shown_by.split()))
