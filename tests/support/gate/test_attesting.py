"""What is attested, and what is not: signing must not make something true."""

import base64
import json
import shutil
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import pytest

from support.gate.keys import make_key
from tests.support.gate.released import BUILD, Release, edited_verdict, write_run

Spoil = Callable[[Release], object]


UNFIT: dict[str, tuple[Spoil, str]] = {
    "the verdict was edited with care": (edited_verdict, "judged again, r1 is not what"),
    "the policy is another one": (
        lambda r: r.change("policy.toml", "fewest_cases = 1", "fewest_cases = 2"),
        "judged again, r1 is not what",
    ),
    "the record was cut": (
        lambda r: (r.run / "record.jsonl").write_text((r.run / "record.jsonl").read_text()[:-40]),
        "judged again, r1 is not what",
    ),
    "a case failed": (lambda r: remade(r, "failed"), "only what may go on is attested"),
    "no build": (lambda r: remade(r, "passed", build={}), "tells no build"),
    "a build that nobody knows": (
        lambda r: remade(r, "passed", build={"suite": "unknown"}),
        "nobody can find suite unknown again",
    ),
    "a build with changes that nobody kept": (
        lambda r: remade(r, "passed", build={"suite": "4f2a91c+changes"}),
        "nobody can find suite",
    ),
    "a key that is none": (
        lambda r: (r.folder / "pipeline.pem").write_text("secret"),
        "holds no private key as PEM",
    ),
}


def remade(release: Release, outcome: str, **more: Any) -> None:
    shutil.rmtree(release.run)
    write_run(release.run, outcome, **more)


@pytest.mark.parametrize("fault", UNFIT)
def test_what_may_not_go_on_is_not_attested(
    deliverable: Release, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil, message = UNFIT[fault]
    deliverable.attestation.unlink()
    spoil(deliverable)
    assert deliverable.attest() == 5
    assert message in capsys.readouterr().err
    assert not deliverable.attestation.exists()


def test_the_attestation_says_what_was_tested(deliverable: Release) -> None:
    """As in-toto's own verifiers read it: names and places of the format, not of our classes."""
    content = json.loads(base64.b64decode(json.loads(deliverable.attestation.read_text())["payload"]))
    assert content["_type"] == "https://in-toto.io/Statement/v1"
    subjects = {one["name"]: one["digest"] for one in content["subject"]}
    assert subjects["tutor-server"] == {"gitCommit": BUILD["tutor-server"]}
    assert subjects["biglearn-api"] == {"sha256": "a" * 64}
    assert set(subjects) == {"manifest", "tutor-server", "biglearn-api"}
    assert content["predicate"]["result"] == "PASSED"
    assert content["predicate"]["passedTests"] == ["one"]
    told = {one["name"]: one["digest"]["sha256"] for one in content["predicate"]["configuration"]}
    verdict = asdict(deliverable.verdict)
    assert told["record"] == verdict["record_digest"]
    assert told["policy"] == verdict["policy_digest"]


def test_a_new_key_is_its_owners_alone_and_is_never_overwritten(deliverable: Release) -> None:
    path = deliverable.folder / "pipeline.pem"
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(FileExistsError):
        make_key(path, "pipeline", datetime.now(UTC).date())
