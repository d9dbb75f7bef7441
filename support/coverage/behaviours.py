"""Behaviour by channel: the cases that claim to prove it, and how each of them ended last."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from support.authoring.behaviours import Behaviour
from support.history import History
from support.planning.plan import PlannedCase

__all__ = ["CHANNELS", "Covered", "NotShownError", "Shown", "covered", "read_not_shown"]

CHANNELS = ("api", "ui", "none")
# These do not prove that the product does what the catalogue says.
_NO_PROOF = frozenset({"wip", "wish"})


class NotShownError(ValueError):
    """The file of behaviours that cannot be shown says something that does not fit the catalogue."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A case that claims a behaviour. `outcome` is that of its newest result; None if there is none."""

    case: str
    title: str
    feature: str
    channel: str
    outcome: str | None


@dataclass(frozen=True, slots=True)
class Covered:
    """A behaviour with its cases, and the reason if it cannot be shown."""

    behaviour: Behaviour
    cases: tuple[Shown, ...]
    not_shown: str | None = None

    @property
    def standing(self) -> str:
        """Proven, failing, not run yet, cannot be shown, or no scenario."""
        if not self.cases:
            return "cannot be shown" if self.not_shown else "no scenario"
        return _standing(self.cases)

    def standing_on(self, channel: str) -> str:
        """The same of one channel's cases; empty where there is none."""
        cases = [case for case in self.cases if case.channel == channel]
        return _standing(cases) if cases else ""


def _standing(cases: Iterable[Shown]) -> str:
    outcomes = {case.outcome for case in cases}
    if outcomes - {"passed", None}:
        return "failing"
    return "not run yet" if None in outcomes else "proven"


def covered(
    catalogue: Mapping[str, Behaviour],
    cases: Iterable[PlannedCase],
    history: History,
    not_shown: Mapping[str, str],
) -> list[Covered]:
    """Every behaviour of the catalogue, in its order."""
    by_behaviour: dict[str, list[Shown]] = {}
    for case in cases:
        if _NO_PROOF.isdisjoint(case.tags):
            past = history.of(case.id).results
            shown = Shown(
                case.id, case.title, case.feature_path, case.channel, past[-1].outcome if past else None
            )
            for behaviour in case.behaviours:
                by_behaviour.setdefault(behaviour, []).append(shown)
    for identifier in not_shown:
        if identifier not in catalogue:
            raise NotShownError(f"{identifier} cannot be shown, it is said, but there is no such behaviour")
        if identifier in by_behaviour:
            title = by_behaviour[identifier][0].title
            raise NotShownError(f'{identifier} cannot be shown, it is said, but "{title}" shows it')
    return [Covered(b, tuple(by_behaviour.get(i, ())), not_shown.get(i)) for i, b in catalogue.items()]


def read_not_shown(path: Path) -> Mapping[str, str]:
    """The behaviours that cannot be shown, each with the reason."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise NotShownError(f"{path} is not TOML: {error}") from error
    for identifier, reason in content.items():
        if not isinstance(reason, str) or not reason.strip():
            raise NotShownError(f"{path}: {identifier} needs a reason")
    return content
