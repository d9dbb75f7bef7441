"""What the deploy job asks for: attestations, and all that they speak of, held against each other. Offline.

Whatever is missing, changed, of another build or not to be understood is refused with a sentence of its own.
What is left are verdicts that can be believed; whether these are enough for an environment, shipping decides.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from support.gate.attestation import NAME, AttestationError, Attested, read
from support.gate.keys import TrustedKey
from support.gate.policy import Policy
from support.gate.verdict import Verdict, VerdictError
from support.gate.word import Standing, standing
from support.planning.build import digest_of
from support.planning.plan import Plan, PlanError

__all__ = ["Believed", "Trust", "believed"]


@dataclass(frozen=True, slots=True)
class Trust:
    """Whom and what the deploy job trusts: reviewed files, and its own clock."""

    keys: Mapping[str, TrustedKey]
    signers: Path
    policy: Policy
    at: datetime


@dataclass(frozen=True, slots=True)
class Believed:
    """What can be believed of a run, and why the rest cannot. With a refusal there is no verdict.

    `standing`: what people have said about it; a word that is only about another verdict is no refusal.
    """

    run_dir: Path
    verdict: Verdict | None
    standing: Standing | None
    refusals: tuple[str, ...]


def believed(run_dir: Path, build: Mapping[str, str], trust: Trust) -> Believed:
    """What a run's directory proves about a build."""
    try:
        attested = read(run_dir / NAME, trust.keys, trust.at)
        verdict = Verdict.read(run_dir / "verdict.json")
    except (AttestationError, VerdictError) as error:
        return Believed(run_dir, None, None, (str(error),))
    said = standing(run_dir, verdict, trust.signers, trust.at)
    refusals = [
        *_of_files(run_dir, attested, verdict),
        *_of_meaning(attested, verdict, build, trust),
        *(said.refusals if said.is_doubtful else ()),
    ]
    return Believed(run_dir, None if refusals else verdict, said, tuple(refusals))


def _of_files(run_dir: Path, attested: Attested, verdict: Verdict) -> Sequence[str]:
    """Files that are not those that were attested."""
    refusals = []
    if verdict.digest != attested.digests["verdict"]:
        refusals.append(f"{run_dir / 'verdict.json'} is not the verdict that was attested")
    try:
        if Plan.read(run_dir / "plan.json").digest != attested.digests["plan"]:
            refusals.append(f"{run_dir / 'plan.json'} is not the plan that was attested")
    except PlanError as error:
        refusals.append(str(error))
    record = run_dir / "record.jsonl"
    try:
        if hashlib.sha256(record.read_bytes()).hexdigest() != attested.digests["record"]:
            refusals.append(
                f"{record} is not the record that was attested: it was changed, or is another run's"
            )
    except OSError as error:
        refusals.append(f"cannot read the record {record}: {error.strerror}")
    return refusals


def _of_meaning(
    attested: Attested, verdict: Verdict, build: Mapping[str, str], trust: Trust
) -> Sequence[str]:
    """What is attested, but not of this build or by this policy."""
    refusals = []
    if attested.build != digest_of(build):
        refusals.append(
            f"{verdict.run} is about another build ({attested.build[:12]}), not {digest_of(build)[:12]}"
        )
    if attested.digests["policy"] != trust.policy.digest:
        refusals.append(f"{verdict.run} was judged by another policy than the one that is asked here")
    return refusals
