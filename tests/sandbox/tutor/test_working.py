"""Working a task: what is asked, what is taken, what is shown."""

OPEN = "2026-12-01T00:00:00Z"
PAST_DUE = "2027-01-12T00:00:00Z"
CLOSED = "2027-01-21T00:00:00Z"


def put(school, step, body, at=OPEN):
    return school.ben("PUT", f"/api/steps/{step['id']}", body, at=at)


def choice(school, step, n=0):
    content = school.ben.get(f"/api/steps/{step['id']}", at=OPEN)["content"]
    return str(content["questions"][0]["answers"][n]["id"])


def wrong_choices(school, step):
    exercises = school.ada.get(school.path("/exercises"))["items"]
    exercise = next(e for e in exercises if e["id"] == step["exercise_id"])
    answers = exercise["content"]["questions"][0]["answers"]
    return [str(a["id"]) for a in answers if a["correctness"] == "0.0"]


def wrong_choice(school, step):
    return wrong_choices(school, step)[0]


def use_feedback(school, when):
    templates = school.ada.get(school.path("/grading_templates"))["items"]
    for t in templates:
        reply = school.ada("PUT", f"/api/grading_templates/{t['id']}", {"auto_grading_feedback_on": when})
        assert reply.status_code == 200, reply.text


def test_nothing_tells_right_from_wrong_before_due(school):
    use_feedback(school, "due")
    school.publish()
    step = school.steps()[0]
    assert put(school, step, {"answer_id": choice(school, step)}).status_code == 200
    text = school.ben("GET", f"/api/steps/{step['id']}", at=OPEN).text
    assert not any(word in text for word in ("correctness", "correct_answer", 'solution"', "feedback_html"))
    assert put(school, step, {"answer_id": choice(school, step, 1)}).status_code == 200
    after = school.ben.get(f"/api/steps/{step['id']}", at=PAST_DUE)
    assert after["correct_answer_id"]
    assert put(school, step, {"answer_id": choice(school, step)}, at=PAST_DUE).status_code == 422


def test_an_answer_is_final_once_feedback_came_at_once(school):
    school.publish()
    step = school.steps()[0]
    assert put(school, step, {"answer_id": choice(school, step)}).json()["correct_answer_id"]
    assert put(school, step, {"answer_id": choice(school, step, 1)}).status_code == 422


def test_a_wrong_answer_may_be_followed_by_one_more_of_four_and_then_the_solution_is_told(school):
    for t in school.ada.get(school.path("/grading_templates"))["items"]:
        many = {"auto_grading_feedback_on": "answer", "allow_auto_graded_multiple_attempts": True}
        assert school.ada("PUT", f"/api/grading_templates/{t['id']}", many).status_code == 200
    school.publish()
    step = school.steps()[0]
    first, second, third = wrong_choices(school, step)
    told = put(school, step, {"answer_id": first, "attempt_number": 1}).json()
    assert (told["attempts_remaining"], told["can_be_updated"]) == (1, True)
    assert not {"correct_answer_id", "solution"} & set(told)
    told = put(school, step, {"answer_id": second, "attempt_number": 2}).json()
    assert (told["attempts_remaining"], told["can_be_updated"]) == (0, False)
    assert {"correct_answer_id", "solution"} <= set(told)
    assert put(school, step, {"answer_id": third, "attempt_number": 3}).status_code == 422


def test_words_come_before_the_choice(school):
    school.publish()
    step = school.steps()[1]
    chosen = choice(school, step)
    assert put(school, step, {"answer_id": chosen}).status_code == 422
    assert put(school, step, {"free_response": " "}).status_code == 422
    assert put(school, step, {"free_response": "because"}).json()["is_completed"] is False
    assert put(school, step, {"answer_id": "1"}).status_code == 422
    assert put(school, step, {"answer_id": chosen}).json()["is_completed"] is True


def test_no_answer_after_closing_nor_from_others(school):
    school.publish()
    step = school.steps()[0]
    body = {"answer_id": choice(school, step)}
    assert put(school, step, body, at=CLOSED).status_code == 403
    cleo = school.browse("cleo")
    assert cleo("PUT", f"/api/steps/{step['id']}", body, at=OPEN).status_code == 403
    assert school.ada("GET", f"/api/steps/{step['id']}", at=OPEN).status_code == 200


def test_a_task_is_hidden_until_it_opens(school):
    school.publish(opens_at="2026-12-20T00:01")
    assert school.ben.get(school.path("/dashboard"), at=OPEN)["tasks"] == []
    assert len(school.ben.get(school.path("/dashboard"), at="2026-12-21T12:00:00Z")["tasks"]) == 1


def test_late_work_costs_its_penalty(school):
    use_feedback(school, "answer")
    plan = school.publish()
    step = school.steps()[0]
    right = next(
        e["content"]["questions"][0]["answers"]
        for e in school.ada.get(f"/api/ecosystems/{school.course['ecosystem_id']}/exercises")["items"]
        if e["id"] == school.ben.get(f"/api/steps/{step['id']}", at=OPEN)["exercise_id"]
    )
    correct = next(str(a["id"]) for a in right if a["correctness"] == "1.0")
    late = put(school, step, {"answer_id": correct}, at="2027-01-11T14:00:00Z").json()
    assert late["published_points"] == 0.8, "one point, less a tenth for each of two started days"
    cell = school.ada.get(school.path("/performance"), at=PAST_DUE)[0]["students"][0]["data"][0]
    assert (cell["published_points"], cell["available_points"], plan) == (0.8, 2.0, plan)


def test_content_cannot_change_once_open(school):
    plan = school.publish(at="2026-10-20T00:00:00Z")
    stored = school.ada.get(f"/api/plans/{plan}")
    stored["settings"]["exercises"].pop()
    assert school.ada("PUT", f"/api/plans/{plan}", stored, at=OPEN).status_code == 422
    assert school.ada("PUT", f"/api/plans/{plan}", {"title": "New"}, at=OPEN).json()["title"] == "New"


def test_the_report_of_a_student_holds_only_the_own_row(school):
    school.publish()
    assert len(school.ada.get(school.path("/performance"))[0]["students"]) == 2
    assert len(school.ben.get(school.path("/performance"))[0]["students"]) == 1


def test_a_dropped_question_counts_no_more_or_for_everybody(school):
    plan = school.publish()
    steps = school.steps()
    put(school, steps[0], {"answer_id": wrong_choice(school, steps[0])})
    exercises = school.ada.get(school.path("/exercises"))["items"]
    first = next(e for e in exercises if e["id"] == steps[0]["exercise_id"])
    question = str(first["content"]["questions"][0]["id"])

    def drop(method):
        body = {"dropped_questions": [{"question_id": question, "drop_method": method}]}
        told = school.ada("PUT", f"/api/plans/{plan}", body, at=OPEN).json()["dropped_questions"]
        assert told == [{"question_id": question, "drop_method": method, "updated_at": told[0]["updated_at"]}]
        cell = school.ada.get(school.path("/performance"), at=OPEN)[0]["students"][0]["data"][0]
        step = school.ben.get(f"/api/steps/{steps[0]['id']}", at=OPEN)
        return step["drop_method"], cell["available_points"], cell["published_points"]

    assert drop("zeroed") == ("zeroed", 1.0, 0.0)
    assert drop("full_credit") == ("full_credit", 2.0, 1.0)
    refused = school.ada("PUT", f"/api/plans/{plan}", {"dropped_questions": [{"question_id": question}]})
    assert refused.status_code == 422


def test_an_extension_is_told_in_the_courses_zone_and_holds(school):
    plan = school.publish()
    [role] = school.ben.get(school.path())["roles"]
    later = {"role_id": role["id"], "due_at": "2027-01-15T07:00", "closes_at": "2027-01-25T07:00"}
    told = school.ada("PUT", f"/api/plans/{plan}", {"extensions": [later]}).json()["extensions"]
    shown = {"due_at": "2027-01-15T13:00:00.000Z", "closes_at": "2027-01-25T13:00:00.000Z"}
    assert told == [{"role_id": role["id"], **shown}]
    [task] = school.ben.get(school.path("/dashboard"), at=OPEN)["tasks"]
    assert (task["due_at"], task["is_extended"]) == (shown["due_at"], True)
    step = school.steps()[0]
    assert put(school, step, {"answer_id": choice(school, step)}, at=CLOSED).status_code == 200
