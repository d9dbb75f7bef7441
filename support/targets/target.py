"""Targets: where a run happens, as one TOML file tells it (docs/targets.md)."""

import difflib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from support.config import ROOT, Secret, variable
from support.privacy.redaction import register_secret

__all__ = [
    "CAPABILITIES",
    "COMPONENTS",
    "Component",
    "SecretMissingError",
    "Target",
    "TargetFileError",
    "load",
    "names",
]

COMPONENTS = ("tutor", "biglearn", "scheduler")
CAPABILITIES = (
    *("demo-api", "dev-login", "time-travel", "reach-back", "payments", "payment-outage"),
    *("biglearn", "scheduler", "algorithms", "strict", "outages"),
)
_NEVER_IN_PRODUCTION = frozenset({"demo-api", "dev-login", "time-travel"})
_PRODUCTION = "production"  # a capability of every production environment, and of no other
_STRICT, _LENIENT = "strict", "lenient"  # a Biglearn is one or the other; lenient is what is not said
_SET_UP = frozenset({"strict", "defects"})
_FOLDER = ROOT / "fixtures" / "environments"


class TargetFileError(ValueError):
    """A target is not known, or its file says something that a target cannot be."""


class SecretMissingError(Exception):
    """A secret that the target needs is not where the target says it is."""


@dataclass(frozen=True, slots=True)
class Component:
    """One part of a target. `url` is None for an embedded one that was not started yet.

    `is_strict` and `defects` say how an embedded Biglearn is to be set up.
    """

    url: str | None
    token: Secret | None = None
    is_strict: bool = False
    defects: tuple[int, ...] = ()

    @property
    def is_embedded(self) -> bool:
        """Whether the run has to start it."""
        return self.url is None

    @property
    def address(self) -> str:
        """The URL, once there is one."""
        if self.url is None:
            raise TargetFileError("the component is embedded and was not started")
        return self.url


@dataclass(frozen=True, slots=True)
class Target:
    """An environment. `seeding_offering` is the title of an offering that exists there, if one is named."""

    name: str
    capabilities: frozenset[str]
    components: Mapping[str, Component]
    is_production: bool = False
    seeding_offering: str | None = None

    @property
    def is_deployment(self) -> bool:
        """Whether it is there without us: it has components, and none that the run starts."""
        return bool(self.components) and not any(part.is_embedded for part in self.components.values())

    def component(self, name: str) -> Component:
        """A component by its name."""
        if name not in self.components:
            raise TargetFileError(f"target {self.name!r} has no component {name!r}: add [components.{name}]")
        return self.components[name]

    def with_components(self, started: Mapping[str, Component]) -> "Target":
        """The same target, its embedded components at the addresses they were started at."""
        return replace(self, components={**self.components, **started})


def names() -> list[str]:
    """The targets that the project brings along."""
    return sorted(path.stem for path in _FOLDER.glob("*.toml"))


def load(name: str) -> Target:
    """The target of that name, or in that file. Raises TargetFileError or SecretMissingError."""
    path = Path(name) if name.endswith(".toml") else _FOLDER / f"{name}.toml"
    content = _content(path, name)
    where = str(path)
    _only_known(content, {"name", "production", "capabilities", "components", "seeding", "flags"}, where)
    parts = _table(content, "components", where)
    _only_known(parts, set(COMPONENTS), f"{where}, [components]")
    seeding = _table(content, "seeding", where)
    _only_known(seeding, {"offering"}, f"{where}, [seeding]")
    is_production = content.get("production", False)
    if not isinstance(is_production, bool):
        raise TargetFileError(f"{where}: production must be true or false")
    listed = _capabilities(content.get("capabilities", []), where, is_production=is_production)
    return Target(
        name=_text(content, "name", where) or path.stem,
        capabilities=listed
        | (set() if _STRICT in listed else {_LENIENT})
        | _flags(path, _table(content, "flags", where))
        | ({_PRODUCTION} if is_production else set()),
        components={part: _component(where, part, _table(parts, part, where)) for part in parts},
        is_production=is_production,
        seeding_offering=_text(seeding, "offering", where),
    )


def _content(path: Path, name: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        if name.endswith(".toml"):
            raise TargetFileError(
                f"there is no file {name}; docs/targets.md tells how to write one"
            ) from error
        near = difflib.get_close_matches(name, names(), n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(names())}"
        raise TargetFileError(f"there is no target {name!r}; {hint}") from error
    except OSError as error:
        raise TargetFileError(f"cannot read the target {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TargetFileError(f"{path} is not TOML: {error}") from error


def _capabilities(told: object, where: str, *, is_production: bool) -> frozenset[str]:
    if not isinstance(told, list) or not all(isinstance(name, str) for name in told):
        raise TargetFileError(f"{where}: capabilities must be a list of names")
    for name in told:
        if name not in CAPABILITIES:
            raise TargetFileError(f"{where}: unknown capability {name!r}{_hint(name, CAPABILITIES)}")
        if is_production and name in _NEVER_IN_PRODUCTION:
            raise TargetFileError(f"{where}: a production environment never has {name!r}: leave it out")
    return frozenset(told)


def _flags(path: Path, told: Mapping[str, Any]) -> set[str]:
    """The capabilities that flags of a deployment amount to: which behaviours can be shown there."""
    for name, state in told.items():
        if not isinstance(state, bool):
            raise TargetFileError(f"{path}, [flags]: {name} must be true or false")
    return {f"flag.{name}.{'on' if state else 'off'}" for name, state in told.items()}


def _component(file: str, name: str, told: Mapping[str, Any]) -> Component:
    where = f"{file}, {name}"
    _only_known(told, {"embedded", "url", "token", *(_SET_UP if name == "biglearn" else ())}, where)
    embedded = told.get("embedded", False)
    if not isinstance(embedded, bool):
        raise TargetFileError(f"{where}: embedded must be true or false")
    if embedded:
        if {"url", "token"} & told.keys():
            raise TargetFileError(f"{where}: with embedded = true goes no url and no token")
        return _set_up(where, told)
    if _SET_UP & told.keys():
        raise TargetFileError(f"{where}: strict and defects are for an embedded one: leave them out")
    url = told.get("url")
    if not isinstance(url, str) or not url.startswith(("http://", "https://")):
        raise TargetFileError(
            f"{where}: needs embedded = true, or a url that begins with http:// or https://"
        )
    token = _secret(where, told["token"]) if "token" in told else None
    return Component(url.rstrip("/"), token)


def _set_up(where: str, told: Mapping[str, Any]) -> Component:
    is_strict, defects = told.get("strict", False), told.get("defects", [])
    if not isinstance(is_strict, bool):
        raise TargetFileError(f"{where}: strict must be true or false")
    if not isinstance(defects, list) or not all(type(number) is int for number in defects):
        raise TargetFileError(f"{where}: defects must be a list of their numbers")
    return Component(None, is_strict=is_strict, defects=tuple(sorted(set(defects))))


def _secret(where: str, source: object) -> Secret:
    if (
        not isinstance(source, dict)
        or set(source) not in ({"env"}, {"file"})
        or not all(isinstance(place, str) and place for place in source.values())
    ):
        raise TargetFileError(
            f'{where}: token must be {{ env = "NAME" }} or {{ file = "PATH" }}, never the token'
        )
    value = _from_variable(where, source["env"]) if "env" in source else _from_file(where, source["file"])
    register_secret(value)
    return Secret(value)


def _from_variable(where: str, name: str) -> str:
    value = variable(name)
    if value is None:
        raise SecretMissingError(f"{where}: the token is missing: set the variable {name}")
    return value


def _from_file(where: str, name: str) -> str:
    try:
        value = Path(name).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise SecretMissingError(f"{where}: cannot read the token from {name}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SecretMissingError(f"{where}: the token in {name} is not text") from error
    if not value:
        raise SecretMissingError(f"{where}: the file {name} holds no token")
    return value


def _table(told: Mapping[str, Any], key: str, where: str) -> Mapping[str, Any]:
    table = told.get(key, {})
    if not isinstance(table, dict):
        raise TargetFileError(f"{where}: {key} must be a table, as docs/targets.md shows it")
    return table


def _text(told: Mapping[str, Any], key: str, where: str) -> str | None:
    text = told.get(key)
    if text is not None and (not isinstance(text, str) or not text.strip()):
        raise TargetFileError(f"{where}: {key} must be a text that is not empty")
    return text


def _only_known(told: Mapping[str, Any], known: set[str], where: str) -> None:
    for key in told:
        if key not in known:
            raise TargetFileError(f"{where}: unknown key {key!r}{_hint(key, sorted(known))}")


def _hint(given: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(given, known, n=1)
    return f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(known)}"
