"""What the site knows of a person and tells them: terms, notices, settings, jobs."""

from collections.abc import Sequence
from typing import Protocol

from support.domain.accounts import Job, LogEntry, Notice, Start, Terms, Updates
from support.domain.courses import Course
from support.domain.people import Person

__all__ = ["Accounts", "Jobs", "Notices"]


class Notices(Protocol):
    """What administrators tell the people of the site."""

    def put_up(self, administrator: Person, notice: Notice) -> None:
        """Tell it."""

    def shown_to(self, person: Person | None) -> Sequence[str]:
        """What somebody is told now."""


class Accounts(Protocol):
    """The own account as only the API tells it. Scenarios that use it are `@api @no-ui`."""

    def start(self, person: Person) -> Start:
        """All that the first page is drawn from."""

    def terms(self, person: Person) -> Sequence[Terms]:
        """The contracts that there are for the person."""

    def sign(self, person: Person, ids: Sequence[str]) -> None:
        """Agree to several contracts at once."""

    def keep_settings(self, person: Person, settings: dict[str, object]) -> None:
        """Let the site remember settings of the pages."""

    def note_tour(self, person: Person, tour: str) -> None:
        """Tell that a tour was seen."""

    def tours(self, person: Person) -> dict[str, int]:
        """How often each tour was seen."""

    def suggest(self, person: Person | None, subject: str) -> None:
        """Suggest a subject that there is no book for."""

    def updates(self, person: Person | None) -> Updates:
        """What pages ask for now and then."""

    def report(self, entry: LogEntry, *, address: str) -> None:
        """Report what happened on a page, from that network address."""


class Jobs(Protocol):
    """Work in the background, as only the API tells it."""

    def begin_export(self, teacher: Person, course: Course) -> Job:
        """Have the scores written into a file."""

    def look_up(self, person: Person | None, job_id: str) -> Job:
        """One job."""

    def await_end(self, person: Person | None, job_id: str, *, within: float = 120) -> Job:
        """One job once it has ended, however."""

    def listed_for(self, person: Person | None) -> Sequence[Job]:
        """All jobs."""
