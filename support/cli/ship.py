"""`tutor-bdd ship`: may this build go to that environment? Answered from what was judged before."""

import argparse
import difflib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from support.cli.arguments import place
from support.cli.evidence import FILE_NAME
from support.config import ROOT
from support.gate.matrix import Evidence
from support.gate.policy import read
from support.gate.shipping import Answer, WordOn, may_ship
from support.gate.verdict import Verdict
from support.gate.word import standing
from support.planning.build import BuildError, digest_of, read_build
from support.planning.select import SelectionError

__all__ = ["carry_out", "define"]

_GATE = ROOT / "fixtures" / "gate"
_REPORTS = ROOT / "reports"
_MOST_LISTED = 20


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("build", metavar="BUILD", help="a manifest, or the beginning of its digest")
    parser.add_argument(
        "--to", metavar="ENVIRONMENT", help="where it is to go; without it: all that is known"
    )
    parser.add_argument(
        "--evidence",
        type=place,
        action="append",
        metavar="FILE",
        help="what was judged; several are joined (default: beside the reports)",
    )
    parser.add_argument("--reports-dir", type=place, default=_REPORTS, metavar="FOLDER")
    parser.add_argument("--policy", type=place, default=_GATE / "policy.toml", metavar="FILE")
    parser.add_argument(
        "--signers",
        type=place,
        default=_GATE / "allowed_signers",
        metavar="FILE",
        help="whose word counts (default: the project's)",
    )
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")
    parser.epilog = """examples:
  tutor-bdd ship build.json --to production && deploy
  tutor-bdd ship 4f2a91c0 --to staging --json
  tutor-bdd ship build.json                        what is known of that build
  tutor-bdd ship build.json --to production --evidence merge.jsonl --evidence nightly.jsonl

exit codes: 0 deliverable, 1 blocked, 2 usage, 5 not proven, 6 held for a person: docs/exit-codes.md"""


def carry_out(given: argparse.Namespace) -> int:
    """Answer; the answer's exit code. Without an environment, what is known: 0, or 5 where it is nothing."""
    policy = read(given.policy)
    evidence = Evidence()
    for path in given.evidence or [given.reports_dir / FILE_NAME]:
        evidence = evidence.joined(Evidence.read(path))
    build = _digest(given.build, evidence)
    now = datetime.now(UTC)
    if given.to is None:
        return _tell_matrix(evidence.of(build), as_json=given.json)
    if given.to not in policy.environments:
        near = difflib.get_close_matches(given.to, policy.environments, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(policy.environments)}"
        raise SelectionError(f"{given.policy} knows no environment {given.to!r}; {hint}")
    word = _word_on(given.reports_dir, given.signers, now)
    answer = may_ship(build, given.to, evidence=evidence, policy=policy, at=now, word=word)
    if given.json:
        print(json.dumps(answer.told(), ensure_ascii=False))
    else:
        print("\n".join(_lines(answer)))
    return answer.exit_code


def _digest(told: str, evidence: Evidence) -> str:
    """The digest of the build that is asked about. Raises BuildError where nobody can tell which that is."""
    path = place(told)
    if path.exists() or path.suffix == ".json":
        return digest_of(read_build(path))
    known = {digest_of(verdict.build) for verdict in evidence.verdicts}
    found = [digest for digest in known if len(told) >= 7 and digest.startswith(told)]
    if len(found) != 1:
        why = "several begin so" if found else "nothing was judged of one, or it is too short"
        raise BuildError(f"{told!r} is no manifest, nor does it name a build: {why}")
    return found[0]


def _word_on(reports: Path, signers: Path, at: datetime) -> WordOn:
    def word(verdict: Verdict) -> str | None:
        said = standing(reports / Path(verdict.run).name, verdict, signers, at)
        if said.is_rejected:
            return "rejected"
        return "approved" if said.is_approved else None

    return word


def _lines(answer: Answer) -> Iterator[str]:
    yield f"{answer.status}: build {answer.build[:12]} to {answer.environment}, by the way {answer.way!r}"
    yield from (f"  {reason}" for reason in answer.reasons)
    yield "evidence:"
    for row in answer.rows:
        yield f"  {row.status:11}  {row.profile} on {' or '.join(row.on)}: {row.why}"
    if answer.unproven:
        yield "behaviours that none of this evidence shows:"
    for unproven in answer.unproven[:_MOST_LISTED]:
        weight = ", critical" if unproven.is_critical else ""
        yield f"  {unproven.statement} ({unproven.behaviour}{weight}): {unproven.why}"
    if len(answer.unproven) > _MOST_LISTED:
        yield f"  and {len(answer.unproven) - _MOST_LISTED} more: --json lists all"


def _tell_matrix(known: tuple[Verdict, ...], *, as_json: bool) -> int:
    if as_json:
        print(json.dumps([verdict.told() for verdict in known], ensure_ascii=False))
    for verdict in () if as_json else known:
        flags = f", {' '.join(verdict.flags)}" if verdict.flags else ""
        part = f", only {' '.join(verdict.narrowed_by)}" if verdict.narrowed_by else ""
        where = f"{verdict.profile} on {verdict.environment}{flags}{part}"
        print(f"{verdict.finished_at or 'no end':32}  {verdict.run}  {verdict.status:11}  {where}")
    if not known and not as_json:
        print("nothing was judged of this build")
    return 0 if known else 5
