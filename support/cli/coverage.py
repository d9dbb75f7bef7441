"""`tutor-bdd coverage`: what is proven, by which scenarios, and what no scenario proves."""

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from support.cli.arguments import place, run_directory
from support.config import ROOT

if TYPE_CHECKING:
    from support.coverage import CallUse, Covered

__all__ = ["carry_out", "define"]

_NOT_SHOWN = ROOT / "fixtures" / "behaviours" / "not-shown.toml"
_EARLIER = ROOT / "fixtures" / "behaviours" / "earlier" / "suites.tsv"
_STANDINGS = ("proven", "failing", "not run yet", "cannot be shown", "no scenario")
_CHANNELS = {"api": "API", "ui": "browser", "none": "harness"}


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "--run",
        type=run_directory,
        default=ROOT / "reports" / "latest",
        metavar="RUN",
        help="whose calls to count (default: newest)",
    )
    parser.add_argument(
        "--history", type=place, default=ROOT / "reports" / "history.jsonl", metavar="FILE", help="of results"
    )
    parser.add_argument("--markdown", action="store_true", help="print all of it as Markdown")
    parser.add_argument("--json", action="store_true", help="print all of it as JSON")
    parser.epilog = """examples:
  tutor-bdd coverage                       how much is proven, and what is not
  tutor-bdd coverage --markdown > page.md  each behaviour with its scenarios
  tutor-bdd coverage --run r1a2b3c --json

A behaviour is proven when every case that claims it passed when it last ran, on whatever target. What
cannot be shown stands with its reason in fixtures/behaviours/not-shown.toml."""


def carry_out(given: argparse.Namespace) -> int:
    """Print it."""
    from support.coverage import calls_of, known_calls

    rows = _behaviours(given.history)
    record = given.run / "record.jsonl"
    known = known_calls(ROOT / "fixtures" / "schemas")
    calls = calls_of(record, known) if record.exists() else None
    if given.json:
        told = {"behaviours": [_facts(row) for row in rows], "run": given.run.resolve().name}
        print(json.dumps({**told, "calls": calls and [asdict(c) for c in calls]}, ensure_ascii=False))
        return 0
    print(_summary(rows))
    for standing in _STANDINGS if given.markdown else _STANDINGS[1:]:
        print("\n".join(_section(standing, [row for row in rows if row.standing == standing])))
    print("\n".join(_earlier(rows, is_whole=given.markdown)))
    print("\n".join(_calls(calls, given.run)))
    return 0


def _behaviours(history: Path) -> "list[Covered]":
    from support.authoring.behaviours import load_behaviours
    from support.cli.library import parsed
    from support.coverage import covered, read_not_shown
    from support.history import History
    from support.planning.select import cases

    os.chdir(ROOT)  # the ids of cases are made of paths from here
    catalogue = load_behaviours(ROOT / "fixtures" / "behaviours")
    features = (feature for _, feature in parsed([Path("features")]))
    every = cases(features, frozenset(catalogue))
    planned = (case.planned for case in every)
    return covered(catalogue, planned, History.read(history), read_not_shown(_NOT_SHOWN))


def _facts(row: "Covered") -> dict[str, object]:
    return {**asdict(row.behaviour), "standing": row.standing, "reason": row.not_shown} | {
        "channels": {name: row.standing_on(name) for name in _CHANNELS if row.standing_on(name)},
        "cases": [asdict(case) for case in row.cases],
    }


def _summary(rows: "Sequence[Covered]") -> str:
    lines = [
        "# What is proven",
        "",
        f"| area | {' | '.join(_STANDINGS)} |",
        "|---|" + "---:|" * len(_STANDINGS),
    ]
    areas: dict[str, Counter[str]] = {}
    for row in rows:
        for area in (row.behaviour.area, "all"):
            areas.setdefault(area, Counter())[row.standing] += 1
    areas["all"] = areas.pop("all", Counter())  # last
    for area, counts in areas.items():
        lines.append(f"| {area} | {' | '.join(str(counts[s]) for s in _STANDINGS)} |")
    return "\n".join(lines)


def _section(standing: str, rows: "Sequence[Covered]") -> Iterator[str]:
    if not rows:
        return
    yield f"\n## {standing.capitalize()}: {len(rows)}\n"
    if standing in {"no scenario", "cannot be shown"}:
        yield from (f"- **{row.behaviour.id}** {row.behaviour.statement}{_because(row)}" for row in rows)
        return
    yield "| | behaviour | API | browser | harness | scenarios |\n|---|---|---|---|---|---|"
    for row in rows:
        channels = " | ".join(row.standing_on(name) or "-" for name in _CHANNELS)
        titles = "; ".join(dict.fromkeys(f"{case.title}" for case in row.cases))
        yield f"| {row.behaviour.id} | {_cell(row.behaviour.statement)} | {channels} | {_cell(titles)} |"


def _because(row: "Covered") -> str:
    return f" ({row.not_shown})" if row.not_shown else ""


def _earlier(rows: "Sequence[Covered]", *, is_whole: bool) -> Iterator[str]:
    from support.coverage import read_earlier

    standing = {row.behaviour.id: row.standing for row in rows}
    found = read_earlier(_EARLIER, standing)
    left_out = [one for one in found if one.left_out]
    missing = [one for one in found if {standing[i] for i in one.shown_by} - {"proven", "cannot be shown"}]
    yield f"\n## Earlier suites: {len(found)} things they tested\n"
    yield f"{len(found) - len(left_out)} are told by behaviours here, {len(left_out)} are left out."
    yield f"Of what is told, {len(missing)} are not proven{':' if missing else '.'}\n"
    yield from (f"- {one.number}. {one.behaviour}: {', '.join(one.shown_by)}" for one in missing)
    if is_whole:
        yield "\nLeft out:\n"
        yield from (f"- {one.number}. {one.behaviour}: {one.left_out}" for one in left_out)


def _calls(calls: "list[CallUse] | None", run: Path) -> Iterator[str]:
    yield "\n## Calls of Biglearn and its scheduler\n"
    if calls is None:
        yield f"No run to count them in: there is no {run}. `tutor-bdd run` makes one."
        return
    yield f"In the run {run.resolve().name}: how many cases made each, taken and refused.\n"
    yield "| call | taken | refused |\n|---|---:|---:|"
    for use in calls:
        yield f"| {use.call} | {len(use.taken) or 'never'} | {len(use.refused) or 'never'} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
