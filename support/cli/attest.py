"""`tutor-bdd attest`: sign what a run has shown, for a deploy job that trusts nothing else."""

import argparse
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from support.cli.arguments import add_policy, add_run, place
from support.config import variable
from support.gate import attestation
from support.gate.attestation import AttestationError
from support.gate.keys import KeysError, make_key, signer_of
from support.gate.policy import read
from support.gate.verdict import Verdict, judge
from support.planning.plan import Plan
from support.record.events import Outcome, RunRecord
from support.record.reader import read_record

__all__ = ["VARIABLE", "carry_out", "define"]

VARIABLE = "TUTOR_BDD_SIGNING_KEY"
"""The variable that a pipeline keeps the key in, as a secret."""

_KEY_LIVES = timedelta(days=365)


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_run(parser)
    parser.add_argument(
        "--key",
        type=place,
        metavar="FILE",
        help=f"the private key, Ed25519 as PEM (default: what {VARIABLE} holds)",
    )
    add_policy(parser)
    parser.add_argument(
        "--new-key",
        type=place,
        metavar="FILE",
        help="make a key there, print its entry for the trusted ones, and do nothing else",
    )
    parser.epilog = f"""examples:
  tutor-bdd attest --new-key pipeline.pem     once, for a pipeline
  tutor-bdd attest r1a2b3c --key pipeline.pem
  tutor-bdd attest                            the newest run, with the key in {VARIABLE}

Only what may go on is attested. `tutor-bdd verify` is what the deploy job asks."""


def carry_out(given: argparse.Namespace) -> int:
    """Sign; 0."""
    if given.new_key:
        until = (datetime.now(UTC) + _KEY_LIVES).date()
        print(make_key(given.new_key, given.new_key.stem, until), end="")
        return 0
    signer = signer_of(*_key(given.key))
    plan = Plan.read(given.run_dir / "plan.json")
    record = read_record(given.run_dir, plan)
    verdict = judge(plan, record, read(given.policy))
    kept = Verdict.read(given.run_dir / "verdict.json")
    if kept.digest != verdict.digest:
        raise AttestationError(
            f"judged again, {plan.run} is not what its verdict.json says "
            f"({kept.status}, now {verdict.status}): policy, plan or record is another one by now"
        )
    path = given.run_dir / attestation.NAME
    partial = path.with_suffix(".partial")
    partial.write_text(attestation.attest(verdict, _cases(record), signer), encoding="utf-8")
    partial.replace(path)
    print(path)
    return 0


def _key(path: Path | None) -> tuple[str, str]:
    """The private key, and where it came from."""
    if path:
        try:
            return path.read_text(encoding="ascii"), str(path)
        except UnicodeDecodeError as error:
            raise KeysError(f"{path} holds no private key as PEM") from error
    if told := variable(VARIABLE):
        return told, VARIABLE
    raise KeysError(f"there is nothing to sign with: give --key FILE, or set {VARIABLE}")


def _cases(record: RunRecord) -> Mapping[str, Sequence[str]]:
    """The ids of cases that passed at once, that did so when repeated, and that did not (excused ones)."""
    passed = [r for r in record.results if r.outcome is Outcome.PASSED]
    return {
        "passed": [r.case.id for r in passed if not r.is_flaky],
        "warned": [r.case.id for r in passed if r.is_flaky],
        "failed": [r.case.id for r in record.results if r.outcome is not Outcome.PASSED],
    }
