"""Call by case: which calls of Biglearn and its scheduler the cases of a run made, as its record tells."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["CallUse", "calls_of", "known_calls"]

REFUSED = " refused"


@dataclass(frozen=True, slots=True)
class CallUse:
    """A call, and by case how often it was taken and how often it was refused."""

    call: str
    taken: Mapping[str, int] = field(default_factory=dict)
    refused: Mapping[str, int] = field(default_factory=dict)


def known_calls(schemas: Path) -> list[str]:
    """Every call that the contracts declare: a request's schema stands for each."""
    return sorted(
        f"{p.parent.name}/{p.name.removesuffix('.request.json')}" for p in schemas.glob("*/*.request.json")
    )


def calls_of(record: Path, known: list[str]) -> list[CallUse]:
    """The use of every known call in a run. Cases that did not end, or made none, add nothing."""
    taken: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    refused: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for line in record.read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        if event.get("type") != "case.finished":
            continue
        for name, times in event.get("calls", {}).items():
            uses = refused if name.endswith(REFUSED) else taken
            uses[name.removesuffix(REFUSED)][event["case"]] += times
    return [CallUse(call, dict(taken[call]), dict(refused[call])) for call in known]
