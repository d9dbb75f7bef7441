"""Ways to have somebody's word where nobody gave it. None may work."""

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from support.cli import main
from support.gate import word as words
from support.gate.word import Word, standing
from tests.support.gate.released import ADA, INES, Release, ssh_key, write_run

Spoil = Callable[[Release], object]


def only_word(release: Release) -> Path:
    (path,) = (release.run / "words").glob("*.json")
    return path


def reworded(release: Release, old: str, new: str) -> None:
    path = only_word(release)
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def hand_made(
    release: Release, key: str = "ada", namespace: str = "tutor-bdd-word", **change: object
) -> None:
    """A word made without our command, by somebody who has a key."""
    (release.run / "words").mkdir(exist_ok=True)
    now = datetime.now(UTC).isoformat()
    word = replace(Word("approve", release.verdict.digest, ADA, now, "we looked"), **change)
    told = json.dumps(asdict(word))
    signed = subprocess.run(
        ["ssh-keygen", "-Y", "sign", "-f", release.folder / key, "-n", namespace],
        input=told,
        capture_output=True,
        text=True,
        check=True,
    )
    content = {"word": told, "signature": signed.stdout}
    (release.run / "words" / "a.json").write_text(json.dumps(content))


def in_hours(hours: float) -> str:
    return (datetime.now(UTC) + timedelta(hours=hours)).isoformat()


def of_another_run(release: Release) -> None:
    """A true approval, carried to where nobody gave one."""
    assert release.word() == 0
    shutil.move(release.run / "words", release.folder / "words")
    shutil.rmtree(release.run)
    write_run(release.run, "failed", "passed")
    assert release.attest() == 0
    shutil.move(release.folder / "words", release.run / "words")


def by_another_policy(release: Release) -> None:
    assert release.word() == 0
    release.change("policy.toml", "within_hours = 2", "within_hours = 20")
    release.rejudge()
    assert release.attest() == 0


def of_a_stranger(release: Release) -> None:
    ssh_key(release.folder, "eve")
    hand_made(release, key="eve")


def first(release: Release, spoil: Spoil) -> None:
    assert release.word() == 0
    spoil(release)


FAULTS: dict[str, tuple[Spoil, str]] = {
    "nobody said anything": (lambda _: None, "waits for a person"),
    "a stranger": (of_a_stranger, "does not let ada@example.org speak with the key"),
    "somebody in another's name": (
        lambda r: hand_made(r, key="ines"),
        "does not let ada@example.org speak with the key",
    ),
    "somebody unknown with a known key": (
        lambda r: hand_made(r, who="eve@example.org"),
        "does not let eve@example.org speak",
    ),
    "a signature for something else": (lambda r: hand_made(r, namespace="git"), "is not signed for this"),
    "an approval of another verdict": (lambda r: hand_made(r, verdict="0" * 64), "is about another verdict"),
    "an approval of another run": (of_another_run, "is about another verdict"),
    "an approval by another policy": (by_another_policy, "is about another verdict"),
    "an approval of tomorrow": (lambda r: hand_made(r, when=in_hours(24)), "yet to come"),
    "an approval of yesterday": (lambda r: hand_made(r, when=in_hours(-24)), "before the run ended"),
    "an approval without a time": (lambda r: hand_made(r, when="now"), "is no time"),
    "an approval without a reason": (lambda r: hand_made(r, why=""), "none of them empty"),
    "another word than these two": (lambda r: hand_made(r, decision="approved"), "is no decision"),
    "a reason that was edited": (
        lambda r: first(r, lambda _: reworded(r, "we looked", "we shook")),
        "was changed after it was signed",
    ),
    "a rejection made an approval": (
        lambda r: (r.word("reject"), reworded(r, "reject", "approve")),
        "was changed after it was signed",
    ),
    "a word without a signature": (
        lambda r: first(r, lambda _: reworded(r, "BEGIN SSH", "BEGIN SHH")),
        "was changed after it was signed",
    ),
    "a file that is no word": (
        lambda r: first(r, lambda _: (r.run / "words" / "b.json").write_text("[]")),
        "is no person's word",
    ),
    "half a word": (
        lambda r: first(r, lambda _: only_word(r).write_text(only_word(r).read_text()[:50])),
        "is no person's word",
    ),
    "a person who is no longer listed": (
        lambda r: first(r, lambda _: r.signers.write_text("")),
        "does not let ada@example.org speak",
    ),
    "a key of yesterday": (
        lambda r: first(r, lambda _: r.change("allowed_signers", " ssh-", ',valid-before="20200101" ssh-')),
        "does not let ada@example.org speak",
    ),
    "a key for other things": (
        lambda r: first(r, lambda _: r.change("allowed_signers", "tutor-bdd-word", "git")),
        "does not let ada@example.org speak",
    ),
    "no list of signers": (lambda r: first(r, lambda _: r.signers.unlink()), "nobody's word counts here"),
    "somebody else against it": (
        lambda r: first(r, lambda _: r.word("reject", who=INES, key="ines")),
        "a person rejected r1",
    ),
    "somebody who came to another opinion": (
        lambda r: first(r, lambda _: r.word("reject")),
        "a person rejected r1",
    ),
}


def test_an_approved_verdict_may_go(held: Release, capsys: pytest.CaptureFixture[str]) -> None:
    """Without this, all the rest would show nothing."""
    assert held.word() == 0
    assert held.verify() == 0
    assert "to production: DELIVERABLE" in capsys.readouterr().out


@pytest.mark.parametrize("fault", FAULTS)
def test_no_false_word_lets_it_go(held: Release, fault: str, capsys: pytest.CaptureFixture[str]) -> None:
    spoil, message = FAULTS[fault]
    spoil(held)
    capsys.readouterr()
    assert held.verify() in {1, 5, 6}
    told = capsys.readouterr().out
    assert message in told
    assert "DELIVERABLE" not in told


def test_one_persons_no_stops_what_is_deliverable(deliverable: Release) -> None:
    assert deliverable.word("reject") == 0
    assert deliverable.verify() == 1


def test_a_rejection_that_was_tampered_with_stops_it_too(deliverable: Release) -> None:
    assert deliverable.word("reject") == 0
    only_word(deliverable).write_text("gone")
    assert deliverable.verify() == 5
    said = standing(deliverable.run, deliverable.verdict, deliverable.signers, datetime.now(UTC))
    assert said.is_rejected
    assert not said.is_approved


def test_somebody_may_come_to_another_opinion(held: Release) -> None:
    assert held.word("reject") == 0
    assert held.verify() == 1
    assert held.word("approve") == 0
    assert held.verify() == 0


@pytest.mark.parametrize(
    ("outcome", "status"), [("failed", "blocked"), ("skipped", "not proven"), ("error", "blocked")]
)
def test_nobody_can_approve_what_is_red(
    held: Release, outcome: str, status: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(held.run)
    write_run(held.run, outcome)
    assert held.word() == 5
    assert f"r1 is {status}, which nobody can approve" in capsys.readouterr().err
    assert not (held.run / "words").exists()


def test_a_word_that_would_not_count_is_refused_when_it_is_given(
    held: Release, capsys: pytest.CaptureFixture[str]
) -> None:
    ssh_key(held.folder, "eve")
    assert held.word(who="eve@example.org", key="eve") == 5
    assert "does not let eve@example.org speak" in capsys.readouterr().err
    assert held.word(who=ADA, key="nobody") == 5
    assert "could not sign" in capsys.readouterr().err
    own = ["--as", ADA, "--why", " ", "--key", str(held.folder / "ada"), "--signers", str(held.signers)]
    assert main(["approve", str(held.run), *own]) == 5
    assert "a reason" in capsys.readouterr().err
    assert not (held.run / "words").exists()


def test_without_openssh_nothing_counts(
    held: Release, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert held.word() == 0
    monkeypatch.setenv("PATH", "/nowhere")
    assert held.verify() == 5
    assert "ssh-keygen is not there" in capsys.readouterr().out


def test_two_words_in_one_moment_are_both_kept(held: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two people, or one who is quick: no file takes another's place."""
    now = datetime.now(UTC).isoformat()
    for who, key in ((ADA, "ada"), (INES, "ines")):
        word = Word("approve", held.verdict.digest, who, now, "we looked")
        words.give(held.run, word, held.folder / key, held.signers)
    said = standing(held.run, held.verdict, held.signers, datetime.now(UTC))
    assert {word.who for word in said.words} == {ADA, INES}
