"""Whether a launch may be believed: LTI 1 signs it with OAuth 1, dates it and numbers it once."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from oauthlib.oauth1.rfc5849 import signature

from sandbox.database import Connection, Row, UniqueError
from sandbox.tutor.moment import stored

__all__ = ["Launch", "LaunchError", "check_trust", "course_secret", "missing_fields"]

_REQUIRED = ("tool_consumer_instance_guid", "context_id")
_TOLERANCE = timedelta(minutes=5)
_TEACHERS = ("Instructor", "Creator", "Faculty", "Mentor", "Staff", "Support", "Admin")
_STUDENTS = ("Student", "Learner")
Fields = Sequence[tuple[str, str]]


class LaunchError(Exception):
    """A launch that leads nowhere; `kind` names the page that tells why."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Launch:
    """What a learning management system sent, and the address it was sent to."""

    url: str
    fields: Fields

    def get(self, name: str) -> str:
        """One of its fields; empty where it was not sent."""
        return next((value for key, value in self.fields if key == name), "")

    @property
    def role(self) -> str | None:
        """What its user is in the course of the LMS: teacher, student, or nothing that counts here."""
        return _role_of(self.get("roles"))

    @property
    def outcome(self) -> tuple[str, str] | None:
        """Under which id, and at which address, the LMS takes its user's score."""
        url = self.get("lis_outcome_service_url") or self.get("ext_ims_lis_basic_outcome_url")
        sourced_id = self.get("lis_result_sourcedid")
        return (sourced_id, url) if sourced_id and url else None


def _role_of(roles: str) -> str | None:
    """The role that counts among those of a list with commas."""
    told = roles.split(",")
    if any(word in role for role in told for word in _TEACHERS):
        return "teacher"
    return "student" if any(word in role for role in told for word in _STUDENTS) else None


def missing_fields(launch: Launch) -> list[str]:
    """The fields that have to be there and are not."""
    return [name for name in _REQUIRED if not launch.get(name)]


def check_trust(db: Connection, launch: Launch, course: Row, now: datetime) -> None:
    """LaunchError unless the course's secret signed the launch, a moment ago, for the first time."""
    if not _is_signed(launch, course_secret(course)):
        raise LaunchError("invalid_signature")
    told = launch.get("oauth_timestamp")
    made = int(told) if told.isdigit() else 0
    age = now.timestamp() - made
    if age > _TOLERANCE.total_seconds():
        raise LaunchError("expired_timestamp")
    if -age > _TOLERANCE.total_seconds():
        raise LaunchError("invalid_timestamp")
    nonce = f"{course['id']}/{made}/{launch.get('oauth_nonce')}"
    if db.row("SELECT 1 AS one FROM lms_nonces WHERE nonce = ?", [nonce]):
        raise LaunchError("nonce_already_used")
    # Forgotten by the real clock: whoever travels in time takes nobody else's memory along.
    today = datetime.now(UTC)
    try:
        db.execute("INSERT INTO lms_nonces (nonce, used_at) VALUES (?, ?)", [nonce, stored(today)])
    except UniqueError as error:  # the same launch came twice in the same moment
        raise LaunchError("nonce_already_used") from error
    db.execute("DELETE FROM lms_nonces WHERE used_at < ?", [stored(today - 2 * _TOLERANCE)])


def course_secret(course: Row) -> str:
    """What a course and its LMS share, and nobody else: made of what the course does not tell otherwise."""
    return hashlib.sha256(f"lms {course['teach_token']}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Signed:
    """A request as oauthlib wants to see it."""

    uri: str
    http_method: str
    params: list[tuple[str, str]]
    signature: str


def _is_signed(launch: Launch, secret: str) -> bool:
    if launch.get("oauth_signature_method") != "HMAC-SHA1":
        return False
    params = [(name, value) for name, value in launch.fields if name != "oauth_signature"]
    request = _Signed(launch.url, "POST", params, launch.get("oauth_signature"))
    try:
        # The library's own request cannot be made of parameters that were read already.
        return bool(signature.verify_hmac_sha1(request, secret))  # type: ignore[arg-type]
    except ValueError:  # something in it cannot have been signed
        return False
