"""Grading by hand, and a teacher's view of one assignment's scores."""

import pytest

OPEN = "2026-12-01T00:00:00Z"
PAST_DUE = "2027-01-12T00:00:00Z"
LATE = "2027-01-11T14:00:00Z"  # one day and an hour after it was due


@pytest.fixture
def plan(school):
    return school.publish(questions=2, tutor=0)


def right(school, step):
    exercises = school.ada.get(school.path("/exercises"))["items"]
    own = next(e for e in exercises if e["id"] == step["exercise_id"])["content"]["questions"][0]["answers"]
    return next(str(a["id"]) for a in own if a["correctness"] == "1.0")


def answer(school, step, at=OPEN):
    """The right answer, with words where words are asked for."""
    body = {"answer_id": right(school, step)}
    if "free-response" in step["formats"]:
        body["free_response"] = "because"
    reply = school.ben("PUT", f"/api/steps/{step['id']}", body, at=at)
    assert reply.status_code == 200, reply.text


def grade(who, step, at=PAST_DUE, **body):
    return who("PUT", f"/api/steps/{step['id']}/grade", {"grader_points": 0.5, **body}, at=at)


def use_manual_feedback(school, when):
    for t in school.ada.get(school.path("/grading_templates"))["items"]:
        body = {"manual_grading_feedback_on": when}
        assert school.ada("PUT", f"/api/grading_templates/{t['id']}", body).status_code == 200


def taking(school, plan, n=0):
    return school.ada.get(f"/api/plans/{plan}")["tasking_plans"][n]["id"]


def test_only_the_teacher_grades_and_only_what_is_due(school, plan):
    step = school.steps()[1]
    answer(school, step)
    assert grade(school.ben, step).status_code == 403
    assert grade(school.browse("dan"), step).status_code == 403
    assert grade(school.ada, step, at=OPEN).status_code == 403
    assert grade(school.ada, step, grader_points=-0.5).status_code == 422
    told = grade(school.ada, step, grader_comments="Nearly").json()
    assert (told["grader_points"], told["grader_comments"]) == (0.5, "Nearly")
    assert told["free_response"] == "because"


def test_an_attempt_that_was_superseded_is_not_graded(school, plan):
    step = school.steps()[1]
    answer(school, step)
    reply = grade(school.ada, step, attempt_number=7)
    assert reply.json()["errors"][0]["code"] == "invalid_attempt_number_graded"
    assert grade(school.ada, step, attempt_number=1).status_code == 200


@pytest.mark.parametrize("when", ["grade", "publish"])
def test_a_grade_is_seen_when_the_template_says(school, when):
    use_manual_feedback(school, when)
    plan = school.publish(questions=2)
    step = school.steps()[1]
    answer(school, step)
    grade(school.ada, step, grader_comments="Nearly")
    seen = school.ben.get(f"/api/steps/{step['id']}", at=PAST_DUE)
    assert seen["was_manually_graded"] is True
    assert seen.get("published_comments") == ("Nearly" if when == "grade" else None)
    assert school.ben("PUT", f"/api/steps/{step['id']}", {}, at=PAST_DUE).status_code == 422
    published = school.ada("PUT", f"/api/tasking_plans/{taking(school, plan)}/grade", at=PAST_DUE)
    assert published.status_code == 200
    seen = school.ben.get(f"/api/steps/{step['id']}", at=PAST_DUE)
    assert (seen["published_comments"], seen["published_points_without_lateness"]) == ("Nearly", 0.5)


def test_grades_are_published_by_the_teacher_after_due(school, plan):
    path = f"/api/tasking_plans/{taking(school, plan)}/grade"
    assert school.ben("PUT", path, at=PAST_DUE).status_code == 403
    assert school.ada("PUT", path, at=OPEN).status_code == 403
    assert school.ada("PUT", path, at=PAST_DUE).json()["target_type"] == "period"
    assert school.ada("PUT", "/api/tasking_plans/999999/grade", at=PAST_DUE).status_code == 404


def test_scores_list_every_question_and_totals_are_their_sum(school, plan):
    first, second = school.steps()
    answer(school, first)
    answer(school, second, at=LATE)
    school.ada("DELETE", f"/api/students/{cleo(school)['id']}")
    told = school.ada.get(f"/api/plans/{plan}/scores", at=PAST_DUE)
    [section, empty] = told["tasking_plans"]
    assert (section["period_name"], empty["period_name"], empty["students"]) == ("1st", "2nd", [])
    assert [(h["title"], h["type"], h["points"]) for h in section["question_headings"]] == [
        ("Q1", "MCQ", 1.0),
        ("Q2", "MCQ", 1.0),
    ]
    by_name = {s["first_name"]: s for s in section["students"]}
    ben = by_name["Ben"]
    assert [q["points"] for q in ben["questions"]] == [1.0, 1.0]
    assert [q["submitted_late"] for q in ben["questions"]] == [False, True]
    assert (ben["late_work_point_penalty"], ben["available_points"]) == (0.2, 2.0)
    points = sum(q["points"] - q["late_work_point_penalty"] for q in ben["questions"])
    assert ben["total_points"] == pytest.approx(points) == pytest.approx(1.8)
    assert ben["total_fraction"] == pytest.approx(0.9)
    assert by_name["Cleo"]["is_dropped"] is True
    assert section["total_fraction"] == pytest.approx(0.9), "who was dropped is not averaged"


def cleo(school):
    return next(s for s in school.ada.get(school.path("/roster"))["students"] if s["first_name"] == "Cleo")


def test_scores_tell_what_waits_for_publishing(school, plan):
    step = school.steps()[1]
    answer(school, step)

    def waits():
        return school.ada.get(f"/api/plans/{plan}/scores", at=PAST_DUE)["tasking_plans"][0][
            "grades_need_publishing"
        ]

    assert waits() is False, "this feedback came at once"
    grade(school.ada, step)
    assert waits() is True
    school.ada("PUT", f"/api/tasking_plans/{taking(school, plan)}/grade", at=PAST_DUE)
    assert waits() is False


def test_students_do_not_see_the_scores_of_a_class(school, plan):
    assert school.ben("GET", f"/api/plans/{plan}/scores").status_code == 403
