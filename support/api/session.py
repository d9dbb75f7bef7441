"""Everything that one case says over HTTP: sessions with Tutor, a client of Biglearn, the conversation."""

from dataclasses import dataclass, replace

from support.api.biglearn import BiglearnApi
from support.api.biglearn.outages import OutagesApi
from support.api.calls import Calls
from support.api.scheduler import SchedulerApi
from support.api.transcript import Transcript
from support.api.transport import Transport
from support.api.tutor.courses import course_of
from support.api.tutor.seeding import ApiSeeding, ApiTutor, Shared
from support.api.tutor.site import Site, SiteClock
from support.data.ledger import Ledger
from support.data.namespace import Namespace
from support.data.once import Once
from support.domain.courses import Course
from support.domain.people import Person
from support.targets import Target

__all__ = ["ApiFacts", "ApiSession", "connect"]


class ApiFacts:
    """What the browser's drivers have to ask the API for, because no page tells it."""

    def __init__(self, site: Site, tutor: ApiTutor) -> None:
        self._site = site
        self._tutor = tutor

    def role(self, course: Course, student: Person) -> str:
        """The id of a student's role in a course."""
        return self._tutor.roster.role_of(student, course, student)

    def course(self, teacher: Person, course_id: str) -> Course:
        """A course by its id."""
        return course_of(self._site.ask(teacher, "GET", f"/courses/{course_id}"))


@dataclass
class ApiSession:
    """One case's connections."""

    tutor: ApiTutor
    seeding: ApiSeeding
    biglearn: BiglearnApi
    outages: OutagesApi
    facts: ApiFacts
    transcript: Transcript
    site: Site
    scheduler: SchedulerApi | None  # None where the target has none that the suite may call

    def close(self) -> None:
        """Give every connection back."""
        self.site.close()
        self.outages.close()
        self.biglearn.close()
        if self.scheduler:
            self.scheduler.close()


def connect(target: Target, clock: SiteClock, ledger: Ledger, namespace: Namespace, once: Once) -> ApiSession:
    """The connections of a new case; nothing is asked before the first step asks."""
    transcript = Transcript()
    site = Site(_address_of_tutor(target), transcript, clock)
    tutor = ApiTutor(site)
    seeding = ApiSeeding(
        site, tutor, ledger, namespace.name("x").split()[-1], Shared(once, target.seeding_offering)
    )
    biglearn = _biglearn(target, transcript)
    return ApiSession(
        tutor=tutor,
        seeding=seeding,
        biglearn=biglearn,
        outages=OutagesApi(replace(biglearn.calls, service="outages")),
        facts=ApiFacts(site, tutor),
        transcript=transcript,
        site=site,
        scheduler=_scheduler(target, transcript),
    )


def _address_of_tutor(target: Target) -> str:
    """Where Tutor is; a target without one shows what has nothing to do with it."""
    return target.component("tutor").address if "tutor" in target.components else "http://no-tutor.invalid"


def _biglearn(target: Target, transcript: Transcript) -> BiglearnApi:
    own, other = "Biglearn-Api-Token", "Biglearn-Scheduler-Token"
    return BiglearnApi(_calls(target, transcript, "biglearn", header=own, other_header=other))


def _scheduler(target: Target, transcript: Transcript) -> SchedulerApi | None:
    if "scheduler" not in target.components:
        return None
    own, other = "Biglearn-Scheduler-Token", "Biglearn-Api-Token"
    return SchedulerApi(_calls(target, transcript, "scheduler", header=own, other_header=other))


def _calls(target: Target, transcript: Transcript, name: str, *, header: str, other_header: str) -> Calls:
    component = target.component(name)
    return Calls(
        Transport(component.address, transcript),
        name,
        header=header,
        token=component.token.reveal() if component.token else "",
        other_header=other_header,
    )
