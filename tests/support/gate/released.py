"""Runs on disk with all that a deploy job is given, so that a test can spoil one thing and ask again."""

import json
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from securesystemslib.dsse import Envelope
from securesystemslib.signer import CryptoSigner

from support.cli import main
from support.gate.keys import make_key, signer_of
from support.gate.policy import read
from support.gate.verdict import Verdict, judge
from support.planning.plan import Plan, PlannedCase
from support.record.reader import read_record
from support.record.writer import RecordWriter

BUILD = {"biglearn-api": "sha256:" + "a" * 64, "exercises": "v1.4.0", "tutor-server": "4f2a91c0" * 5}
CASE = PlannedCase("one", "features/a.feature", "A", None, "one", None, "api", 3, (), (), ())
ADA, INES = "ada@example.org", "ines@example.org"
POLICY = """
fewest_cases = 1
excused_tags = []
flaky_needs_a_person = true

[[environments.production]]
way = "released"
needs = [{ profile = "merge", on = ["staging"], within_hours = 2 }]
"""


@dataclass(frozen=True)
class Release:
    """A folder with a run, a policy, a manifest, keys and signers, all of which fit each other."""

    folder: Path

    @property
    def run(self) -> Path:
        return self.folder / "r1"

    @property
    def policy(self) -> Path:
        return self.folder / "policy.toml"

    @property
    def keys(self) -> Path:
        return self.folder / "keys.toml"

    @property
    def signers(self) -> Path:
        return self.folder / "allowed_signers"

    @property
    def attestation(self) -> Path:
        return self.run / "attestation.json"

    @property
    def signer(self) -> CryptoSigner:
        return signer_of((self.folder / "pipeline.pem").read_text(), "pipeline.pem")

    @property
    def verdict(self) -> Verdict:
        return Verdict.read(self.run / "verdict.json")

    def attest(self) -> int:
        key = self.folder / "pipeline.pem"
        return main(["attest", str(self.run), "--key", str(key), "--policy", str(self.policy)])

    def word(self, decision: str = "approve", who: str = ADA, key: str = "ada") -> int:
        own = ["--key", str(self.folder / key), "--signers", str(self.signers)]
        return main([decision, str(self.run), "--as", who, "--why", "we looked", *own])

    def verify(self, *more: str, runs: tuple[Path, ...] = ()) -> int:
        own = [f"--{name}={self.folder / file}" for name, file in FILES.items()]
        return main(["verify", *map(str, runs or (self.run,)), "--to", "production", *own, *more])

    def change(self, name: str, old: str, new: str) -> None:
        path = self.folder / name
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))

    def forge(self, change: Callable[[dict[str, Any]], None]) -> None:
        """An attestation with another content, signed by the pipeline's own key."""
        envelope = Envelope.from_dict(json.loads(self.attestation.read_text()))
        content = json.loads(envelope.payload)
        change(content)
        forged = Envelope(json.dumps(content).encode(), envelope.payload_type, {})
        forged.sign(self.signer)
        self.attestation.write_text(json.dumps(forged.to_dict()))

    def rejudge(self) -> None:
        plan = Plan.read(self.run / "plan.json")
        judge(plan, read_record(self.run, plan), read(self.policy)).write(self.run)


FILES = {
    "build": "build.json",
    "policy": "policy.toml",
    "keys": "keys.toml",
    "signers": "allowed_signers",
}


def write_run(run_dir: Path, *outcomes: str, build: Mapping[str, str] = BUILD, **of_the_plan: object) -> None:
    """A run of one case that ended so in each attempt, and its verdict by the policy beside it."""
    run_dir.mkdir()
    plan = Plan(
        run_dir.name, "staging", "merge", "7", datetime.now(UTC).isoformat(), {}, (CASE,), build=build
    )
    plan = replace(plan, **of_the_plan)
    plan.write(run_dir / "plan.json")
    writer = RecordWriter(run_dir)
    writer.write("run.started", plan_digest=plan.digest)
    for number, outcome in enumerate(outcomes, start=1):
        at = {"case": plan.cases[0].id, "attempt": number}
        told = {"index": 0, "keyword": "Then", "text": "it holds", "status": outcome, "duration": 0.1}
        writer.write("case.started", **at)
        writer.write("step.finished", **at, **told)
        writer.write("case.finished", **at, outcome=outcome, duration=0.1)
    writer.close(interrupted=False)
    judge(plan, read_record(run_dir, plan), read(run_dir.parent / "policy.toml")).write(run_dir)


def ssh_key(folder: Path, name: str) -> str:
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", folder / name], check=True
    )
    return " ".join((folder / f"{name}.pub").read_text().split()[:2])


def make_release(folder: Path, *outcomes: str) -> Release:
    release = Release(folder)
    release.policy.write_text(POLICY)
    (folder / "build.json").write_text(json.dumps(BUILD))
    until = (datetime.now(UTC) + timedelta(days=30)).date()
    release.keys.write_text(make_key(folder / "pipeline.pem", "pipeline", until))
    release.signers.write_text(
        "".join(
            f'{who} namespaces="tutor-bdd-word" {ssh_key(folder, name)}\n'
            for who, name in ((ADA, "ada"), (INES, "ines"))
        )
    )
    write_run(release.run, *outcomes)
    assert release.attest() == 0
    return release


def edited_verdict(release: Release) -> None:
    """Changed with a digest that fits: only what was signed tells."""
    replace(release.verdict, reasons=("all is well",)).write(release.run)
