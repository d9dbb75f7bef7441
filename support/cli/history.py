"""`tutor-bdd history`: which cases are flaky, fail, or grow slower; and joining histories."""

import argparse
import json
from dataclasses import asdict, dataclass

from support.cli.arguments import count, place
from support.cli.selection import every_case, history_file
from support.history import CaseHistory, History
from support.planning.plan import PlannedCase

__all__ = ["carry_out", "define"]

_MOST = 20
_SORTS = {
    "flaky": lambda row: (-row.flake_rate, -row.risk),
    "failing": lambda row: (-row.risk, -row.flake_rate),
    "slow": lambda row: -(row.duration or 0.0),
    "slower": lambda row: -(row.trend or 0.0),
}


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "--by", choices=_SORTS, default="flaky", help="what comes first (default: %(default)s)"
    )
    parser.add_argument("--most", type=count, default=_MOST, metavar="N", help="rows (default: %(default)s)")
    parser.add_argument("--history", type=place, metavar="FILE", help="default: beside the reports")
    parser.add_argument(
        "--join", type=place, nargs="+", default=[], metavar="FILE", help="take these in first"
    )
    parser.add_argument("--json", action="store_true", help="print every case as JSON")
    parser.epilog = """examples:
  tutor-bdd history                        what passed only when repeated
  tutor-bdd history --by slower            what takes longer than it did
  tutor-bdd history --join other/*.jsonl   join the histories of other machines into this one"""


@dataclass(frozen=True, slots=True)
class _Row:
    """What is told of a case. Rates are shares; `trend` is the latest durations by the earlier ones."""

    id: str
    name: str
    channel: str
    results: int
    flake_rate: float
    risk: float
    duration: float | None
    trend: float | None
    last: str


def carry_out(given: argparse.Namespace) -> int:
    """Print the history."""
    place_of_history = history_file(given)
    for other in given.join:
        History.add_to(place_of_history, History.read(other))
    history = History.read(place_of_history)
    known = {case.id: case for case in every_case()}
    rows = sorted(
        (_row(case_id, own, known.get(case_id)) for case_id, own in history.cases.items()),
        key=_SORTS[given.by],
    )
    if given.json:
        print(json.dumps([asdict(row) for row in rows], ensure_ascii=False))
        return 0
    if not rows:
        print(f"there is no history yet in {place_of_history}: each run adds to it")
        return 0
    print("runs  flaky  failing   takes   now by before   case")
    for row in rows[: given.most]:
        takes = "" if row.duration is None else f"{row.duration:.2f} s"
        trend = "" if row.trend is None else f"x {row.trend:.2f}"
        print(
            f"{row.results:4}  {row.flake_rate:5.0%}  {row.risk:7.0%}  {takes:>7}   {trend:>13}   "
            f"{row.name} ({row.channel})"
        )
    if len(rows) > given.most:
        print(f"and {len(rows) - given.most} more: --most {len(rows)}")
    return 0


def _row(case_id: str, own: CaseHistory, planned: PlannedCase | None) -> _Row:
    return _Row(
        id=case_id,
        name=planned.title if planned else f"{case_id}, which is no case any more",
        channel=planned.channel if planned else "-",
        results=len(own.results),
        flake_rate=own.flake_rate,
        risk=own.risk,
        duration=own.duration,
        trend=own.trend,
        last=own.results[-1].outcome,
    )
