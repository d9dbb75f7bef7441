"""Which schema each answer of Tutor's API has to satisfy; no call goes without one."""

import re
from functools import cache

__all__ = ["NOTHING", "schema_of"]

NOTHING = "tutor/nothing"  # the answer has no body

# Method, path under /api, schema in fixtures/schemas/tutor/ (by the contract of each resource).
_ANSWERS = (
    ("GET", "/user", "user"),
    ("GET", "/user/bootstrap", "bootstrap"),
    ("GET", "/user/courses", "courses"),
    ("PUT", "/user/ui_settings", "ui_settings"),
    ("PUT", "/user/courses/:id/student", "own_student"),
    ("PUT", "/user/courses/:id/student/role/:id", "own_student"),
    ("PUT", "/user/tours/:id", "nothing"),
    ("POST", "/user/suggest", "nothing"),
    ("GET", "/terms", "terms"),
    ("PUT", "/terms/:id", "nothing"),
    ("GET", "/updates", "updates"),
    ("GET", "/offerings", "offerings"),
    ("POST", "/courses", "course"),
    ("GET", "/courses/:id", "course"),
    ("PUT", "/courses/:id", "course"),
    ("POST", "/courses/:id/clone", "course"),
    ("POST", "/courses/dates", "course_dates"),
    ("GET", "/courses/:id/roster", "roster"),
    ("GET", "/courses/:id/teachers", "teachers"),
    ("DELETE", "/teachers/:id", "teacher"),
    ("PUT", "/students/:id", "student"),
    ("DELETE", "/students/:id", "student"),
    ("PUT", "/students/:id/restore", "student"),
    ("PUT", "/students/:id/undrop", "student"),
    ("POST", "/courses/:id/periods", "period"),
    ("PUT", "/periods/:id", "period"),
    ("DELETE", "/periods/:id", "period"),
    ("PUT", "/periods/:id/restore", "period"),
    ("PUT", "/periods/:id/teacher_student", "student_view"),
    ("POST", "/enrollment/prevalidate", "prevalidate"),
    ("GET", "/enrollment/:id/choices", "enrollment_choices"),
    ("POST", "/enrollment", "enrollment"),
    ("PUT", "/enrollment/:id/approve", "enrollment"),
    ("GET", "/courses/:id/plans", "plans"),
    ("POST", "/courses/:id/plans", "plan"),
    ("GET", "/plans/:id", "plan"),
    ("PUT", "/plans/:id", "plan"),
    ("DELETE", "/plans/:id", "plan"),
    ("PUT", "/plans/:id/restore", "plan"),
    ("GET", "/plans/:id/stats", "plan_stats"),
    ("GET", "/plans/:id/scores", "plan_scores"),
    ("PUT", "/tasking_plans/:id/grade", "tasking_plan"),
    ("PUT", "/steps/:id/grade", "graded_step"),
    ("GET", "/courses/:id/grading_templates", "grading_templates"),
    ("POST", "/courses/:id/grading_templates", "grading_template"),
    ("PUT", "/grading_templates/:id", "grading_template"),
    ("DELETE", "/grading_templates/:id", "grading_template"),
    ("GET", "/courses/:id/dashboard", "dashboard"),
    ("GET", "/courses/:id/dashboard/role/:id", "dashboard"),
    ("GET", "/tasks/:id", "task"),
    ("DELETE", "/tasks/:id", "task"),
    ("GET", "/steps/:id", "step_with_content"),
    ("PUT", "/steps/:id", "step"),
    ("POST", "/courses/:id/practice", "task"),
    ("POST", "/courses/:id/practice/role/:id", "task"),
    ("POST", "/courses/:id/practice/worst", "task"),
    ("POST", "/courses/:id/practice/worst/role/:id", "task"),
    ("GET", "/courses/:id/practice/saved", "saved_practice"),
    ("POST", "/courses/:id/practice/saved", "task"),
    ("GET", "/courses/:id/practice_questions", "practice_questions"),
    ("POST", "/courses/:id/practice_questions", "practice_question"),
    ("DELETE", "/courses/:id/practice_questions/:id", "practice_question"),
    ("GET", "/courses/:id/guide", "guide"),
    ("GET", "/courses/:id/guide/role/:id", "guide"),
    ("GET", "/courses/:id/teacher_guide", "teacher_guide"),
    ("GET", "/courses/:id/teacher_guide/role/:id", "teacher_guide"),
    ("GET", "/courses/:id/performance", "performance"),
    ("GET", "/courses/:id/performance/role/:id", "performance"),
    ("POST", "/courses/:id/performance/export", "job_begun"),
    ("GET", "/courses/:id/performance/exports", "performance_exports"),
    ("GET", "/ecosystems", "ecosystems"),
    ("GET", "/ecosystems/:id/readings", "readings"),
    ("GET", "/ecosystems/:id/exercises", "exercises"),
    ("GET", "/ecosystems/:id/exercises/:id", "exercises"),
    ("GET", "/ecosystems/:id/practice_exercises", "practice_exercises"),
    ("GET", "/ecosystems/:id/pages/:id", "page"),
    ("GET", "/courses/:id/exercises", "exercises"),
    ("GET", "/courses/:id/exercises/:id", "exercises"),
    ("PUT", "/courses/:id/exercises/exclude", "exclusions"),
    ("POST", "/courses/:id/exercises", "exercise"),
    ("DELETE", "/courses/:id/exercises/:id", "exercise"),
    ("GET", "/pages/:id/notes", "notes"),
    ("POST", "/pages/:id/notes", "note"),
    ("PUT", "/notes/:id", "note"),
    ("DELETE", "/notes/:id", "note"),
    ("GET", "/books/:id/highlighted_sections", "highlighted_sections"),
    ("GET", "/lms/courses/:id", "lms"),
    ("POST", "/lms/courses/:id/pair", "lms_pairing"),
    ("PUT", "/lms/courses/:id/push_scores", "job_begun"),
    ("PUT", "/research_surveys/:id", "nothing"),
    ("GET", "/purchases", "purchases"),
    ("PUT", "/purchases/:id/refund", "nothing"),
    ("PUT", "/payment_codes/:id/redeem", "nothing"),
    ("GET", "/jobs", "jobs"),
    ("GET", "/jobs/:id", "job"),
    ("POST", "/demo/users", "demo_users"),
    ("POST", "/demo/import", "demo_job"),
    ("POST", "/demo/course", "demo_course"),
    ("POST", "/demo/assign", "demo_assign"),
    ("POST", "/demo/work", "demo_work"),
    ("POST", "/demo/all", "demo_job"),
)
_BY_STATUS = {
    # Publishing was asked for, so that there is a job to wait for.
    ("plan", 202): "publishing_plan",
}


def schema_of(method: str, path: str, status: int = 200) -> str:
    """The schema of the answer to a call under /api, for a status of success.

    LookupError for a call that the table does not know: what is not checked must not be relied on.
    """
    path = path.partition("?")[0]
    asked = "PUT" if method == "PATCH" else method  # the same everywhere in this API
    for known, pattern, name in _patterns():
        if known == asked and pattern.fullmatch(path):
            return f"tutor/{_BY_STATUS.get((name, status), name)}"
    raise LookupError(f"no schema is known for {method} {path}: add the call to {__name__}")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    return tuple((method, re.compile(path.replace(":id", "[^/]+")), name) for method, path, name in _ANSWERS)
