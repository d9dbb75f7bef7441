"""Targets: where a run happens, as one TOML file tells it (docs/targets.md)."""

import difflib
import tomllib
from collections.abc import Mapping
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
CAPABILITIES = ("demo-api", "dev-login", "time-travel", "biglearn", "scheduler")
_FOLDER = ROOT / "fixtures" / "environments"


class TargetFileError(ValueError):
    """A target is not known, or its file says something that a target cannot be."""


class SecretMissingError(Exception):
    """A secret that the target needs is not where the target says it is."""


@dataclass(frozen=True, slots=True)
class Component:
    """One part of a target. `url` is None for an embedded one that was not started yet."""

    url: str | None
    token: Secret | None = None

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
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        near = difflib.get_close_matches(name, names(), n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(names())}"
        raise TargetFileError(f"there is no target {name!r}; {hint}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TargetFileError(f"{path} is not TOML: {error}") from error
    _only_known(content, {"name", "production", "capabilities", "components", "seeding", "flags"}, str(path))
    unknown = set(content.get("capabilities", [])) - set(CAPABILITIES)
    if unknown:
        raise TargetFileError(
            f"{path}: unknown capability {min(unknown)!r}; known: {', '.join(CAPABILITIES)}"
        )
    parts = content.get("components", {})
    _only_known(parts, set(COMPONENTS), f"{path}, [components]")
    return Target(
        name=str(content.get("name", path.stem)),
        capabilities=frozenset(content.get("capabilities", [])) | _flags(path, content.get("flags", {})),
        components={part: _component(f"{path}, {part}", told) for part, told in parts.items()},
        is_production=bool(content.get("production", False)),
        seeding_offering=content.get("seeding", {}).get("offering"),
    )


def _flags(path: Path, told: Mapping[str, Any]) -> set[str]:
    """The capabilities that flags of a deployment amount to: which behaviours can be shown there."""
    for name, state in told.items():
        if not isinstance(state, bool):
            raise TargetFileError(f"{path}, [flags]: {name} must be true or false")
    return {f"flag.{name}.{'on' if state else 'off'}" for name, state in told.items()}


def _component(where: str, told: Mapping[str, Any]) -> Component:
    _only_known(told, {"embedded", "url", "token"}, where)
    if told.get("embedded"):
        if "url" in told:
            raise TargetFileError(f"{where}: give either url or embedded = true, not both")
        return Component(None)
    url = told.get("url")
    if not isinstance(url, str) or not url.startswith(("http://", "https://")):
        raise TargetFileError(
            f"{where}: needs embedded = true, or a url that begins with http:// or https://"
        )
    token = _secret(where, told["token"]) if "token" in told else None
    return Component(url.rstrip("/"), token)


def _secret(where: str, source: Mapping[str, str]) -> Secret:
    if not isinstance(source, dict) or set(source) not in ({"env"}, {"file"}):
        raise TargetFileError(
            f'{where}: token must be {{ env = "NAME" }} or {{ file = "PATH" }}, never the token'
        )
    if "env" in source:
        value = variable(source["env"])
        if value is None:
            raise SecretMissingError(f"{where}: the token is missing: set the variable {source['env']}")
    else:
        try:
            value = Path(source["file"]).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise SecretMissingError(
                f"{where}: cannot read the token from {source['file']}: {error.strerror}"
            ) from error
    register_secret(value)
    return Secret(value)


def _only_known(told: Mapping[str, Any], known: set[str], where: str) -> None:
    for key in told:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(sorted(known))}"
            raise TargetFileError(f"{where}: unknown key {key!r}; {hint}")
