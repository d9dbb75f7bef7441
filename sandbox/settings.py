"""What a component of the sandbox is told when it starts."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["COMPONENTS", "ComponentSettings", "database", "tokens"]

COMPONENTS = ("biglearn", "scheduler", "tutor")

# Whoever starts the sandbox by hand gets tokens that are no secret: they open nothing but the sandbox.
_DEVELOPMENT_TOKEN = "sandbox-token"  # noqa: S105


@dataclass(frozen=True, slots=True)
class ComponentSettings:
    """`urls` names every component, those given from outside included."""

    name: str
    database_url: str
    urls: Mapping[str, str]
    biglearn_token: str
    scheduler_token: str
    poll_seconds: float = 0.05  # how often the scheduler looks for news


def tokens() -> tuple[str, str]:
    """The tokens of Biglearn and of its scheduler, from the environment: an argument would show in `ps`."""
    return (
        os.environ.get("TUTOR_SANDBOX_BIGLEARN_TOKEN", _DEVELOPMENT_TOKEN),
        os.environ.get("TUTOR_SANDBOX_SCHEDULER_TOKEN", _DEVELOPMENT_TOKEN),
    )


def database() -> str | None:
    """The database URL from the environment: it may hold a password, which an argument would show."""
    return os.environ.get("TUTOR_SANDBOX_DATABASE") or None
