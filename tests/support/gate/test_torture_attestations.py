"""Ways to have something deployed that was never shown: by what a deploy job is given. None may work."""

import base64
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from securesystemslib.signer import CryptoSigner

from support.gate.attestation import attest
from support.gate.keys import trusted
from support.gate.policy import read
from support.gate.verification import Trust, believed
from support.planning.plan import Plan
from tests.support.gate.released import BUILD, POLICY, Release, edited_verdict, write_run

Spoil = Callable[[Release], object]


def envelope(release: Release, **change: object) -> None:
    content = json.loads(release.attestation.read_text())
    release.attestation.write_text(json.dumps({**content, **change}))


def signed_by(release: Release, signer: CryptoSigner, keyid: str | None = None) -> None:
    content = json.loads(attest(release.verdict, {}, signer))
    content["signatures"][0]["keyid"] = keyid or content["signatures"][0]["keyid"]
    release.attestation.write_text(json.dumps(content))


def edited_payload(release: Release) -> None:
    """The bytes of the statement changed, under the signature that was there."""
    payload = base64.b64decode(json.loads(release.attestation.read_text())["payload"])
    changed = payload.replace(b'"passedTests": ["one"]', b'"passedTests": ["two"]')
    assert changed != payload
    envelope(release, payload=base64.b64encode(changed).decode())


def expired(release: Release) -> None:
    key = json.loads(json.dumps(release.signer.public_key.keyval))["public"]
    until = (datetime.now(UTC) - timedelta(days=1)).date()
    release.keys.write_text(f'[[keys]]\nname = "pipeline"\npublic = "{key}"\nuntil = {until}\n')


def edited_plan(release: Release) -> None:
    path = release.run / "plan.json"
    replace(Plan.read(path), seed="8").write(path)


def of_another_run(release: Release) -> None:
    write_run(release.folder / "r2", "passed")
    shutil.copy(release.folder / "r2" / "record.jsonl", release.run / "record.jsonl")


def attested_for_another_run(release: Release) -> None:
    shutil.copytree(release.run, release.folder / "r3")
    shutil.rmtree(release.run)
    write_run(release.run, "passed")
    shutil.copy(release.folder / "r3" / "attestation.json", release.attestation)


def on_another_environment(release: Release) -> None:
    shutil.rmtree(release.run)
    write_run(release.run, "passed", target="qa")
    assert release.attest() == 0


def narrowed(release: Release) -> None:
    shutil.rmtree(release.run)
    write_run(release.run, "passed", narrowed_by=("--name",))
    assert release.attest() == 0


def by_policy(release: Release, old: str, new: str) -> None:
    """Another policy, by which everything was judged and signed as it should be."""
    release.change("policy.toml", old, new)
    release.rejudge()
    assert release.attest() == 0


def predicate(**change: object) -> Spoil:
    return lambda release: release.forge(lambda content: content["predicate"].update(change))


def statement(**change: object) -> Spoil:
    return lambda release: release.forge(lambda content: content.update(change))


def twice(content: dict[str, Any]) -> None:
    content["predicate"]["configuration"].append({"name": "record", "digest": {"sha256": "0" * 64}})


def no_digest(content: dict[str, Any]) -> None:
    content["predicate"]["configuration"] = content["predicate"]["configuration"][:1]


NIGHTLY = '{ profile = "nightly", on = ["staging"], within_hours = 36 }'
FAULTS: dict[str, tuple[Spoil, str]] = {
    "no attestation": (lambda r: r.attestation.unlink(), "there is no attestation"),
    "an empty attestation": (lambda r: r.attestation.write_text(""), "is no signed envelope"),
    "half an attestation": (
        lambda r: r.attestation.write_text(r.attestation.read_text()[:200]),
        "is no signed envelope",
    ),
    "something else in its place": (
        lambda r: r.attestation.write_text('{"ok": true}'),
        "is no signed envelope",
    ),
    "unsigned": (lambda r: envelope(r, signatures=[]), "is not signed"),
    "signed by somebody else": (
        lambda r: signed_by(r, CryptoSigner.generate_ed25519()),
        "with a key that nobody trusts",
    ),
    "signed by somebody else under our name": (
        lambda r: signed_by(r, CryptoSigner.generate_ed25519(), r.signer.public_key.keyid),
        "was changed after it was signed",
    ),
    "a statement that was edited": (edited_payload, "was changed after it was signed"),
    "another kind of payload": (lambda r: envelope(r, payloadType="text/plain"), "no in-toto Statement"),
    "a key of yesterday": (expired, "which counts until"),
    "no key is trusted": (lambda r: r.keys.write_text(""), "with a key that nobody trusts"),
    "no file of keys": (lambda r: r.keys.unlink(), "cannot read the keys"),
    "a slip in the file of keys": (
        lambda r: r.change("keys.toml", "until", "untill"),
        "a key has name, public",
    ),
    "a file of keys with more in it": (
        lambda r: r.change("keys.toml", "[[keys]]", "[[key]]"),
        "must hold [[keys]]",
    ),
    "a key that is none": (
        lambda r: r.change("keys.toml", 'public = "', 'public = "x'),
        "must be an Ed25519 key",
    ),
    "a key that is there twice": (
        lambda r: r.keys.write_text(r.keys.read_text() * 2),
        "a key is there twice",
    ),
    "a verdict that was edited": (
        lambda r: r.change("r1/verdict.json", "every planned", "each planned"),
        "its digest does not fit",
    ),
    "a verdict that was edited with care": (edited_verdict, "is not the verdict that was attested"),
    "no verdict": (lambda r: (r.run / "verdict.json").unlink(), "cannot read the verdict"),
    "a plan that was edited": (
        lambda r: r.change("r1/plan.json", '"seed": "7"', '"seed": "8"'),
        "its digest does not fit",
    ),
    "a plan that was edited with care": (edited_plan, "is not the plan that was attested"),
    "no plan": (lambda r: (r.run / "plan.json").unlink(), "there is no plan"),
    "a record that was edited": (
        lambda r: r.change("r1/record.jsonl", "it holds", "it folds"),
        "is not the record that was attested",
    ),
    "a record that was cut": (
        lambda r: (r.run / "record.jsonl").write_text((r.run / "record.jsonl").read_text()[:-40]),
        "is not the record that was attested",
    ),
    "no record": (lambda r: (r.run / "record.jsonl").unlink(), "cannot read the record"),
    "another run's record": (of_another_run, "is not the record that was attested"),
    "another run's attestation": (attested_for_another_run, "is not the verdict that was attested"),
    "a policy that was changed since": (
        lambda r: r.change("policy.toml", "within_hours = 2", "within_hours = 200"),
        "by another policy than the one that is asked here",
    ),
    "a slip in the policy": (lambda r: r.change("policy.toml", "flaky_", "flakey_"), "see to"),
    "no policy": (lambda r: r.policy.unlink(), "cannot read the policy"),
    "an environment that the policy does not know": (
        lambda r: by_policy(r, "environments.production", "environments.produktion"),
        "knows no environment",
    ),
    "another build": (
        lambda r: (r.folder / "build.json").write_text(json.dumps({**BUILD, "exercises": "v1.4.1"})),
        "is about another build",
    ),
    "one component more": (
        lambda r: (r.folder / "build.json").write_text(json.dumps({**BUILD, "accounts": "v2"})),
        "is about another build",
    ),
    "no manifest": (lambda r: (r.folder / "build.json").unlink(), "cannot read the build"),
    "an empty manifest": (lambda r: (r.folder / "build.json").write_text("{}"), "must hold one object"),
    "a replay of another environment": (on_another_environment, "this build was not judged there"),
    "a part of the profile": (narrowed, "only a part of the profile was run"),
    "evidence that is too old": (
        lambda r: by_policy(r, "within_hours = 2", "within_hours = 0.0000001"),
        "hours old",
    ),
    "half of what is asked for": (
        lambda r: by_policy(r, "within_hours = 2 }", "within_hours = 2 }, " + NIGHTLY),
        "nightly on staging: this build was not judged there",
    ),
    "a person's word is asked for, and nobody gave it": (
        lambda r: by_policy(r, "\nneeds =", "\nneeds_a_person = true\nneeds ="),
        "needs a person's word",
    ),
    "another kind of statement": (statement(_type="https://example.org/v1"), "Wrong statement type"),
    "another kind of predicate": (statement(predicateType="https://example.org/v1"), "is no test result"),
    "a statement about nothing": (statement(subject=[]), "At least one subject required"),
    "a statement about no build": (
        statement(subject=[{"name": "x", "digest": {"sha256": "0"}}]),
        "does not say which build",
    ),
    "a result that is no pass": (predicate(result="FAILED"), "says FAILED"),
    "no result": (predicate(result=""), "only PASSED"),
    "a result that its verdict does not have": (predicate(result="WARNED"), "says WARNED of a verdict"),
    "nothing that it rests on": (predicate(configuration=[]), "of a verdict that is unknown"),
    "a digest that is missing": (lambda r: r.forge(no_digest), "by which plan"),
    "two digests of one thing": (lambda r: r.forge(twice), "by which record"),
}


def test_what_was_not_spoilt_may_go(deliverable: Release, capsys: pytest.CaptureFixture[str]) -> None:
    """Without this, all the rest would show nothing."""
    assert deliverable.verify() == 0
    assert "to production: DELIVERABLE" in capsys.readouterr().out


@pytest.mark.parametrize("fault", FAULTS)
def test_nothing_that_was_spoilt_may_go(
    deliverable: Release, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil, message = FAULTS[fault]
    spoil(deliverable)
    capsys.readouterr()
    assert deliverable.verify() in {2, 5, 6}
    told = capsys.readouterr()
    assert message in told.out + told.err
    assert "DELIVERABLE" not in told.out
    assert "Traceback" not in told.err


def test_one_run_that_cannot_be_believed_spoils_the_others(deliverable: Release) -> None:
    """Somebody has tampered with something: no time to deploy, whatever else there is."""
    other = deliverable.folder / "r2"
    shutil.copytree(deliverable.run, other)
    (other / "record.jsonl").write_text("")
    assert deliverable.verify(runs=(deliverable.run, other)) == 5


def test_of_what_is_refused_there_is_no_verdict(deliverable: Release) -> None:
    """So that no caller can go on with it by oversight."""
    keys, policy = trusted(deliverable.keys), read(deliverable.policy)
    trust = Trust(keys, deliverable.signers, policy, datetime.now(UTC))
    assert believed(deliverable.run, BUILD, trust).verdict == deliverable.verdict
    found = believed(deliverable.run, {"tutor-server": "other"}, trust)
    assert found.refusals
    assert found.verdict is None


def test_the_answer_is_there_for_programs(deliverable: Release, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert deliverable.verify("--json") == 0
    assert json.loads(capsys.readouterr().out)["status"] == "deliverable"
    deliverable.attestation.unlink()
    assert deliverable.verify("--json") == 5
    told = json.loads(capsys.readouterr().out)
    assert told["status"] == "not proven"
    assert "there is no attestation" in told["refusals"][0]


def test_a_policy_without_environments_deploys_nothing(deliverable: Release) -> None:
    deliverable.policy.write_text(POLICY.split("[[")[0])
    assert deliverable.verify() == 2
