"""What `approve` and `reject` have in common: a person's word on one verdict, signed with their SSH key."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from support.cli.arguments import add_run, place
from support.config import ROOT
from support.gate.verdict import Verdict
from support.gate.word import Word, WordError, give

__all__ = ["SIGNERS", "decide", "define"]

SIGNERS = ROOT / "fixtures" / "gate" / "allowed_signers"
"""Whose word counts, unless the caller says otherwise."""

_FOR_A_PERSON = ("deliverable", "held")


def define(parser: argparse.ArgumentParser, command: str, why: str) -> None:
    """Add the options of a word."""
    add_run(parser)
    parser.add_argument(
        "--as", dest="who", required=True, metavar="WHO", help="you, as the signers' file says"
    )
    parser.add_argument("--why", required=True, metavar="TEXT", help="the reason, for all who ask later")
    parser.add_argument(
        "--key",
        type=place,
        default=Path.home() / ".ssh" / "id_ed25519",
        metavar="FILE",
        help="your SSH key; its public half where an agent holds it (default: ~/.ssh/id_ed25519)",
    )
    parser.add_argument(
        "--signers",
        type=place,
        default=SIGNERS,
        metavar="FILE",
        help="whose word counts, in the form of OpenSSH's allowed signers (default: the project's)",
    )
    parser.epilog = f"""examples:
  tutor-bdd {command} --as ada@example.org --why "{why}"
  tutor-bdd {command} r1a2b3c --as ada@example.org --why "{why}" --key ~/.ssh/work

The word is about exactly this verdict: by another policy, or on other evidence, it would be another one."""


def decide(given: argparse.Namespace, decision: str) -> int:
    """Sign and keep the word; 0."""
    if not given.why.strip() or not given.who.strip():
        raise WordError("a word needs somebody who says it, and a reason")
    verdict = Verdict.read(given.run_dir / "verdict.json")
    if decision == "approve" and verdict.status not in _FOR_A_PERSON:
        why = next(iter(verdict.reasons), "no reason is told")
        raise WordError(f"{verdict.run} is {verdict.status}, which nobody can approve: {why}")
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    word = Word(decision, verdict.digest, given.who.strip(), now, given.why.strip())
    path = give(given.run_dir, word, given.key, given.signers)
    print(f"{verdict.run}, verdict {verdict.digest[:12]} ({verdict.status}): {word.sentence}\n{path}")
    return 0
