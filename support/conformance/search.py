"""Looking for every difference between two sides: found, made as short as can be, then looked past."""

import warnings
from collections.abc import Callable
from dataclasses import dataclass

import hypothesis
from hypothesis import HealthCheck, Phase, Verbosity, settings
from hypothesis.errors import FlakyFailure
from hypothesis.stateful import run_state_machine_as_test

from support.conformance.comparing import Difference
from support.conformance.exchange import Request, Side
from support.conformance.sequences import DifferenceFoundError
from support.conformance.tales import Tales

__all__ = ["Effort", "Finding", "search"]


@dataclass(frozen=True, slots=True)
class Effort:
    """How many sequences of how many requests; the seed makes them the same again."""

    seed: int
    sequences: int = 100
    requests: int = 25
    most: int = 25  # differences, after which the two are held to be too different to go on


@dataclass(frozen=True, slots=True)
class Finding:
    """What differs in one answer, and the shortest sequence found that shows it, each time or sometimes."""

    differences: tuple[Difference, ...]
    sent: tuple[Request, ...]
    is_steady: bool = True


def search(left: Side, right: Side, effort: Effort, tell: Callable[[Finding], None]) -> list[Finding]:
    """Every difference that the effort finds. Each is told as soon as it is found."""
    found: list[Finding] = []
    while len(found) < effort.most:
        finding = _next(left, right, effort, frozenset(d.signature for f in found for d in f.differences))
        if finding is None:
            return found
        found.append(finding)
        tell(finding)
    return found


def _next(left: Side, right: Side, effort: Effort, past: frozenset[tuple[str, ...]]) -> Finding | None:
    class Ours(Tales):
        sides = (left, right)
        known = past

    hypothesis.seed(effort.seed)(Ours)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            run_state_machine_as_test(Ours, settings=_settings(effort))
    except DifferenceFoundError as error:
        return Finding(error.differences, error.sent)
    except FlakyFailure as error:
        told = [e for e in error.exceptions if isinstance(e, DifferenceFoundError)]
        if not told:
            raise
        return Finding(told[0].differences, told[0].sent, is_steady=False)
    return None


def _settings(effort: Effort) -> settings:
    return settings(
        max_examples=effort.sequences,
        stateful_step_count=effort.requests,
        database=None,
        deadline=None,
        print_blob=False,
        report_multiple_bugs=False,
        verbosity=Verbosity.quiet,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
