"""The researchers' pages: studies with their courses and groups, and surveys."""

from collections.abc import Mapping

from sandbox.database import Row
from sandbox.http import Reply, redirect
from sandbox.tutor.errors import ForbiddenError, NotFoundError, UnprocessableError
from sandbox.tutor.forms import checked_form, login_first, page
from sandbox.tutor.membership import course_of
from sandbox.tutor.moment import stored
from sandbox.tutor.research import hand_out_surveys, include_course
from sandbox.tutor.site import Route, Visit
from sandbox.tutor.sql import update

__all__ = ["PAGES"]

_LINKS = (
    ("/research", "Console"),
    ("/research/studies", "Studies"),
    ("/research/survey_plans", "Survey Plans"),
)
_PLAN = "research_models_survey_plan"


def _studies(visit: Visit) -> Reply:
    studies = visit.db.rows("SELECT * FROM studies ORDER BY id")
    return login_first(visit, "is_researcher") or _page(visit, "studies", "Studies", studies=studies)


def _add_study(visit: Visit) -> Reply:
    form = _own_form(visit)
    visit.db.insert("studies", {"name": _needed(form, "research_models_study[name]")})
    return redirect("/research/studies")


def _study(visit: Visit) -> Reply:
    elsewhere = login_first(visit, "is_researcher")
    if elsewhere:
        return elsewhere
    study = _named(visit, "studies")
    cohorts = visit.db.rows(
        "SELECT c.*, (SELECT COUNT(*) FROM cohort_members m WHERE m.cohort_id = c.id) AS members "
        "FROM cohorts c WHERE c.study_id = ? ORDER BY c.id",
        [study["id"]],
    )
    courses = visit.db.rows(
        "SELECT c.id, c.name FROM courses c JOIN study_courses s ON s.course_id = c.id "
        "WHERE s.study_id = ? ORDER BY c.id",
        [study["id"]],
    )
    return _page(visit, "study", study["name"], study=study, cohorts=cohorts, courses=courses)


def _add_cohort(visit: Visit) -> Reply:
    form, study = _own_form(visit), _named(visit, "studies")
    name = _needed(form, "research_models_cohort[name]")
    visit.db.insert("cohorts", {"study_id": study["id"], "name": name})
    return redirect(f"/research/studies/{study['id']}")


def _add_courses(visit: Visit) -> Reply:
    form, study = _own_form(visit), _named(visit, "studies")
    wanted = form.get("course_id[]", "")
    if not wanted.isdigit():
        raise NotFoundError
    include_course(visit.db, study["id"], course_of(visit.db, int(wanted))["id"])
    return redirect(f"/research/studies/{study['id']}")


def _plans(visit: Visit) -> Reply:
    plans = visit.db.rows("SELECT * FROM survey_plans ORDER BY id")
    return login_first(visit, "is_researcher") or _page(visit, "survey_plans", "Survey Plans", plans=plans)


def _add_plan(visit: Visit) -> Reply:
    form = _own_form(visit)
    study_id = _needed(form, f"{_PLAN}[research_study_id]")
    known = visit.db.row("SELECT id FROM studies WHERE id = ?", [int(study_id) if study_id.isdigit() else 0])
    if known is None:
        raise UnprocessableError("study_must_exist")
    values: dict[str, object] = {
        name: form.get(f"{_PLAN}[{name}]", "")
        for name in ("title_for_researchers", "title_for_students", "description", "survey_js_model")
    }
    visit.db.insert("survey_plans", {"study_id": known["id"], **values})
    return redirect("/research/survey_plans")


def _publish(visit: Visit) -> Reply:
    _own_form(visit)
    plan = _named(visit, "survey_plans")
    if plan["published_at"] or plan["hidden_at"]:
        raise UnprocessableError("survey_plan_is_published_or_hidden")
    update(visit.db, "survey_plans", plan["id"], {"published_at": stored(visit.now)})
    hand_out_surveys(visit.db, plan["study_id"])
    return redirect("/research/survey_plans")


def _hide(visit: Visit) -> Reply:
    _own_form(visit)
    plan = _named(visit, "survey_plans")
    update(visit.db, "survey_plans", plan["id"], {"hidden_at": stored(visit.now)})
    return redirect("/research/survey_plans")


def _named(visit: Visit, table: str) -> Row:
    row = visit.db.row(f"SELECT * FROM {table} WHERE id = ?", [visit.number("id")])  # noqa: S608 - own names
    if row is None:
        raise NotFoundError
    return row


def _needed(form: Mapping[str, str], name: str) -> str:
    value = form.get(name, "").strip()
    if not value:
        raise UnprocessableError("name_cant_be_blank")
    return value


def _own_form(visit: Visit) -> dict[str, str]:
    """The form of a researcher; 403 for everybody else."""
    if not visit.signed_in()["is_researcher"]:
        raise ForbiddenError
    return checked_form(visit)


def _page(visit: Visit, template: str, title: str, **values: object) -> Reply:
    return page(visit, f"consoles/{template}.html", title=title, links=_LINKS, **values)


PAGES = (
    Route("GET", "/research/studies", _studies),
    Route("POST", "/research/studies", _add_study, "write"),
    Route("GET", "/research/studies/{id}", _study),
    Route("POST", "/research/studies/{id}/cohorts", _add_cohort, "write"),
    Route("POST", "/research/studies/{id}/add_courses", _add_courses, "write"),
    Route("GET", "/research/survey_plans", _plans),
    Route("POST", "/research/survey_plans", _add_plan, "write"),
    Route("POST", "/research/survey_plans/{id}/publish", _publish, "write"),
    Route("POST", "/research/survey_plans/{id}/hide", _hide, "write"),
)
