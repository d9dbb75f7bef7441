"""Paying for courses, over HTTP: Tutor's calls, its console's forms, and the payment service's own calls."""

import csv
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from support.api.tutor.courses import full_name_of
from support.api.tutor.site import Site
from support.domain.assignments import Assignment
from support.domain.courses import Course
from support.domain.payments import PaymentNotice, PaymentRecord, Purchase
from support.domain.people import Person
from support.domain.refusals import Refusal, RefusedError
from support.waiting import eventually

__all__ = ["ApiPayments", "ApiTill"]

Json = dict[str, Any]
_PREFIX = "OST"  # what the site's own form begins with


class ApiPayments:
    """`support.ports.Payments`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def notice(self, student: Person, course: Course) -> PaymentNotice:
        """The dashboard, and the student's own record."""
        try:
            self._site.ask(student, "GET", f"/courses/{course.id}/dashboard")
        except RefusedError as refusal:
            if refusal.reason is not Refusal.PAYMENT_OVERDUE:
                raise
            return PaymentNotice(must_pay=True)
        own = self._own(student, course)
        if not own["prompt_student_to_pay"]:
            return PaymentNotice(must_pay=False)
        left = datetime.fromisoformat(own["payment_due_at"]) - self._site.clock.now
        return PaymentNotice(must_pay=False, days_left=left // timedelta(days=1))

    def redeem(self, student: Person, course: Course, code: str) -> None:
        """As the form for codes does."""
        self._site.ask(student, "PUT", f"/payment_codes/{code}/redeem", {"course_id": course.id})

    def purchases(self, student: Person) -> Sequence[Purchase]:
        """As the payment service reports them."""
        orders = self._site.ask(student, "GET", "/purchases")["orders"]
        return [Purchase(f"{float(o['total']):.2f}", bool(o["is_refunded"])) for o in orders]

    def may_be_refunded(self, student: Person, course: Course) -> bool:
        """By the student's own record."""
        return bool(self._own(student, course)["is_refund_allowed"])

    def ask_refund(self, student: Person, course: Course) -> None:
        """For the own place."""
        self._site.ask(student, "PUT", f"/purchases/{self._own(student, course)['uuid']}/refund")

    def _own(self, student: Person, course: Course) -> Json:
        told: Json = self._site.ask(student, "GET", f"/courses/{course.id}")["student_record"]
        return told


class ApiTill:
    """`support.ports.Till`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def take_payments(self, administrator: Person, *, take: bool) -> bool:
        """By the setting."""
        was_on = bool(self._site.ask(None, "GET", "/updates")["payments"]["is_enabled"])
        self._set(administrator, "payments_enabled", str(take).lower())
        return was_on

    def set_grace(self, administrator: Person, days: int) -> int:
        """By the setting; its page tells what it was."""
        page = self._site.open_page(administrator, "/admin/settings").text
        before = page.partition('name="settings[student_grace_period_days]"')[2].partition('value="')[2]
        self._set(administrator, "student_grace_period_days", str(days))
        return int(before.partition('"')[0])

    def _set(self, administrator: Person, name: str, value: str) -> None:
        form = {"_method": "put", f"settings[{name}]": value}
        self._site.open_page(administrator, "/admin/settings", form=form)

    def charge_for(self, administrator: Person, course: Course) -> None:
        """By the form of the course."""
        form = {"_method": "patch", "course[does_cost]": "1"}
        self._site.open_page(administrator, f"/admin/courses/{course.id}", form=form)

    def exempt(self, administrator: Person, teacher: Person, course: Course, student: Person) -> None:
        """By the table of students."""
        place = self._place(teacher, course, student)["id"]
        form = {"_method": "put", "course_membership_models_student[is_comped]": "true"}
        self._site.open_page(administrator, f"/admin/students/{place}", form=form)

    def codes(self, administrator: Person, count: int) -> Sequence[str]:
        """The first column of the file that the console gives."""
        form = {"prefix": _PREFIX, "amount": str(count)}
        path = "/admin/payments/generate_payment_codes"
        lines = self._site.open_page(administrator, path, form=form).text.splitlines()
        return [row[0] for row in csv.reader(lines) if row and row[0].startswith(_PREFIX)]

    def extend_due_dates(self, administrator: Person) -> None:
        """By the console's button."""
        path = "/admin/payments/extend_payment_due_at"
        self._site.open_page(administrator, path, form={"_method": "put"})

    def pay(self, teacher: Person, course: Course, student: Person) -> None:
        """A made-up purchase, of which the payment service would tell Tutor."""
        place = self._place(teacher, course, student)
        buyer = self._site.ask(student, "GET", "/user")["account_uuid"]
        order = {"product_instance_uuid": place["uuid"], "purchaser_account_uuid": buyer}
        self._service(student, "/pay/mock_purchase/", order)
        self.ask_service(teacher, course, student)
        paid = f"{student.full_name} to count as paid"
        eventually(lambda: self.record(teacher, course, student).is_paid, reason=paid)

    def interrupt(self, teacher: Person, course: Course, student: Person) -> None:
        """By the control that a stand-in of the payment service has."""
        item = self._place(teacher, course, student)["uuid"]
        self._service(student, "/stand_in/outage/", {"product_instance_uuid": item})

    def _service(self, student: Person, path: str, body: Json) -> None:
        address = self._site.ask(student, "GET", "/user/bootstrap")["payments"]["base_url"]
        with self._site.visitor(address) as browser:
            browser.call("POST", path, json=body)

    def ask_service(self, teacher: Person, course: Course, student: Person) -> None:
        """What the payment service does when something changed: it tells Tutor to look."""
        item = self._place(teacher, course, student)["uuid"]
        with self._site.visitor() as browser:
            answer = browser.call("PUT", f"/api/purchases/{item}/check", expect=(202, 429))
        if answer.status == 429:
            raise RefusedError(Refusal.THROTTLED)

    def record(self, teacher: Person, course: Course, student: Person) -> PaymentRecord:
        """From the roster."""
        place = self._place(teacher, course, student)
        due_at = datetime.fromisoformat(place["payment_due_at"])
        return PaymentRecord(place["is_paid"], place["is_refund_pending"], due_at)

    def refund_of(self, person: Person, teacher: Person, course: Course, student: Person) -> None:
        """For whoever's place."""
        item = self._place(teacher, course, student)["uuid"]
        self._site.ask(person, "PUT", f"/purchases/{item}/refund")

    def reach(
        self, person: Person, teacher: Person, student: Person, work: tuple[Course, Assignment]
    ) -> Mapping[str, Refusal | None]:
        """Everything that students ask for; of a teacher, what there is for teachers too."""
        course, assignment = work
        task, step = self._work(teacher, student, course, assignment)
        own: dict[str, Callable[[], Any]] = {
            "an assignment": lambda: self._site.ask(person, "GET", f"/tasks/{task}"),
            "a question": lambda: self._site.ask(person, "GET", f"/steps/{step}"),
        }
        if person is student:
            own |= self._students_own(person, course, step)
        return {what: _why_not(ask) for what, ask in own.items()}

    def _students_own(self, student: Person, course: Course, step: str) -> dict[str, Callable[[], Any]]:
        def ask(method: str, path: str, body: object = None) -> Callable[[], Any]:
            return lambda: self._site.ask(student, method, path, body)

        here = f"/courses/{course.id}"
        return {
            "the dashboard": ask("GET", f"{here}/dashboard"),
            "an answer": ask("PUT", f"/steps/{step}", {"free_response": "As I see it."}),
            "practice": ask("POST", f"{here}/practice/worst", {}),
            "saved questions": ask("GET", f"{here}/practice_questions"),
            "the forecast": ask("GET", f"{here}/guide"),
            "the own ID": ask("PUT", f"/user{here}/student", {"student_identifier": "7"}),
        }

    def _work(
        self, teacher: Person, student: Person, course: Course, assignment: Assignment
    ) -> tuple[str, str]:
        """A student's task and its first question, as their teacher finds them."""
        role = self._place(teacher, course, student)["role_id"]
        told = self._site.ask(teacher, "GET", f"/plans/{assignment.id}/scores")
        rows = [row for part in told["tasking_plans"] for row in part["students"]]
        task = next(str(row["task_id"]) for row in rows if str(row["role_id"]) == str(role))
        steps = self._site.ask(teacher, "GET", f"/tasks/{task}")["steps"]
        return task, next(str(s["id"]) for s in steps if s["type"] == "exercise")

    def _place(self, teacher: Person, course: Course, student: Person) -> Json:
        """The student's line of the roster."""
        roster = self._site.ask(teacher, "GET", f"/courses/{course.id}/roster")["students"]
        return next(s for s in roster if full_name_of(s) == student.full_name)


def _why_not(ask: Callable[[], Any]) -> Refusal | None:
    try:
        ask()
    except RefusedError as refusal:
        return refusal.reason
    return None
