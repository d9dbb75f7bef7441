"""Tutor over HTTP as people use it: a session for each, signed in as the contract's recipe says."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Protocol
from urllib.parse import urlsplit

from support.api.errors import UnexpectedAnswerError
from support.api.transcript import Transcript
from support.api.transport import Answer, Transport
from support.api.tutor.answers import NOTHING, schema_of
from support.api.tutor.login import arrive, become, page_token, way_to_login
from support.domain.people import Person
from support.domain.refusals import Refusal, RefusedError
from support.waiting import eventually

__all__ = ["Site", "SiteClock", "fetch_job"]

_OK = (200, 201, 202, 204)
_REFUSALS = (400, 403, 404, 422)
_PAGE = (200, 302, 303)
_CODES = {
    "payment_overdue": Refusal.PAYMENT_OVERDUE,
    "already_redeemed": Refusal.CODE_USED,
    "student_is_paid": Refusal.ALREADY_PAID,
    "not_paid": Refusal.NOT_PAID,
    "refund_period_elapsed": Refusal.TOO_LATE,
    "invalid_enrollment_code": Refusal.UNKNOWN_CODE,
    "is_teacher": Refusal.TEACHES_COURSE,
    "dropped_student": Refusal.WAS_DROPPED,
    "already_enrolled": Refusal.ALREADY_ENROLLED,
    "course_ended": Refusal.COURSE_ENDED,
    "course_not_started": Refusal.COURSE_NOT_BEGUN,
    "already_rejected": Refusal.ALREADY_PROCESSED,
    "already_approved": Refusal.ALREADY_PROCESSED,
    "already_processed": Refusal.ALREADY_PROCESSED,
    "already_inactive": Refusal.ALREADY_SO,
    "already_active": Refusal.ALREADY_SO,
    "period_is_already_deleted": Refusal.ALREADY_SO,
    "period_is_not_deleted": Refusal.ALREADY_SO,
    "name_has_already_been_taken": Refusal.NAME_TAKEN,
    "enrollment_code_has_already_been_taken": Refusal.CODE_TAKEN,
    "preview_course": Refusal.PREVIEW,
    "no_preview_courses_available": Refusal.NO_PREVIEW,
    "enrollment_code_does_not_match_book": Refusal.OTHER_BOOK,
    "missing_attribute": Refusal.INCOMPLETE,
    "term_year_blank": Refusal.INCOMPLETE,
    "no_exercises": Refusal.NO_QUESTIONS,
    "biglearn_not_ready": Refusal.NO_QUESTIONS,
}


class SiteClock(Protocol):
    """The clock of a case, which learns the target's present from its answers."""

    @property
    def now(self) -> datetime: ...  # noqa: D102 - told by ports.Clock

    @property
    def travelled_to(self) -> datetime | None: ...  # noqa: D102 - told by ports.Clock

    def travel_to(self, moment: datetime) -> None: ...  # noqa: D102 - told by ports.Clock

    def set_by(self, target_says: datetime) -> None:
        """Live in the target's present."""


class Site:
    """Every session of a case. `None` stands for somebody who is not signed in."""

    def __init__(self, url: str, transcript: Transcript, clock: SiteClock) -> None:
        self.url = url
        self.transcript = transcript
        self.clock = clock
        self._sessions: dict[str | None, tuple[Transport, str]] = {}

    def another(self) -> "Site":
        """The same site for another client: the same people, in sessions of their own."""
        return Site(self.url, self.transcript, self.clock)

    def ask(  # noqa: PLR0913 - the parts of a call, by name
        self,
        person: Person | None,
        method: str,
        path: str,
        json: object = None,
        *,
        params: Sequence[tuple[str, str]] = (),
        content: bytes | None = None,
    ) -> Any:  # noqa: ANN401 - JSON
        """The JSON of an API call under /api, as its schema says; RefusedError where the contract refuses.

        `content` is a body as it stands, for one that is wrong on purpose.
        """
        transport, token = self._session(person)
        headers = {"X-CSRF-Token": token} if token else {}
        answer = transport.call(
            method,
            f"/api{path}",
            json=json,
            params=params,
            content=content,
            headers=headers,
            expect=(*_OK, *_REFUSALS),
        )
        what = f"{method} /api{path}"
        if answer.status in _REFUSALS:
            raise _refusal(person, answer, what)
        schema = schema_of(method, path, answer.status)
        if schema == NOTHING and not answer.text.strip():
            return None
        answer.check(schema, what)
        return answer.json

    def open_page(
        self,
        person: Person | None,
        path: str,
        *,
        form: Mapping[str, str] | None = None,
        params: Sequence[tuple[str, str]] = (),
    ) -> Answer:
        """A page of the server, or where it sends its visitor; with a form, what the form is answered.

        RefusedError for who may not see it, or is sent to the login instead.
        """
        transport, token = self._session(person)
        answer = transport.call(
            "POST" if form is not None else "GET",
            path,
            form=None if form is None else {"authenticity_token": token, **form},
            params=params,
            headers={"Accept": "text/html"},
            expect=(*_PAGE, 403, 404, 422),
            follow=False,
        )
        if answer.status == 422:
            raise RefusedError(Refusal.INVALID, f"{path} answered 422: {answer.text[:200]}")
        if answer.status not in _PAGE:
            raise RefusedError(Refusal.NOT_ALLOWED if answer.status == 403 else Refusal.NOT_FOUND)
        if "/accounts/" in answer.headers.get("Location", ""):
            raise RefusedError(Refusal.NOT_SIGNED_IN, f"{path} leads to the login")
        return answer

    def sent_to(self, person: Person | None, path: str) -> str:
        """Where the server sends who opens a page; empty when it shows one."""
        transport, _ = self._session(person)
        html_only = {"Accept": "text/html"}
        answer = transport.call("GET", path, headers=html_only, expect=_PAGE, follow=False)
        return answer.headers.get("Location", "")

    def changed_hands(self, person: Person) -> None:
        """The person's session is another since the last answer: its pages carry another token."""
        transport, _ = self._session(person)
        self._sessions[person.username] = (transport, page_token(transport))

    def arrive(self, person: Person, role: str) -> None:
        """Let a person make an account of that role by themselves."""
        with self.visitor() as transport:
            arrive(transport, person.username, role)

    def sign_in_by_way_of(self, person: Person, path: str) -> str | None:
        """Where somebody comes to who signs in because that page asks for it; None when it does not."""
        transport = self._connect()
        if not way_to_login(transport, path):
            transport.close()
            return None
        landed = self.become(transport, person)
        self._sessions[person.username] = (transport, page_token(transport))
        return urlsplit(landed).path

    def breaks_down(self, person: Person, path: str) -> bool:
        """Whether the site answers a look at this with an error of its own; any other answer is no."""
        transport, _ = self._session(person)
        return transport.call("GET", f"/api{path}", expect=(*_OK, *_REFUSALS, 500)).status == 500

    def download(self, person: Person, url: str) -> bytes:
        """The file at an address that an answer told, which may be that of another host."""
        transport, _ = self._session(person)
        path = url.removeprefix(self.url.rstrip("/"))
        if not path.startswith("/"):
            other = Transport("", self.transcript)
            try:
                return other.call("GET", url, headers={"Accept": "*/*"}).content
            finally:
                other.close()
        return transport.call("GET", path, headers={"Accept": "*/*"}).content

    def _session(self, person: Person | None) -> tuple[Transport, str]:
        key = person.username if person else None
        if key not in self._sessions:
            transport = self._connect()
            self._sessions[key] = (transport, self._sign_in(transport, person) if person else "")
        return self._sessions[key]

    def _connect(self) -> Transport:
        return Transport(self.url, self.transcript, clock=self.clock)

    @contextmanager
    def visitor(self, url: str | None = None) -> Iterator[Transport]:
        """A browser of its own, in which nobody has signed in yet; on this site, or at another address."""
        transport = Transport(url or self.url, self.transcript, clock=self.clock)
        try:
            yield transport
        finally:
            transport.close()

    def _sign_in(self, transport: Transport, person: Person) -> str:
        """The recipe for the stubbed login, and the token of a page then."""
        self.become(transport, person)
        return page_token(transport)

    def become(self, transport: Transport, person: Person) -> str:
        """Sign in where logins are stubbed: find the username's link and follow it; where that leads."""
        listed, landed = become(transport, person)
        self._learn_the_time(listed)
        return landed

    def _learn_the_time(self, page: Answer) -> None:
        told = page.headers.get("X-App-Date")
        if told:
            self.clock.set_by(datetime.fromisoformat(told))

    def close(self) -> None:
        """Close every session."""
        for transport, _ in self._sessions.values():
            transport.close()


def _refusal(person: Person | None, answer: Answer, what: str) -> RefusedError:
    """The refusal that an answer is; UnexpectedAnswerError when it is none of Tutor's."""
    if answer.status == 422:
        return _broken_rule(answer, what)
    if answer.status == 400:
        return _unreadable(answer, what)
    _check_no_access(answer, what)
    if answer.status == 403:
        return RefusedError(Refusal.NOT_ALLOWED if person else Refusal.NOT_SIGNED_IN)
    return RefusedError(Refusal.NOT_FOUND)


def _check_no_access(answer: Answer, what: str) -> None:
    if answer.is_json:
        answer.check("tutor/no_access", what)
    elif answer.status == 404 and not answer.text.strip():
        raise UnexpectedAnswerError(f"{what} is no call that this Tutor knows: it answered 404 with nothing")
    elif "X-App-Date" not in answer.headers:
        # Only a Tutor in development answers these with a page, and it tells its time with every answer.
        raise UnexpectedAnswerError(
            f"{what} answered {answer.status} as no Tutor does, from {answer.url}: {answer.text[:200]}"
        )


def _unreadable(answer: Answer, what: str) -> RefusedError:
    answer.check("tutor/unreadable", what)
    messages = tuple(error["message"] for error in answer.json["errors"])
    return RefusedError(Refusal.SENSELESS, ", ".join(messages), messages=messages)


def _broken_rule(answer: Answer, what: str) -> RefusedError:
    if not answer.is_json:
        raise UnexpectedAnswerError(
            f"{what} answered 422 with a page: the CSRF token was missing or not taken. {answer.text[:200]}"
        )
    answer.check("tutor/refusal", what)
    codes = tuple(error["code"] for error in answer.json["errors"])
    messages = tuple(error.get("message") or "" for error in answer.json["errors"])
    reason = next((_CODES[code] for code in codes if code in _CODES), Refusal.INVALID)
    return RefusedError(reason, ", ".join(codes), codes=codes, messages=messages)


def fetch_job(ask: Callable[[str], Any], url: str, *, within: float = 120.0) -> Any:  # noqa: ANN401 - JSON
    """A background job once it has succeeded. AssertionError with its errors when it failed."""
    path = re.sub(r"^.*/api/", "/", url)

    def ended() -> Any:  # noqa: ANN401
        job = ask(path)
        return job if job["status"] in {"succeeded", "failed", "killed"} else None

    job = eventually(ended, reason=f"the job {path} to end", within=within)
    assert job["status"] == "succeeded", f"the job {path} {job['status']}: {job.get('errors')}"  # noqa: S101
    return job
