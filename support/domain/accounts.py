"""What the site knows of a person, and tells them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

__all__ = ["Audience", "Job", "LogEntry", "Notice", "Start", "Terms", "Updates"]


class Audience(StrEnum):
    """Whom a notice is for."""

    EVERYBODY = "everybody"
    TEACHERS = "teachers"


@dataclass(frozen=True, slots=True)
class Notice:
    """What an administrator tells; None leaves an end open."""

    message: str
    audience: Audience
    begins_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """A contract, and whether the person has agreed to it."""

    id: str
    name: str
    is_signed: bool


@dataclass(frozen=True, slots=True)
class Start:
    """All that a person's first page is drawn from."""

    username: str
    courses: tuple[str, ...]
    flags: frozenset[str]  # names of those that are told, on or off
    flags_on: frozenset[str]
    settings: dict[str, object]
    offerings: tuple[str, ...] | None  # None where none are told
    is_impersonating: bool


@dataclass(frozen=True, slots=True)
class Updates:
    """What pages ask for now and then."""

    notices: tuple[str, ...]
    assets: str
    are_payments_on: bool | None


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What a page reports about itself; None leaves a part out."""

    level: str | None
    message: str | None


@dataclass(frozen=True, slots=True)
class Job:
    """Work in the background."""

    id: str
    status: str
    errors: tuple[str, ...] = ()
