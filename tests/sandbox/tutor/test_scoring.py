"""What the stand-in counts: points around a due date, written answers, extensions, dropped questions."""

import pytest

OPEN = "2026-12-01T00:00:00Z"
PAST_DUE = "2027-01-12T00:00:00Z"


@pytest.fixture
def essay(school):
    """A homework of a written question and one with two choices; its steps as Ben has them."""
    ecosystem = school.course["ecosystem_id"]
    pages = [
        p
        for c in school.ada.get(f"/api/ecosystems/{ecosystem}/readings")[0]["children"]
        for p in c["children"]
    ]
    last = pages[-1]["id"]
    pool = school.ada.get(f"/api/ecosystems/{ecosystem}/exercises/homework_core?page_ids[]={last}")["items"]
    plan = school.publish(questions=1)
    told = school.ada.get(f"/api/plans/{plan}")
    exercises = [{"id": e["id"], "points": [1.0]} for e in pool[:2]]
    body = {
        "type": "homework",
        "title": "Essay",
        "grading_template_id": told["grading_template_id"],
        "settings": {"page_ids": [last], "exercises": exercises, "exercises_count_dynamic": 0},
        "tasking_plans": [
            {k: t[k] for k in ("target_id", "target_type", "opens_at", "due_at", "closes_at")}
            for t in told["tasking_plans"]
        ],
        "is_publish_requested": True,
    }
    made = school.ada("POST", school.path("/plans"), body)
    assert made.status_code == 202, made.text
    job = made.json()["publish_job_url"]
    for _ in range(200):
        if school.ada.get(job)["status"] == "succeeded":
            break
    return made.json()["id"], school.steps("Essay")


def own_task(school, title, at=OPEN):
    tasks = school.ben.get(school.path("/dashboard"), at=at)["tasks"]
    return next(t for t in tasks if t["title"] == title)


def cell(school, at):
    report = school.ada.get(school.path("/performance"), at=at)[0]
    place = [h["title"] for h in report["data_headings"]].index("Essay")
    ben = next(s for s in report["students"] if s["first_name"] == "Ben")
    return ben["data"][place]


def write(school, step, at=OPEN):
    reply = school.ben("PUT", f"/api/steps/{step['id']}", {"free_response": "It falls."}, at=at)
    assert reply.status_code == 200, reply.text


def choose(school, step, at=OPEN):
    choice = school.ada.get(f"/api/steps/{step['id']}")["correct_answer_id"]
    reply = school.ben("PUT", f"/api/steps/{step['id']}", {"answer_id": choice}, at=at)
    assert reply.status_code == 200, reply.text


def test_untouched_work_has_no_points_before_it_is_due(school, essay):
    assert "published_points" not in own_task(school, "Essay")
    assert own_task(school, "H", at=PAST_DUE)["published_points"] == 0


def test_before_due_only_what_was_worked_counts(school, essay):
    _, (_, second) = essay
    choose(school, second)
    assert cell(school, OPEN)["published_score"] == 1
    assert cell(school, OPEN)["available_points"] == 2


@pytest.mark.parametrize("is_zero", [True, False])
def test_a_written_answer_that_nobody_gave(school, essay, is_zero):
    _, (_, second) = essay
    choose(school, second)
    rule = {"past_due_unattempted_ungraded_wrq_are_zero": is_zero}
    assert school.ada("PUT", school.path(), rule).status_code == 200
    found = cell(school, PAST_DUE)
    assert found["published_score"] == (0.5 if is_zero else 1)
    assert found["is_provisional_score"] is not is_zero


def test_answers_that_need_a_grade_are_counted_by_section(school, essay):
    plan, (first, _) = essay
    write(school, first)
    told = school.ada.get(f"/api/plans/{plan}")
    assert (told["wrq_count"], told["gradable_step_count"], told["ungraded_step_count"]) == (1, 1, 1)
    assert [t["ungraded_step_count"] for t in told["tasking_plans"]] == [1, 0]
    grade = {"grader_points": 1.0}
    assert school.ada("PUT", f"/api/steps/{first['id']}/grade", grade, at=PAST_DUE).status_code == 200
    told = school.ada.get(f"/api/plans/{plan}")
    assert (told["gradable_step_count"], told["ungraded_step_count"]) == (1, 0)


def test_an_extension_cannot_close_before_it_is_due(school, essay):
    plan, _ = essay
    role = school.ada.get(f"/api/plans/{plan}/scores")["tasking_plans"][0]["students"][0]["role_id"]
    dates = {"due_at": "2027-01-15T07:00", "closes_at": "2027-01-14T07:00"}
    reply = school.ada("PUT", f"/api/plans/{plan}", {"extensions": [{"role_id": str(role), **dates}]})
    assert reply.status_code == 422
    assert reply.json()["errors"][0]["code"] == "extensions_closes_at_cannot_be_before_due_at"


def test_questions_can_be_dropped_from_the_beginning(school):
    dates = {"opens_at": "2026-11-01T00:01", "due_at": "2026-11-10T07:00"}
    plan = {
        "title": "Dropped",
        "type": "homework",
        "book_indices": [[0, 0]],
        "exercises_count_core": 2,
        "exercises_count_dynamic": 0,
        "assigned_to": [{"period": {"name": "1st"}, **dates}],
        "dropped_questions": [{"question_index": 1, "drop_method": "zeroed"}],
    }
    body = {"course": {"id": school.course["id"], "task_plans": [plan]}}
    [told] = school.ada("POST", "/api/demo/assign", body).json()["task_plans"]
    assert told["dropped_questions"] == [{"drop_method": "zeroed"}]
    steps = school.steps("Dropped")
    assert [(s["available_points"], s.get("drop_method")) for s in steps] == [(1, None), (0, "zeroed")]
    plan |= {"title": "Missing", "dropped_questions": [{"question_index": 9, "drop_method": "zeroed"}]}
    assert school.ada("POST", "/api/demo/assign", body).status_code == 404
