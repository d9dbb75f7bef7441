"""Accounts, notices and jobs over HTTP."""

import re
from collections.abc import Sequence
from typing import Any

from support.api.transport import Transport
from support.api.tutor.site import Site
from support.domain.accounts import Audience, Job, LogEntry, Notice, Start, Terms, Updates
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.refusals import Refusal, RefusedError
from support.waiting import eventually

__all__ = ["ApiAccounts", "ApiJobs", "ApiNotices"]

Json = dict[str, Any]
_KINDS = {Audience.EVERYBODY: "general", Audience.TEACHERS: "instructor"}
_ENDED = {"succeeded", "failed", "killed"}


class ApiNotices:
    """`support.ports.Notices`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def put_up(self, administrator: Person, notice: Notice) -> None:
        """By the console's form."""
        form = {"type": _KINDS[notice.audience], "message": notice.message, "from": "", "to": ""}
        if notice.begins_at:
            form["from"] = notice.begins_at.isoformat()
        if notice.ends_at:
            form["to"] = notice.ends_at.isoformat()
        self._site.open_page(administrator, "/admin/notifications", form=form)

    def shown_to(self, person: Person | None) -> Sequence[str]:
        """From the updates."""
        return [n["message"] for n in self._site.ask(person, "GET", "/updates")["notifications"]]


class ApiAccounts:
    """`support.ports.Accounts`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def start(self, person: Person) -> Start:
        """The bootstrap."""
        told = self._site.ask(person, "GET", "/user/bootstrap")
        flags = told.get("feature_flags", {})
        offerings = told.get("offerings")
        return Start(
            username=told["user"]["username"],
            courses=tuple(c["name"] for c in told["courses"]),
            flags=frozenset(flags),
            flags_on=frozenset(name for name, is_on in flags.items() if is_on),
            settings=told.get("ui_settings", {}),
            offerings=None if offerings is None else tuple(o["title"] for o in offerings),
            is_impersonating=bool(told.get("is_impersonating")),
        )

    def terms(self, person: Person) -> Sequence[Terms]:
        """The list of terms."""
        told = self._site.ask(person, "GET", "/terms")
        return [Terms(t["id"], t["name"], t["is_signed"]) for t in told]

    def sign(self, person: Person, ids: Sequence[str]) -> None:
        """All in one call."""
        self._site.ask(person, "PUT", f"/terms/{','.join(ids)}")

    def keep_settings(self, person: Person, settings: dict[str, object]) -> None:
        """As pages do after a click."""
        self._site.ask(person, "PUT", "/user/ui_settings", {"ui_settings": settings})

    def note_tour(self, person: Person, tour: str) -> None:
        """One more view."""
        self._site.ask(person, "PUT", f"/user/tours/{tour}")

    def tours(self, person: Person) -> dict[str, int]:
        """From the account."""
        told = self._site.ask(person, "GET", "/user").get("viewed_tour_stats", [])
        return {tour["id"]: tour["view_count"] for tour in told}

    def suggest(self, person: Person | None, subject: str) -> None:
        """As the new teacher's page does."""
        self._site.ask(person, "POST", "/user/suggest", {"data": subject})

    def updates(self, person: Person | None) -> Updates:
        """What pages poll."""
        told = self._site.ask(person, "GET", "/updates")
        return Updates(
            notices=tuple(n["message"] for n in told["notifications"]),
            assets=told.get("tutor_assets_hash", ""),
            are_payments_on=told.get("payments", {}).get("is_enabled"),
        )

    def report(self, entry: LogEntry, *, address: str) -> None:
        """As a proxy would pass it on."""
        body = {"level": entry.level, "message": entry.message}
        transport = Transport(self._site.url, self._site.transcript, headers={"X-Forwarded-For": address})
        sent = {name: value for name, value in body.items() if value is not None}
        try:
            answer = transport.call("POST", "/api/log/entry", json=sent, expect=(201, 422, 429))
        finally:
            transport.close()
        if answer.status == 429:
            raise RefusedError(Refusal.THROTTLED)
        if answer.status == 422:
            answer.check("tutor/refusal", "POST /api/log/entry")
            raise RefusedError(Refusal.INVALID, codes=tuple(e["code"] for e in answer.json["errors"]))


class ApiJobs:
    """`support.ports.Jobs`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def begin_export(self, teacher: Person, course: Course) -> Job:
        """As the gradebook does."""
        told = self._site.ask(teacher, "POST", f"/courses/{course.id}/performance/export")
        return Job(re.sub(r"^.*/", "", told["job"]), "queued")

    def look_up(self, person: Person | None, job_id: str) -> Job:
        """By its id."""
        return _job(self._site.ask(person, "GET", f"/jobs/{job_id}"))

    def await_end(self, person: Person | None, job_id: str, *, within: float = 120) -> Job:
        """Ask until it has ended."""

        def ended() -> Job | None:
            job = self.look_up(person, job_id)
            return job if job.status in _ENDED else None

        return eventually(ended, reason=f"the job {job_id} to end", within=within)

    def listed_for(self, person: Person | None) -> Sequence[Job]:
        """The list."""
        return [_job(told) for told in self._site.ask(person, "GET", "/jobs")]


def _job(told: Json) -> Job:
    errors = tuple(str(e.get("code") or e.get("message")) for e in told.get("errors", []))
    return Job(str(told["id"]), told["status"], errors)
