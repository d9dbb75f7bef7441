"""The evidence matrix: which build was judged how, where, by which profile, under which flags.

One file, a verdict a line; bounded, and two of them join into one, whichever comes first. It is a memory and
no proof: whoever deploys from a machine that others can write to checks the attestation as well.
"""

import contextlib
import fcntl
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from support.gate.facts import moment
from support.gate.verdict import Verdict, VerdictError
from support.planning.build import digest_of

__all__ = ["Evidence", "EvidenceError"]

_MOST_OF_A_KIND = 10  # verdicts kept of one build, environment, profile and set of flags
_FORGOTTEN_AFTER = timedelta(days=90)
_GRAVEST_FIRST = ("blocked", "not proven", "held", "deliverable")
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


class EvidenceError(ValueError):
    """A file holds no evidence, or was changed by somebody."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Verdicts, oldest first: one for each run and policy."""

    verdicts: tuple[Verdict, ...] = ()

    def of(self, build_digest: str) -> tuple[Verdict, ...]:
        """The verdicts on one build, oldest first."""
        return tuple(v for v in self.verdicts if digest_of(v.build) == build_digest)

    def joined(self, other: "Evidence") -> "Evidence":
        """Both together. Of two verdicts on the same run by the same policy the graver one counts."""
        by_run: dict[tuple[str, str], Verdict] = {}
        for verdict in sorted((*self.verdicts, *other.verdicts), key=_gravity, reverse=True):
            by_run[verdict.run, verdict.policy_digest] = verdict
        return Evidence(tuple(sorted(_bounded(by_run.values()), key=_age)))

    @classmethod
    def read(cls, path: Path) -> "Evidence":
        """The evidence in a file; none where there is no file. Raises EvidenceError for anything else."""
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
            return cls(tuple(Verdict.parse(json.loads(line)) for line in lines))
        except FileNotFoundError:
            return cls()
        except VerdictError as error:
            raise EvidenceError(f"{path} cannot be believed: it {error}") from error
        except (OSError, ValueError, RecursionError) as error:
            raise EvidenceError(f"{path} holds no evidence: {error}") from error

    @classmethod
    def add_to(cls, path: Path, new: Iterable[Verdict]) -> "Evidence":
        """Join verdicts into those in a file, whatever else does so at the same time."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(path.with_suffix(".lock")):
            joined = cls.read(path).joined(cls(tuple(new)))
            joined.write(path)
        return joined

    def write(self, path: Path) -> None:
        """Write the file, whole or not at all; the same evidence gives the same bytes."""
        partial = path.with_suffix(".partial")
        partial.write_text(
            "".join(json.dumps(v.told(), ensure_ascii=False) + "\n" for v in self.verdicts), encoding="utf-8"
        )
        partial.replace(path)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _gravity(verdict: Verdict) -> tuple[int, str]:
    """The graver, the smaller; the digest decides among equals, so that nobody's order does."""
    rank = _GRAVEST_FIRST.index(verdict.status) if verdict.status in _GRAVEST_FIRST else 0
    return rank, verdict.digest


def _age(verdict: Verdict) -> tuple[datetime, str, str]:
    return moment(verdict.started_at) or _LONG_AGO, verdict.run, verdict.policy_digest


def _bounded(verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    kinds: dict[tuple[object, ...], list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        kind = (digest_of(verdict.build), verdict.environment, verdict.profile, verdict.flags)
        kinds[kind].append(verdict)
    kept = [v for own in kinds.values() for v in sorted(own, key=_age)[-_MOST_OF_A_KIND:]]
    # Measured from the newest, not from today: joining must give the same on every day.
    newest = max((_age(verdict)[0] for verdict in kept), default=_LONG_AGO)
    for verdict in kept:
        if newest - _age(verdict)[0] <= _FORGOTTEN_AFTER:
            yield verdict
