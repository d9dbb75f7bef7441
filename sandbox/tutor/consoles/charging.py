"""What administrators do about money: which courses cost, who need not pay, later dates, codes for bookstores."""

import secrets
import string

from sandbox.database import Row
from sandbox.http import Reply, redirect
from sandbox.tutor.dues import due_date
from sandbox.tutor.errors import ForbiddenError, NotFoundError, UnprocessableError
from sandbox.tutor.forms import checked_form, login_first, page
from sandbox.tutor.membership import course_of
from sandbox.tutor.moment import stored
from sandbox.tutor.site import Route, Visit, answer
from sandbox.tutor.site_settings import setting
from sandbox.tutor.sql import update

__all__ = ["PAGES"]

_LINKS = (("/admin", "Console"), ("/admin/payments", "Payments"))
_MOST = 999
_LETTERS = string.ascii_uppercase + string.digits


def _payments(visit: Visit) -> Reply:
    days = setting(visit.db, "student_grace_period_days")
    return login_first(visit, "is_admin") or _page(visit, "payments", "Payments", days=days)


def _extend(visit: Visit) -> Reply:
    _own_form(visit)
    for course in visit.db.rows("SELECT * FROM courses WHERE ends_at > ?", [stored(visit.now)]):
        visit.db.execute(
            "UPDATE members SET payment_due_at = ? WHERE course_id = ? AND kind = 'student'",
            [due_date(visit.db, course, visit.now), course["id"]],
        )
    return redirect("/admin/payments")


def _generate(visit: Visit) -> Reply:
    form = _own_form(visit)
    amount = form.get("amount", "")
    if not amount.isdigit() or not 0 < int(amount) <= _MOST:
        raise UnprocessableError("amount_is_invalid")
    prefix = form.get("prefix", "")
    codes = [f"{prefix}-{''.join(secrets.choice(_LETTERS) for _ in range(10))}" for _ in range(int(amount))]
    visit.db.insert_many("INSERT INTO payment_codes (code) VALUES (?)", [[code] for code in codes])
    headers = {"content-disposition": 'attachment; filename="payment-codes.csv"'}
    return Reply(200, "\n".join(["Code", *codes, ""]).encode(), "text/csv; charset=utf-8", headers)


def _edit_course(visit: Visit) -> Reply:
    elsewhere = login_first(visit, "is_admin")
    return elsewhere or _page(visit, "course", "Edit course", course=course_of(visit.db, visit.number("id")))


def _change_course(visit: Visit) -> Reply:
    form = _own_form(visit)
    course = course_of(visit.db, visit.number("id"))
    names = {"course[does_cost]": "does_cost", "course[is_test]": "is_test"}
    update(
        visit.db,
        "courses",
        course["id"],
        {column: int(form[name] == "1") for name, column in names.items() if name in form},
    )
    return redirect(f"/admin/courses/{course['id']}/edit")


def _change_student(visit: Visit) -> Reply:
    """Answers as JSON: the table of students is changed in its place."""
    form = _own_form(visit)
    student = _student(visit)
    given = form.get("course_membership_models_student[is_comped]")
    if given is not None:
        update(visit.db, "members", student["id"], {"is_comped": int(given in {"1", "true"})})
    return answer({"is_comped": bool(_student(visit)["is_comped"])})


def _student(visit: Visit) -> Row:
    row = visit.db.row("SELECT * FROM members WHERE id = ? AND kind = 'student'", [visit.number("id")])
    if row is None:
        raise NotFoundError
    return row


def _own_form(visit: Visit) -> dict[str, str]:
    """The form of an administrator; 403 for everybody else."""
    if not visit.signed_in()["is_admin"]:
        raise ForbiddenError
    return checked_form(visit)


def _page(visit: Visit, template: str, title: str, **values: object) -> Reply:
    return page(visit, f"consoles/{template}.html", title=title, links=_LINKS, **values)


PAGES = (
    Route("GET", "/admin/payments", _payments),
    Route("POST", "/admin/payments/extend_payment_due_at", _extend, "write"),
    Route("POST", "/admin/payments/generate_payment_codes", _generate, "write"),
    Route("GET", "/admin/courses/{id}/edit", _edit_course),
    Route("POST", "/admin/courses/{id}", _change_course, "write"),
    Route("POST", "/admin/students/{id}", _change_student, "write"),
)
