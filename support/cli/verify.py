"""`tutor-bdd verify`: what a deploy job asks before it deploys. No network, and no answer is a no."""

import argparse
import json
from collections.abc import Sequence
from datetime import UTC, datetime

from support.cli.arguments import place, run_directory
from support.cli.deciding import SIGNERS
from support.cli.mistakes import NOT_PROVEN
from support.config import ROOT
from support.gate.keys import trusted
from support.gate.matrix import Evidence
from support.gate.policy import read
from support.gate.shipping import Answer, may_ship
from support.gate.verdict import Verdict
from support.gate.verification import Believed, Trust, believed
from support.planning.build import digest_of, read_build
from support.planning.select import SelectionError

__all__ = ["carry_out", "define"]

_GATE = ROOT / "fixtures" / "gate"


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "run_dirs",
        nargs="+",
        type=run_directory,
        metavar="RUN",
        help="the directories of all runs that the environment asks for, or their names",
    )
    parser.add_argument(
        "--build", type=place, required=True, metavar="MANIFEST", help="what is to be deployed"
    )
    parser.add_argument("--to", required=True, metavar="ENVIRONMENT", help="where, as the policy calls it")
    for name, about in (
        ("policy", "what must have been shown"),
        ("keys", "whose attestations count"),
        ("signers", "whose word counts"),
    ):
        default = {"policy": _GATE / "policy.toml", "keys": _GATE / "keys.toml", "signers": SIGNERS}[name]
        parser.add_argument(
            f"--{name}", type=place, default=default, metavar="FILE", help=f"{about} (default: the project's)"
        )
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")
    parser.epilog = """examples:
  tutor-bdd verify r1a2b3c --build manifest.json --to staging && deploy
  tutor-bdd verify merge/ hourly/ nightly/ --build manifest.json --to production

Exit codes are those of verdicts (docs/exit-codes.md). Keys and policy must come from a reviewed checkout,
never from where the runs do."""


def carry_out(given: argparse.Namespace) -> int:
    """Verify; 0 only if the build may be deployed there."""
    policy = read(given.policy)
    if given.to not in policy.environments:
        known = ", ".join(sorted(policy.environments)) or "none"
        raise SelectionError(f"{given.policy} knows no environment {given.to!r}; there are: {known}")
    build = read_build(given.build)
    trust = Trust(trusted(given.keys), given.signers, policy, datetime.now(UTC))
    found = [believed(run_dir, build, trust) for run_dir in given.run_dirs]
    refusals = [refusal for one in found for refusal in one.refusals]
    answer = None if refusals else _answer(found, digest_of(build), given.to, trust)
    remarks = [r for one in found if one.standing and not one.refusals for r in one.standing.refusals]
    if given.json:
        print(json.dumps(_as_json(answer, refusals, remarks), ensure_ascii=False))
    else:
        for line in _lines(answer, refusals, remarks, given.to):
            print(line)
    return answer.exit_code if answer else NOT_PROVEN


def _answer(found: Sequence[Believed], build: str, environment: str, trust: Trust) -> Answer:
    """What the verdicts come to that can be believed, and nothing else."""
    verdicts = {one.verdict.digest: one for one in found if one.verdict}

    def word(verdict: Verdict) -> str | None:
        said = verdicts[verdict.digest].standing
        if said and said.is_rejected:
            return "rejected"
        return "approved" if said and said.is_approved else None

    evidence = Evidence().joined(Evidence(tuple(one.verdict for one in found if one.verdict)))
    return may_ship(build, environment, evidence=evidence, policy=trust.policy, at=trust.at, word=word)


def _as_json(answer: Answer | None, refusals: Sequence[str], remarks: Sequence[str]) -> dict[str, object]:
    told = answer.told() if answer else {"status": "not proven", "exit_code": NOT_PROVEN, "reasons": refusals}
    return {**told, "refusals": refusals, "remarks": remarks}


def _lines(answer: Answer | None, refusals: Sequence[str], remarks: Sequence[str], to: str) -> list[str]:
    status = answer.status if answer else "not proven"
    reasons = answer.reasons if answer else [f"refused: {refusal}" for refusal in refusals]
    return [f"to {to}: {status.upper()}", *(f"  {line}" for line in (*reasons, *remarks))]
