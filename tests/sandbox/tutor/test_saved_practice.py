"""Questions that a student saves for practice."""

OPEN = "2026-12-01T00:00:00Z"
PAST_DUE = "2027-01-12T00:00:00Z"


def use_feedback(school, when):
    for t in school.ada.get(school.path("/grading_templates"))["items"]:
        body = {"auto_grading_feedback_on": when}
        assert school.ada("PUT", f"/api/grading_templates/{t['id']}", body).status_code == 200


def answer(school, step):
    content = school.ben.get(f"/api/steps/{step['id']}", at=OPEN)["content"]
    body = {"answer_id": str(content["questions"][0]["answers"][0]["id"]), "free_response": "because"}
    assert school.ben("PUT", f"/api/steps/{step['id']}", body, at=OPEN).status_code == 200


def save(school, step, who=None):
    return (who or school.ben)(
        "POST", school.path("/practice_questions"), {"tasked_exercise_id": step["tasked_id"]}, at=OPEN
    )


def test_only_own_questions_can_be_saved(school):
    school.publish()
    step = school.steps()[0]
    refused = save(school, step, school.browse("cleo"))
    assert refused.json()["errors"][0]["code"] == "not_found"
    assert save(school, {"tasked_id": 999999}).status_code == 422
    assert save(school, step, school.ada).status_code == 403
    saved = save(school, step)
    assert saved.status_code == 201
    assert save(school, step).json()["id"] == saved.json()["id"], "once is enough"
    assert len(school.ben.get(school.path("/practice_questions"))) == 1
    path = school.path(f"/practice_questions/{saved.json()['id']}")
    assert school.browse("cleo")("DELETE", path).status_code == 404
    assert school.ben("DELETE", path).status_code == 200
    assert school.ben.get(school.path("/practice_questions")) == []


def test_a_saved_question_waits_for_its_feedback(school):
    use_feedback(school, "due")
    school.publish()
    step = school.steps()[0]
    answer(school, step)
    saved = save(school, step).json()
    assert saved["available"] is False
    wanted = {"practice_question_ids": [saved["id"]]}
    early = school.ben("POST", school.path("/practice/saved"), wanted, at=OPEN)
    assert early.json()["errors"][0]["code"] == "no_exercises"
    [later] = school.ben.get(school.path("/practice_questions"), at=PAST_DUE)
    assert later["available"] is True
    task = school.ben("POST", school.path("/practice/saved"), wanted, at=PAST_DUE)
    assert task.status_code == 201
    assert task.json()["type"] == "practice_saved"
    assert [s["exercise_id"] for s in task.json()["steps"]] == [step["exercise_id"]]
    assert school.ben.get(school.path("/practice/saved"), at=PAST_DUE) == {"id": int(task.json()["id"])}


def test_without_saved_practice_there_is_a_null(school):
    assert school.ben.get(school.path("/practice/saved")) == {"id": None}
    refused = school.ben("POST", school.path("/practice/saved"), {"practice_question_ids": [7]}, at=OPEN)
    assert refused.status_code == 422


def test_saved_exercises_do_not_tell_what_is_right(school):
    school.publish()
    step = school.steps()[0]
    save(school, step)
    path = (
        f"/api/ecosystems/{school.course['ecosystem_id']}/practice_exercises?course_id={school.course['id']}"
    )
    [item] = school.ben.get(path)["items"]
    assert item["id"] == step["exercise_id"]
    assert "correctness" not in str(item)
    assert "feedback_html" not in str(item)
    assert school.ada("GET", path).status_code == 403
