"""What a component of the sandbox is told when it starts."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = [
    "COMPONENTS",
    "DEFECTS",
    "AsDeployed",
    "ComponentSettings",
    "as_deployed",
    "database",
    "defects",
    "poll_seconds",
    "tokens",
]

COMPONENTS = ("biglearn", "scheduler", "tutor")
DEFECTS = frozenset({24, 25, 26, 27, 34, 35, 39, 43, 63})
"""Known defects of the deployed services, by their numbers in section 10 of the Biglearn contract."""

# Whoever starts the sandbox by hand gets tokens that are no secret: they open nothing but the sandbox.
_DEVELOPMENT_TOKEN = "sandbox-token"  # noqa: S105


@dataclass(frozen=True, slots=True)
class AsDeployed:
    """How the components are set up.

    Whether Biglearn checks requests, which defects it and its scheduler have; whether real people use Tutor.
    """

    is_strict: bool = False
    defects: frozenset[int] = frozenset()
    is_production: bool = False


@dataclass(frozen=True, slots=True)
class ComponentSettings:
    """`urls` names every component, those given from outside included."""

    name: str
    database_url: str
    urls: Mapping[str, str]
    biglearn_token: str
    scheduler_token: str
    poll_seconds: float = 0.05  # how often the scheduler looks for news
    deployed: AsDeployed = field(default_factory=AsDeployed)

    @property
    def is_production(self) -> bool:
        """Whether real people are on it."""
        return self.deployed.is_production


def tokens() -> tuple[str, str]:
    """The tokens of Biglearn and of its scheduler, from the environment: an argument would show in `ps`."""
    return (
        os.environ.get("TUTOR_SANDBOX_BIGLEARN_TOKEN", _DEVELOPMENT_TOKEN),
        os.environ.get("TUTOR_SANDBOX_SCHEDULER_TOKEN", _DEVELOPMENT_TOKEN),
    )


def database() -> str | None:
    """The database URL from the environment: it may hold a password, which an argument would show."""
    return os.environ.get("TUTOR_SANDBOX_DATABASE") or None


def poll_seconds() -> float:
    """How often the scheduler looks, from the environment: to try how things go with a slow one."""
    return float(os.environ.get("TUTOR_SANDBOX_POLL_SECONDS") or 0.05)


def as_deployed() -> AsDeployed:
    """The set-up that the environment asks for; by default lenient, and without defects."""
    return AsDeployed(
        os.environ.get("TUTOR_SANDBOX_STRICT", "") not in {"", "0"},
        defects(os.environ.get("TUTOR_SANDBOX_DEFECTS", "")),
    )


def defects(text: str) -> frozenset[int]:
    """The defects in a list with commas; `all` is all of them. Raises ValueError for what is none."""
    if text.strip() == "all":
        return DEFECTS
    words = [word.strip() for word in text.split(",") if word.strip()]
    found = {int(word) for word in words if word.isdecimal()}
    if len(words) != len(found) or not found <= DEFECTS:
        raise ValueError(f"{text!r} are no known defects: choose from {', '.join(map(str, sorted(DEFECTS)))}")
    return frozenset(found)
