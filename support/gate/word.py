"""A person's word on exactly one verdict: who, when and why, signed with their SSH key.

A word lies beside the verdict that it is about, and holds that verdict's digest. So it counts for that build,
that policy and that evidence, and for no other. Whose word counts is a reviewed file in the form of OpenSSH's
allowed signers (docs/delivery.md).
"""

import json
import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from support.gate.facts import moment
from support.gate.verdict import Verdict

__all__ = ["DECISIONS", "Standing", "Word", "WordError", "give", "standing"]

DECISIONS = ("approve", "reject")
NAMESPACE = "tutor-bdd-word"
"""What the signature is for: one that the same key made for anything else does not count."""

_FOLDER = "words"
_CLOCK_TOLERANCE = timedelta(minutes=5)  # between two machines
_PATIENCE = 120  # seconds, in which somebody can also type a passphrase


class WordError(ValueError):
    """A word could not be given, or one that was given cannot be believed."""


@dataclass(frozen=True, slots=True)
class Word:
    """What a person said about a verdict."""

    decision: str  # one of DECISIONS
    verdict: str  # the verdict's digest
    who: str  # as the allowed signers call them
    when: str  # ISO 8601, UTC
    why: str

    @property
    def sentence(self) -> str:
        """The word, for people."""
        said = "approved" if self.decision == "approve" else "rejected"
        return f"{self.who} {said} it at {self.when}: {self.why}"


@dataclass(frozen=True, slots=True)
class Standing:
    """What people have said about a verdict. `refusals`: words that do not count, and why."""

    words: tuple[Word, ...]  # those that count, each person's last one
    refusals: tuple[str, ...]
    is_doubtful: bool  # a word was changed or cannot be read: it may have been a rejection

    @property
    def is_rejected(self) -> bool:
        """Whether somebody whose word counts is against it, or a word that was changed may have been."""
        return self.is_doubtful or any(word.decision == "reject" for word in self.words)

    @property
    def is_approved(self) -> bool:
        """Whether somebody is for it, and nobody against it."""
        return bool(self.words) and not self.is_rejected


def give(run_dir: Path, word: Word, key: Path, signers: Path) -> Path:
    """Sign a word and keep it beside its verdict; its file. Raises WordError where it would not count."""
    told = json.dumps(asdict(word), sort_keys=True, ensure_ascii=False)
    signed = _keygen("sign", "-f", str(key), "-n", NAMESPACE, message=told)
    if signed.returncode:
        raise WordError(f"ssh-keygen could not sign with {key}: {_last_line(signed.stderr)}")
    if refusal := _refusal(told, signed.stdout, word.who, signers):
        raise WordError(refusal)
    folder = run_dir / _FOLDER
    folder.mkdir(exist_ok=True)
    name = re.sub(r"[^A-Za-z0-9]+", "-", f"{word.when}-{word.who}")
    path = folder / f"{name}.json"
    partial = path.with_suffix(".partial")
    partial.write_text(
        json.dumps({"word": told, "signature": signed.stdout}, indent=1, ensure_ascii=False) + "\n",
        encoding="utf-8",
    )
    partial.replace(path)
    return path


def standing(run_dir: Path, verdict: Verdict, signers: Path, at: datetime) -> Standing:
    """What people whose word counts have said about a verdict, at some time."""
    last: dict[str, Word] = {}
    refusals = []
    is_doubtful = False
    for path in sorted((run_dir / _FOLDER).glob("*.json")):
        try:
            word = _read(path, signers)
        except WordError as error:
            refusals.append(str(error))
            is_doubtful = True
            continue
        if refusal := _misplaced(word, verdict, at):
            refusals.append(f"{path.name}: {refusal}")
        elif word.who not in last or _told_at(last[word.who]) <= _told_at(word):
            last[word.who] = word
    return Standing(tuple(last.values()), tuple(refusals), is_doubtful)


def _read(path: Path, signers: Path) -> Word:
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        told, signature = content["word"], content["signature"]
        word = _parsed(told)
    except OSError as error:
        raise WordError(f"cannot read the word {path.name}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise WordError(f"{path.name} is no person's word: {error}") from error
    if refusal := _refusal(told, str(signature), word.who, signers):
        raise WordError(f"{path.name}: {refusal}")
    return word


def _parsed(told: str) -> Word:
    word = Word(**json.loads(told))
    if not all(isinstance(value, str) and value for value in asdict(word).values()):
        raise ValueError("it must hold texts, none of them empty")
    if word.decision not in DECISIONS:
        raise ValueError(f"{word.decision!r} is no decision")
    if moment(word.when) is None:
        raise ValueError(f"{word.when!r} is no time")
    return word


def _told_at(word: Word) -> datetime:
    return datetime.fromisoformat(word.when)


def _misplaced(word: Word, verdict: Verdict, at: datetime) -> str | None:
    """Why a true word is not about this verdict."""
    if word.verdict != verdict.digest:
        other = f"another verdict ({word.verdict[:12]})"
        return f"{word.who}'s word is about {other}: build, policy or evidence differ"
    said, ended = moment(word.when), moment(verdict.finished_at)
    if said and said > at + _CLOCK_TOLERANCE:
        return f"{word.who}'s word is of {word.when}, which is yet to come: a clock is wrong"
    if said and ended and said < ended - _CLOCK_TOLERANCE:
        return f"{word.who}'s word is of {word.when}, before the run ended: a clock is wrong"
    return None


def _refusal(told: str, signature: str, who: str, signers: Path) -> str | None:
    """Why a signature does not make this that person's word; None where it does."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "signature"
        place.write_text(signature, encoding="utf-8")
        own = ("-n", NAMESPACE, "-s", str(place))
        if _keygen("check-novalidate", *own, message=told).returncode:
            return "it was changed after it was signed, or is not signed for this"
        if not signers.is_file():
            return f"nobody's word counts here: there is no {signers}"
        if _keygen("verify", "-f", str(signers), "-I", who, *own, message=told).returncode:
            return f"{signers.name} does not let {who} speak with the key that signed it"
    return None


def _keygen(act: str, *more: str, message: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 - every argument is a path or a name, and no shell reads them
            ["ssh-keygen", "-Y", act, *more],  # noqa: S607 - OpenSSH's place differs between systems
            input=message,
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE,
        )
    except FileNotFoundError as error:
        raise WordError("ssh-keygen is not there: install OpenSSH 8.2 or newer") from error
    except subprocess.TimeoutExpired as error:
        raise WordError(f"ssh-keygen took longer than {_PATIENCE} s") from error


def _last_line(text: str) -> str:
    return next(_backwards(text), "it gave no reason")


def _backwards(text: str) -> Iterator[str]:
    return (line.strip() for line in reversed(text.splitlines()) if line.strip())
