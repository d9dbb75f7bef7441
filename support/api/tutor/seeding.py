"""Setting up the world of a scenario: the demo calls first, then real ones (contract, 2)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from support.api.errors import UnexpectedAnswerError
from support.api.tutor.access import ApiConsoles, ApiDoors, ApiLinks, ApiSessions
from support.api.tutor.accounts import ApiAccounts, ApiJobs, ApiNotices
from support.api.tutor.assignments import ApiAssignments
from support.api.tutor.books import ApiBooks
from support.api.tutor.classes import ApiClasses
from support.api.tutor.content import ApiAnswerKey, Content
from support.api.tutor.course_office import ApiCourseOffice
from support.api.tutor.courses import ApiCourses, ApiEnrollment, ApiRoster, course_of
from support.api.tutor.demo import BOOK, ApiDemo
from support.api.tutor.forecasts import ApiForecasts
from support.api.tutor.grading import ApiGrading, ApiUnscreenedGrading
from support.api.tutor.grading_templates import ApiGradingTemplates, ApiUnscreenedTemplates
from support.api.tutor.lms import ApiLms, ApiLmsSetup
from support.api.tutor.notes import ApiNotes
from support.api.tutor.payments import ApiPayments, ApiTill
from support.api.tutor.planning import ApiPlanning
from support.api.tutor.practice import ApiPractice, ApiSavedQuestions
from support.api.tutor.questions import ApiQuestions, ApiUnscreenedQuestions
from support.api.tutor.research import ApiStudies, ApiSurveys
from support.api.tutor.scores import ApiScores
from support.api.tutor.sections import ApiSections
from support.api.tutor.site import Site, fetch_job
from support.api.tutor.tasks import ApiTasks
from support.api.tutor.teachers import ApiTeachers
from support.api.tutor.unscreened_planning import ApiUnscreenedPlanning
from support.api.tutor.working import ApiWorking
from support.data.ledger import Ledger
from support.data.once import Once
from support.domain.assignments import Assignment, AssignmentDraft, AssignmentKind, Dates
from support.domain.courses import Course, CourseSetting, JoinRequest
from support.domain.grading import GradingRules
from support.domain.people import Person, Standing

__all__ = ["ApiSeeding", "ApiTutor", "ApiUnscreened", "Shared"]

Json = dict[str, Any]
_OFFERING = "Tutor BDD mini book"
_GROUPS = {
    Standing.TEACHER: "teachers",
    Standing.STUDENT: "students",
    Standing.ADMINISTRATOR: "administrators",
    Standing.CONTENT_ANALYST: "content_analysts",
    Standing.CUSTOMER_SUPPORT: "customer_support",
    Standing.RESEARCHER: "researchers",
}


_BY_THEMSELVES = {Standing.NEWCOMER: "student", Standing.UNVERIFIED_TEACHER: "instructor"}


@dataclass(frozen=True, slots=True)
class Shared:
    """What the seeding of one case has in common with that of every other in the run."""

    once: Once
    offering: str | None  # an offering that the target names; None leaves it to us


class ApiTutor:
    """`support.ports.Tutor` over the API."""

    def __init__(self, site: Site) -> None:
        self.content = content = Content(site)
        self.courses = ApiCourses(site)
        self.enrollment = ApiEnrollment(site)
        self.roster = ApiRoster(site)
        self.sections = ApiSections(site)
        self.teachers = ApiTeachers(site)
        self.assignments = ApiAssignments(site, content)
        self.grading_templates = ApiGradingTemplates(site)
        self.questions = ApiQuestions(site, content)
        self.planning = ApiPlanning(site, content, self.assignments)
        self.tasks = ApiTasks(site)
        self.working = ApiWorking(site)
        self.notes = ApiNotes(site, content)
        self.saved_questions = ApiSavedQuestions(site, self.tasks)
        self.practice = ApiPractice(site, content, self.saved_questions)
        self.scores = ApiScores(site)
        self.forecasts = ApiForecasts(site, self.roster)
        self.grading = ApiGrading(site)
        self.sessions = ApiSessions(site)
        self.links = ApiLinks(site)
        self.consoles = ApiConsoles(site)
        self.notices = ApiNotices(site)
        self.lms = ApiLms(site)
        self.payments = ApiPayments(site)
        self.surveys = ApiSurveys(site)


class ApiUnscreened:
    """`support.ports.Unscreened`."""

    def __init__(self, tutor: ApiTutor, site: Site) -> None:
        self._tutor = tutor
        self.planning = ApiUnscreenedPlanning(site, tutor.assignments)
        self.templates = ApiUnscreenedTemplates(site)
        self.questions = ApiUnscreenedQuestions(site, tutor.assignments)
        self.grading = ApiUnscreenedGrading(site)
        self.working = tutor.working
        self.notes = tutor.notes

    def request_to_join(self, student: Person, code: str) -> JoinRequest:
        """Ask to join, without confirming."""
        return self._tutor.enrollment.request_to_join(student, code)

    def confirm_joining(self, person: Person, request: JoinRequest) -> None:
        """Confirm a request; only who made it may."""
        self._tutor.enrollment.confirm_joining(person, request)

    def practise_twice_at_once(self, student: Person, course: Course, page: int) -> tuple[str, ...]:
        """Start practice on a page twice in one moment; each time which practice that is."""
        return self._tutor.practice.twice_at_once(student, course, page)

    def is_practice_closed(self, student: Person) -> bool:
        """Whether the practice that the student started last is closed."""
        return self._tutor.practice.is_closed(student)

    def answer_as_student(self, teacher: Person, course: Course, section: str, title: str) -> None:
        """Answer the first question of an assignment, looking at a section as its students do."""
        self._tutor.tasks.answer_in_view(teacher, course, course.section(section).id, title)

    def leave_out_of_site(self, administrator: Person, ids: str) -> str:
        """Leave exercises out of the whole site; what was left out before."""
        return self._tutor.consoles.leave_out(administrator, ids)

    def breaks_down_opening(self, student: Person, course: Course, title: str) -> bool:
        """Whether the site itself fails when the student opens an assignment."""
        return self._tutor.tasks.breaks_down_opening(student, course, title)

    def dates(self, teacher: Person, course: Course, assignment: Assignment) -> Dates:
        """When an assignment opens, is due and closes."""
        return self._tutor.assignments.dates(teacher, course, assignment)


class ApiSeeding:
    """`support.ports.Seeding`."""

    def __init__(self, site: Site, tutor: ApiTutor, ledger: Ledger, mark: str, shared: Shared) -> None:
        self._site = site
        self.tutor = tutor
        self.doors = ApiDoors(site)
        self.accounts = ApiAccounts(site)
        self.jobs = ApiJobs(site)
        self.demo = ApiDemo(site)
        self.unscreened = ApiUnscreened(tutor, site)
        self.lms = ApiLmsSetup(site)
        self.classes = ApiClasses(site, tutor.enrollment)
        self.till = ApiTill(site)
        self.books = ApiBooks(site, tutor.content)
        self.studies = ApiStudies(site)
        self.office = ApiCourseOffice(site, tutor.courses, tutor.roster)
        self._content = tutor.content
        self._ledger = ledger
        self._mark = mark  # what names made here carry, see Namespace
        self._shared = shared
        self._known: set[str] = set()

    def people(self, *people: Person) -> None:
        """Make these people known to the site; again is harmless."""
        new = [person for person in people if person.username not in self._known]
        for person in new:
            if person.standing in _BY_THEMSELVES:
                self._site.arrive(person, _BY_THEMSELVES[person.standing])
                self._ledger.add("person", person.username)
        self._known |= {person.username for person in new}
        new = [person for person in new if person.standing in _GROUPS]
        if not new:
            return
        body: dict[str, list[Json]] = {}
        for person in new:
            told = {
                "username": person.username,
                "first_name": person.first_name,
                "last_name": person.last_name,
                "full_name": person.full_name,
            }
            body.setdefault(_GROUPS[person.standing], []).append(told)
            self._ledger.add("person", person.username)
        self._site.ask(None, "POST", "/demo/users", body)

    def offering(self) -> str:
        """The title of an offering with a book, imported once per run where it is missing."""
        wanted = self._shared.offering or _OFFERING
        return self._shared.once.get("offering", lambda: self._find_or_import(wanted))

    def _find_or_import(self, wanted: str) -> str:
        looker = Person("Looker", f"bdd-{self._mark}-looker", "Lou", "Looker", Standing.TEACHER)
        self.people(looker)
        if wanted in self._offered(looker):
            return wanted
        body = {
            "book": BOOK,
            "catalog_offering": {"title": wanted, "appearance_code": "college_biology"},
        }
        job = self._site.ask(None, "POST", "/demo/import", body)["job"]
        fetch_job(lambda path: self._site.ask(looker, "GET", path), f"/api/jobs/{job['id']}")
        if wanted not in self._offered(looker):
            raise UnexpectedAnswerError(f"the book was imported, but no offering {wanted!r} is there")
        return wanted

    def _offered(self, looker: Person) -> list[str]:
        return [offering["title"] for offering in self._site.ask(looker, "GET", "/offerings")["items"]]

    def course(
        self,
        name: str,
        teacher: Person,
        students: dict[str, Sequence[Person]],
        setting: CourseSetting | None = None,
    ) -> Course:
        """A course of the teacher with these sections and the students in each."""
        wanted = setting or CourseSetting()
        offering = wanted.offering_title or self.offering()
        self.people(teacher, *(student for section in students.values() for student in section))
        body = {
            "catalog_offering": {"title": offering},
            "course": {
                "name": name,
                "is_test": wanted.is_test,
                "teachers": [{"username": teacher.username}],
                "periods": [
                    {"name": section, "students": [{"username": s.username} for s in members]}
                    for section, members in students.items()
                ],
                **_when(wanted),
            },
        }
        self._site.ask(None, "POST", "/demo/course", body)
        self._ledger.add("course", name)
        mine = self._site.ask(teacher, "GET", "/user/courses")
        course = course_of(next(c for c in mine if c["name"] == name))
        self.tutor.roster.note_teacher(course, teacher)
        return course

    def as_it_is(self, teacher: Person, course: Course) -> Course:
        """The course as its teacher knows it now."""
        return course_of(self._site.ask(teacher, "GET", f"/courses/{course.id}"))

    def page_titles(self, teacher: Person, course: Course) -> Sequence[str]:
        """Titles of the book's pages in reading order."""
        return [page["title"] for page in self._content.pages(teacher, course)]

    def questions_of_page(self, teacher: Person, course: Course, page: int) -> frozenset[str]:
        """Numbers of every exercise of a page, in whatever pool."""
        where = self._content.pages(teacher, course)[page]["id"]
        found = self._content.exercises(teacher, course, pages=[where])
        return frozenset(str(e["content"]["uid"]).partition("@")[0] for e in found)

    def exclude(self, teacher: Person, course: Course, numbers: Collection[str]) -> None:
        """Take exercises out of the course, by number."""
        found = self._content.exercises(teacher, course)
        ids = {e["id"] for e in found if str(e["content"]["uid"]).partition("@")[0] in numbers}
        body = [{"id": each, "is_excluded": True} for each in sorted(ids)]
        self._site.ask(teacher, "PUT", f"/courses/{course.id}/exercises/exclude", body)

    def answer_key(self, teacher: Person, course: Course) -> ApiAnswerKey:
        """The key to every question of the course's book."""
        return ApiAnswerKey(self._content.exercises(teacher, course))

    def grading_template(
        self, teacher: Person, course: Course, kind: AssignmentKind, rules: GradingRules
    ) -> None:
        """A template with these rules for assignments of that kind."""
        body = {
            "name": f"{rules.name} {kind}",
            "task_plan_type": str(kind),
            "completion_weight": rules.completion,
            "correctness_weight": 1 - rules.completion,
            "auto_grading_feedback_on": rules.feedback,
            "manual_grading_feedback_on": rules.grades_shown,
            "late_work_penalty_applied": rules.late,
            "late_work_penalty": rules.penalty,
            "allow_auto_graded_multiple_attempts": rules.several_attempts,
            "shuffle_answer_choices": rules.shuffled,
            "default_open_time": "00:01",
            "default_due_time": "21:00",
            "default_due_date_offset_days": 7,
            "default_close_date_offset_days": 7,
        }
        self._site.ask(teacher, "POST", f"/courses/{course.id}/grading_templates", body)

    def past_work(
        self, teacher: Person, course: Course, draft: AssignmentDraft, results: dict[Person, float]
    ) -> Assignment:
        """An assignment whose due date may lie in the past, worked whole by these students."""
        self._site.ask(None, "POST", "/demo/assign", {"course": self._assigned(teacher, course, draft)})
        tasks = [
            {"student": {"username": person.username}, "progress": 1, "score": score}
            for person, score in results.items()
        ]
        work = {"id": course.id, "task_plans": [{"title": draft.title, "tasks": tasks}]}
        self._site.ask(None, "POST", "/demo/work", {"course": work})
        plans = self._site.ask(teacher, "GET", f"/courses/{course.id}/plans")["items"]
        told = next(plan for plan in plans if plan["title"] == draft.title)
        numbers = tuple(_number(e) for e, _ in self._homework(teacher, course, draft))
        return Assignment(str(told["id"]), told["title"], AssignmentKind(told["type"]), numbers)

    def past_works(
        self,
        teacher: Person,
        course: Course,
        drafts: Sequence[AssignmentDraft],
        results: dict[Person, float],
    ) -> None:
        """Many assignments in one call, and all the work on them in another."""
        plans = [plan for d in drafts for plan in self._assigned(teacher, course, d)["task_plans"]]
        self._site.ask(None, "POST", "/demo/assign", {"course": {"id": course.id, "task_plans": plans}})
        tasks = [
            {"student": {"username": person.username}, "progress": 1, "score": score}
            for person, score in results.items()
        ]
        worked = [{"title": draft.title, "tasks": tasks} for draft in drafts]
        self._site.ask(None, "POST", "/demo/work", {"course": {"id": course.id, "task_plans": worked}})

    def _homework(
        self, teacher: Person, course: Course, draft: AssignmentDraft
    ) -> list[tuple[Json, list[float]]]:
        """The same questions as a teacher would choose: left to itself, Tutor would take any."""
        if draft.kind is not AssignmentKind.HOMEWORK:
            return []
        return self.tutor.assignments.chosen(teacher, course, draft)

    def _assigned(self, teacher: Person, course: Course, draft: AssignmentDraft) -> Json:
        zone = ZoneInfo(course.time_zone if "/" in course.time_zone else "US/Central")

        def wall_clock(moment: datetime) -> str:
            return moment.astimezone(zone).strftime("%Y-%m-%dT%H:%M:%S")

        dates = {"opens_at": wall_clock(draft.dates.opens_at), "due_at": wall_clock(draft.dates.due_at)}
        if draft.dates.closes_at:
            dates["closes_at"] = wall_clock(draft.dates.closes_at)
        sections = [s.name for s in course.sections if not draft.sections or s.name in draft.sections]
        plan = {
            "title": draft.title,
            "type": str(draft.kind),
            "book_indices": [self._place(teacher, course, page) for page in draft.pages],
            "exercises": [
                {"number": _number(e), "points": points}
                for e, points in self._homework(teacher, course, draft)
            ],
            "exercises_count_dynamic": draft.tutor_questions,
            "assigned_to": [{"period": {"name": name}, **dates} for name in sections],
        }
        return {"id": course.id, "task_plans": [plan]}

    def _place(self, teacher: Person, course: Course, page: int) -> list[int]:
        """Where a page stands, as part and place in it, both from zero."""
        (book,) = self._site.ask(teacher, "GET", f"/ecosystems/{course.ecosystem_id}/readings")
        count = 0
        for number, part in enumerate(book["children"]):
            size = len(part.get("children") or [])
            if page < count + size:
                return [number, page - count]
            count += size
        raise IndexError(f"the book has {count} pages; there is no page {page + 1}")


def _number(exercise: Json) -> str:
    return str(exercise["content"]["uid"]).partition("@")[0]


def _when(setting: CourseSetting) -> Json:
    """When a seeded course is to run, as far as it matters."""
    told: Json = {}
    if setting.term:
        told |= {"term": setting.term.season, "year": setting.term.year}
    if setting.starts_at:
        told["starts_at"] = setting.starts_at.isoformat()
    if setting.ends_at:
        told["ends_at"] = setting.ends_at.isoformat()
    return told
