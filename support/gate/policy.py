"""What the gate asks for: one reviewed file, `fixtures/gate/policy.toml` (docs/policy.md)."""

import hashlib
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from support.gate.quarantine import Quarantine, QuarantineError, parse
from support.gate.rules import OUTCOMES, Rule

__all__ = ["Need", "Policy", "PolicyError", "Way", "read"]

_MUST = {"fewest_cases", "excused_tags", "flaky_needs_a_person"}
_MAY = {"quarantine", "critical", "budgets", "rules", "environments"}
_EVERY_PROFILE = "default"


class PolicyError(ValueError):
    """The policy file is missing or says something that is no policy. Nothing can be judged with it."""


@dataclass(frozen=True, slots=True)
class Need:
    """Evidence that an environment asks for: a whole run of a profile, on one of these, not too old."""

    profile: str
    on: tuple[str, ...]
    within_hours: float
    flags: tuple[str, ...] = ()  # states of flags that it must have been shown under, as "payments.on"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to be deliverable to an environment: all of its needs, and perhaps a person's word."""

    name: str
    needs: tuple[Need, ...]
    needs_a_person: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """`excused_tags`: cases with one of these are run and counted, and never block.

    `critical_from`: behaviours of this criticality or more are critical, and those in `also_critical`.
    `environments`: where builds go → the ways to get there.
    """

    fewest_cases: int
    excused_tags: frozenset[str]
    flaky_needs_a_person: bool
    digest: str = field(default="", compare=False)  # SHA-256 over the file and its quarantine, in hex
    critical_from: int = 3
    also_critical: frozenset[str] = frozenset()
    budgets: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    quarantine: Quarantine | None = None
    environments: Mapping[str, tuple[Way, ...]] = field(default_factory=dict)

    def is_excused(self, tags: tuple[str, ...]) -> bool:
        """Whether a case with these tags cannot block."""
        return not self.excused_tags.isdisjoint(tags)

    def is_critical(self, behaviour: str, criticality: int) -> bool:
        """Whether a behaviour is on the critical path."""
        return criticality >= self.critical_from or behaviour in self.also_critical

    def budget(self, profile: str) -> Mapping[str, float]:
        """What a run of this profile may cost."""
        return {**self.budgets.get(_EVERY_PROFILE, {}), **self.budgets.get(profile, {})}


def read(path: Path) -> Policy:
    """The policy in a file. Raises PolicyError for anything that is not exactly a policy."""
    content, told = _content(path)
    _exactly(content, _MUST, _MAY, str(path))
    fewest, tags, flaky = (content[k] for k in ("fewest_cases", "excused_tags", "flaky_needs_a_person"))
    if type(fewest) is not int or fewest < 1:
        raise PolicyError(f"{path}: fewest_cases must be a whole number of at least 1, not {fewest!r}")
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise PolicyError(f"{path}: excused_tags must be a list of tags, not {tags!r}")
    if type(flaky) is not bool:
        raise PolicyError(f"{path}: flaky_needs_a_person must be true or false, not {flaky!r}")
    digest = hashlib.sha256(told)
    quarantine = None
    if "quarantine" in content:
        quarantine, debts = _quarantine(path, content["quarantine"])
        digest.update(b"\0" + debts)
    critical = _table(content, "critical", f"{path}")
    _exactly(critical, set(), {"criticality", "also"}, f"{path}, [critical]")
    return Policy(
        fewest,
        frozenset(tags),
        flaky,
        digest=digest.hexdigest(),
        critical_from=_number(critical.get("criticality", 3), f"{path}, [critical] criticality"),
        also_critical=frozenset(_texts(critical.get("also", []), f"{path}, [critical] also")),
        budgets={
            n: _budget(t, f"{path}, [budgets.{n}]") for n, t in _table(content, "budgets", f"{path}").items()
        },
        rules=_rules(content.get("rules", []), f"{path}, [[rules]]"),
        quarantine=quarantine,
        environments={
            name: _ways(told, f"{path}, [[environments.{name}]]")
            for name, told in _table(content, "environments", f"{path}").items()
        },
    )


def _content(path: Path) -> tuple[dict[str, Any], bytes]:
    try:
        told = path.read_bytes()
        return tomllib.loads(told.decode("utf-8")), told
    except OSError as error:
        raise PolicyError(f"cannot read the policy {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PolicyError(f"{path} is not TOML: {error}") from error


def _quarantine(path: Path, name: object) -> tuple[Quarantine, bytes]:
    if not isinstance(name, str) or not name:
        raise PolicyError(f"{path}: quarantine must name a file beside it, not {name!r}")
    place = path.parent / name
    try:
        told = place.read_bytes()
        return parse(told.decode("utf-8")), told
    except OSError as error:
        raise PolicyError(f"cannot read the quarantine {place}: {error.strerror}") from error
    except (QuarantineError, UnicodeDecodeError) as error:
        raise PolicyError(f"{place}: {error}") from error


def _rules(told: object, where: str) -> tuple[Rule, ...]:
    rules = tuple(_rule(one, where) for one in _tables(told, where))
    names = [rule.name for rule in rules]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise PolicyError(f"{where}: there are two rules {twice[0]!r}")
    return rules


def _rule(told: Mapping[str, Any], where: str) -> Rule:
    _exactly(told, {"name", "holds", "otherwise", "because"}, {"profiles"}, where)
    texts = {name: _text(told[name], f"{where} {name}") for name in ("name", "holds", "otherwise", "because")}
    if texts["otherwise"] not in OUTCOMES:
        raise PolicyError(
            f"{where}: otherwise must be one of {', '.join(OUTCOMES)}, not {texts['otherwise']!r}"
        )
    return Rule(**texts, profiles=_texts(told.get("profiles", []), f"{where} profiles"))


def _ways(told: object, where: str) -> tuple[Way, ...]:
    ways = tuple(_way(one, where) for one in _tables(told, where))
    if not ways:
        raise PolicyError(f"{where}: an environment needs a way to it")
    return ways


def _way(told: Mapping[str, Any], where: str) -> Way:
    _exactly(told, {"way", "needs"}, {"needs_a_person"}, where)
    person = told.get("needs_a_person", False)
    if type(person) is not bool:
        raise PolicyError(f"{where}: needs_a_person must be true or false, not {person!r}")
    needs = tuple(_need(one, f"{where} needs") for one in _tables(told["needs"], f"{where} needs"))
    if not needs:
        raise PolicyError(f"{where}: a way that needs nothing proves nothing")
    return Way(_text(told["way"], f"{where} way"), needs, person)


def _need(told: Mapping[str, Any], where: str) -> Need:
    _exactly(told, {"profile", "on", "within_hours"}, {"flags"}, where)
    on = _texts(told["on"], f"{where} on")
    if not on:
        raise PolicyError(f"{where}: on must name an environment")
    hours = told["within_hours"]
    if not _is_finite(hours) or hours <= 0:
        raise PolicyError(f"{where}: within_hours must be a number of hours, not {hours!r}")
    return Need(
        _text(told["profile"], f"{where} profile"), on, hours, _texts(told.get("flags", []), f"{where} flags")
    )


def _budget(told: object, where: str) -> Mapping[str, float]:
    if not isinstance(told, dict) or not all(_is_finite(value) for value in told.values()):
        raise PolicyError(f"{where}: a budget holds numbers")
    return told


def _is_finite(value: object) -> bool:
    """Whether it is a number that can be compared with: TOML knows nan and inf as well."""
    return type(value) is int or (type(value) is float and math.isfinite(value))


def _exactly(told: Mapping[str, Any], must: set[str], may: set[str], where: str) -> None:
    wrong = sorted((must - set(told)) | (set(told) - must - may))
    if wrong:
        most = f"; it may hold {', '.join(sorted(may))}" if may else ""
        raise PolicyError(
            f"{where} must hold {', '.join(sorted(must)) or 'nothing'}{most}; see to {', '.join(wrong)}"
        )


def _table(content: Mapping[str, Any], name: str, where: str) -> Mapping[str, Any]:
    told = content.get(name, {})
    if not isinstance(told, dict):
        raise PolicyError(f"{where}: {name} must be a table")
    return told


def _tables(told: object, where: str) -> list[Mapping[str, Any]]:
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
        raise PolicyError(f"{where} must be tables")
    return told


def _text(told: object, where: str) -> str:
    if not isinstance(told, str) or not told.strip():
        raise PolicyError(f"{where} must be a text, not {told!r}")
    return told


def _texts(told: object, where: str) -> tuple[str, ...]:
    if not isinstance(told, list):
        raise PolicyError(f"{where} must be a list of texts, not {told!r}")
    return tuple(_text(one, where) for one in told)


def _number(told: object, where: str) -> int:
    if type(told) is not int or not 1 <= told <= 3:
        raise PolicyError(f"{where} must be 1, 2 or 3, not {told!r}")
    return told
