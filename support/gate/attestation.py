"""Attestations: an in-toto Statement of what a build was tested with and how that ended, in an envelope.

The subject is the build: its manifest, and each component whose revision is a commit or a digest. The
predicate is in-toto's test result; its configuration names, by digest, all that the verdict rests on. The
envelope is DSSE, so that any verifier that knows these two formats can read it.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from google.protobuf.json_format import MessageToDict, ParseDict, ParseError
from in_toto_attestation.predicates.test_result.v0.test_result_pb2 import TestResult
from in_toto_attestation.v1.resource_descriptor import ResourceDescriptor
from in_toto_attestation.v1.statement import Statement
from in_toto_attestation.v1.statement_pb2 import Statement as RawStatement
from securesystemslib.dsse import Envelope
from securesystemslib.exceptions import FormatError, UnverifiedSignatureError
from securesystemslib.signer import CryptoSigner

from support.gate.keys import TrustedKey
from support.gate.verdict import Verdict
from support.planning.build import digest_of

__all__ = ["NAME", "AttestationError", "Attested", "attest", "read"]

NAME = "attestation.json"
"""Where it lies in a run's directory."""

PAYLOAD_TYPE = "application/vnd.in-toto+json"
PREDICATE_TYPE = "https://in-toto.io/attestation/test-result/v0.1"
MANIFEST = "manifest"
_MATERIALS = ("verdict", "plan", "record", "policy")
_RESULTS = {"deliverable": "PASSED", "held": "WARNED"}
_COMMIT = re.compile(r"[0-9a-f]{40}")
_SHA256 = re.compile(r"(?:sha256:)?([0-9a-f]{64})")


class AttestationError(ValueError):
    """A verdict cannot be attested, or an attestation cannot be believed."""


@dataclass(frozen=True, slots=True)
class Attested:
    """What a believed attestation says. `digests`: verdict, plan, record and policy → SHA-256, in hex."""

    build: str  # the digest of the manifest
    result: str  # PASSED, or WARNED where a person had to decide
    digests: Mapping[str, str]
    signed_by: str  # the name of the key


def attest(verdict: Verdict, cases: Mapping[str, Sequence[str]], signer: CryptoSigner) -> str:
    """The signed attestation of a verdict, as JSON. `cases`: passed, warned and failed → their ids.

    Raises AttestationError for a verdict that lets nothing go on, and for a build that nobody can find again.
    """
    if verdict.status not in _RESULTS:
        raise AttestationError(f"{verdict.run} is {verdict.status}: only what may go on is attested")
    if not verdict.build:
        raise AttestationError(f"{verdict.run} tells no build: run it with --build MANIFEST")
    for component, revision in verdict.build.items():
        if revision == "unknown" or revision.endswith("+changes"):
            raise AttestationError(
                f"{verdict.run}: nobody can find {component} {revision} again; "
                "commit first, or name the build with --build MANIFEST"
            )
    statement = Statement(_subjects(verdict), PREDICATE_TYPE, _predicate(verdict, cases))
    statement.validate()
    payload = json.dumps(MessageToDict(statement.pb), sort_keys=True, ensure_ascii=False).encode()
    envelope = Envelope(payload, PAYLOAD_TYPE, {})
    envelope.sign(signer)
    return json.dumps(envelope.to_dict(), indent=1) + "\n"


def read(path: Path, keys: Mapping[str, TrustedKey], at: datetime) -> Attested:
    """What an attestation says, if it can be believed at some time. Raises AttestationError if not."""
    envelope = _envelope(path)
    signed_by = _signed_by(envelope, path, keys, at)
    return _attested(_statement(envelope, path), path, signed_by)


def _subjects(verdict: Verdict) -> list[Any]:
    subjects = [ResourceDescriptor(name=MANIFEST, digest={"sha256": digest_of(verdict.build)})]
    for component, revision in sorted(verdict.build.items()):
        if _COMMIT.fullmatch(revision):
            subjects.append(ResourceDescriptor(name=component, digest={"gitCommit": revision}))
        elif found := _SHA256.fullmatch(revision):
            subjects.append(ResourceDescriptor(name=component, digest={"sha256": found[1]}))
    return [subject.pb for subject in subjects]


def _predicate(verdict: Verdict, cases: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    digests = {
        "verdict": verdict.digest,
        "plan": verdict.plan_digest,
        "record": verdict.record_digest,
        "policy": verdict.policy_digest,
    }
    about = {
        "run": verdict.run,
        "status": verdict.status,
        "environment": verdict.environment,
        "profile": verdict.profile,
        "finished_at": verdict.finished_at,
        "build": dict(verdict.build),
    }
    configuration: list[dict[str, Any]] = [{"name": n, "digest": {"sha256": d}} for n, d in digests.items()]
    configuration[0]["annotations"] = about
    return {
        "result": _RESULTS[verdict.status],
        "configuration": configuration,
        "passedTests": list(cases.get("passed", ())),
        "warnedTests": list(cases.get("warned", ())),
        "failedTests": list(cases.get("failed", ())),
    }


def _envelope(path: Path) -> Envelope:
    try:
        envelope = Envelope.from_dict(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise AttestationError(f"there is no attestation {path}: `tutor-bdd attest` makes one") from error
    except OSError as error:
        raise AttestationError(f"cannot read the attestation {path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, FormatError) as error:
        raise AttestationError(f"{path} is no signed envelope") from error
    if envelope.payload_type != PAYLOAD_TYPE:
        raise AttestationError(f"{path} holds {envelope.payload_type!r}, which is no in-toto Statement")
    return envelope


def _signed_by(envelope: Envelope, path: Path, keys: Mapping[str, TrustedKey], at: datetime) -> str:
    """The name of a key that counts and has signed. Raises AttestationError where there is none."""
    if not envelope.signatures:
        raise AttestationError(f"{path} is not signed")
    known = [keyid for keyid in envelope.signatures if keyid in keys]
    if not known:
        unknown = ", ".join(keyid[:12] for keyid in envelope.signatures)
        raise AttestationError(f"{path} is signed with a key that nobody trusts here ({unknown})")
    for keyid in known:
        own = keys[keyid]
        try:
            own.key.verify_signature(envelope.signatures[keyid], envelope.pae())
        except UnverifiedSignatureError as error:
            raise AttestationError(
                f"{path} was changed after it was signed: the signature of {own.name} does not fit"
            ) from error
        if not own.is_valid(at):
            raise AttestationError(
                f"{path} is signed with {own.name}, which counts until {own.until.isoformat()}"
            )
    return keys[known[0]].name


def _statement(envelope: Envelope, path: Path) -> Mapping[str, Any]:
    try:
        content: dict[str, Any] = json.loads(envelope.payload)
        Statement.copy_from_pb(ParseDict(content, RawStatement())).validate()
        ParseDict(content["predicate"], TestResult())
    except (ValueError, KeyError, TypeError, ParseError, RecursionError) as error:
        raise AttestationError(f"{path} holds no statement about tests: {error}") from error
    if content["predicateType"] != PREDICATE_TYPE:
        raise AttestationError(f"{path} says {content['predicateType']!r}, which is no test result")
    return content


def _attested(content: Mapping[str, Any], path: Path, signed_by: str) -> Attested:
    """Every digest that is looked for later is there, once; and the result is one that lets a build go on."""
    predicate = content["predicate"]
    result = predicate.get("result")
    if result not in _RESULTS.values():
        raise AttestationError(f"{path} says {result}: only PASSED, and WARNED with a person's word, go on")
    build = _digests(content["subject"]).get(MANIFEST)
    if not build:
        raise AttestationError(f"{path} does not say which build it is about")
    digests = _digests(predicate.get("configuration", []))
    if result != _RESULTS.get(_status(predicate)):
        raise AttestationError(f"{path} says {result} of a verdict that is {_status(predicate) or 'unknown'}")
    if missing := [name for name in _MATERIALS if not digests.get(name)]:
        raise AttestationError(f"{path} does not say by which {missing[0]} it was judged")
    return Attested(build, result, digests, signed_by)


def _status(predicate: Mapping[str, Any]) -> str:
    """The status of the verdict that was attested."""
    about = [
        d.get("annotations", {}) for d in predicate.get("configuration", []) if d.get("name") == "verdict"
    ]
    return str(about[0].get("status", "")) if about else ""


def _digests(descriptors: Sequence[Mapping[str, Any]]) -> Mapping[str, str]:
    """Name → SHA-256. A name that is there twice has none: which of two would count must not be chance."""
    names = [descriptor.get("name", "") for descriptor in descriptors]
    return {
        name: descriptor["digest"]["sha256"]
        for name, descriptor in zip(names, descriptors, strict=True)
        if names.count(name) == 1 and "sha256" in descriptor.get("digest", {})
    }
