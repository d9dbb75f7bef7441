"""The last page of the book: questions in words only, with few choices and many, and in several parts."""

import pytest

from tests.sandbox.tutor.conftest import finished

OPEN = "2026-12-01T00:00:00Z"
PAST_DUE = "2027-01-12T00:00:00Z"


@pytest.fixture
def asked(school):
    """The steps of a homework of every question of that page, as Ben has them."""
    ecosystem = school.course["ecosystem_id"]
    page = school.ada.get(f"/api/ecosystems/{ecosystem}/readings")[0]["children"][-1]["children"][-1]["id"]
    pool = school.ada.get(f"/api/ecosystems/{ecosystem}/exercises/homework_core?page_ids[]={page}")["items"]
    templates = school.ada.get(school.path("/grading_templates"))["items"]
    homework = next(t["id"] for t in templates if t["task_plan_type"] == "homework")
    many = {"auto_grading_feedback_on": "answer", "allow_auto_graded_multiple_attempts": True}
    assert school.ada("PUT", f"/api/grading_templates/{homework}", many).status_code == 200
    plan = {
        "type": "homework",
        "title": "H",
        "grading_template_id": homework,
        "settings": {
            "page_ids": [page],
            "exercises": [{"id": e["id"], "points": [1.0 for _ in e["content"]["questions"]]} for e in pool],
            "exercises_count_dynamic": 0,
        },
        "is_publish_requested": True,
        "tasking_plans": [
            {
                "target_type": "period",
                "target_id": p["id"],
                "opens_at": "2026-11-01T00:01",
                "due_at": "2027-01-10T07:00",
                "closes_at": "2027-01-20T07:00",
            }
            for p in school.course["periods"]
        ],
    }
    published = school.ada("POST", school.path("/plans"), plan).json()
    assert finished(school.ada, published["publish_job_url"])["status"] == "succeeded"
    return [school.ben.get(f"/api/steps/{step['id']}", at=OPEN) for step in school.steps()]


def choices(step):
    return [str(a["id"]) for a in step["content"]["questions"][0]["answers"]]


def put(school, step, body, at=OPEN):
    return school.ben("PUT", f"/api/steps/{step['id']}", body, at=at)


def test_there_is_every_kind(asked):
    kinds = [(tuple(step["formats"]), len(choices(step))) for step in asked]
    words, choice, both = ("free-response",), ("multiple-choice",), ("free-response", "multiple-choice")
    assert kinds == [
        (words, 0),
        (choice, 2),
        (choice, 3),
        (choice, 5),
        *((choice, 4), (both, 4), (choice, 4)),
        (choice, 4),
    ]
    ordered = [step["content"]["questions"][0]["is_answer_order_important"] for step in asked]
    assert ordered == [False] * 7 + [True]


def test_words_alone_complete_what_asks_for_words_and_may_be_written_anew(school, asked):
    first = put(school, asked[0], {"free_response": "It falls.", "attempt_number": 1}).json()
    assert (first["is_completed"], first["attempt_number"], first["can_be_updated"]) == (True, 1, True)
    assert not {"attempts_remaining", "correct_answer_id", "published_points"} & set(first)
    again = put(school, asked[0], {"free_response": "It falls fast.", "attempt_number": 2}).json()
    assert (again["free_response"], again["attempt_number"]) == ("It falls fast.", 2)
    assert put(school, asked[0], {"free_response": "Well.", "attempt_number": 2}).status_code == 422


def test_a_graded_answer_is_not_written_anew(school, asked):
    put(school, asked[0], {"free_response": "It falls."})
    grade = {"grader_points": 1.0}
    assert school.ada("PUT", f"/api/steps/{asked[0]['id']}/grade", grade, at=PAST_DUE).status_code == 200
    assert put(school, asked[0], {"free_response": "It flies."}, at=PAST_DUE).status_code == 422


def test_words_alone_are_not_told_to_biglearn(school, asked, biglearn):
    put(school, asked[0], {"free_response": "It falls."})
    put(school, asked[1], {"answer_id": choices(asked[1])[0]})
    told = [
        payload
        for _, endpoint, payload in biglearn.events.get(school.course["uuid"], [])
        if endpoint == "record_responses"
    ]
    assert len(told) <= 1
    assert all(response["exercise_uuid"] != asked[0]["exercise_uuid"] for response in told)


@pytest.mark.parametrize(("place", "attempts"), [(1, 1), (2, 1), (3, 3), (7, 2)])
def test_there_are_two_attempts_fewer_than_choices_and_one_at_least(school, asked, place, attempts):
    key = {
        str(question["id"]): next(str(a["id"]) for a in question["answers"] if a["correctness"] == "1.0")
        for exercise in school.ada.get(school.path("/exercises"))["items"]
        for question in exercise["content"]["questions"]
        if question["answers"]
    }
    step = asked[place]
    right = key[str(step["content"]["questions"][0]["id"])]
    wrong = [each for each in choices(step) if each != right]
    taken = 0
    for answer in (*wrong, right):
        taken += put(school, step, {"answer_id": answer}).status_code == 200
    assert taken == attempts


def test_the_same_answer_sent_again_is_no_new_attempt(school, asked):
    body = {"answer_id": choices(asked[3])[0]}
    counts = {put(school, asked[3], body).json().get("attempt_number", 1) for _ in range(2)}
    assert counts == {1}


def test_the_first_order_of_choices_stands(school, asked):
    ids = choices(asked[3])
    put(school, asked[3], {"answer_id": ids[0], "answer_id_order": ids})
    told = put(school, asked[3], {"answer_id": ids[1], "answer_id_order": ids[::-1]})
    assert told.status_code == 422 or told.json()["answer_id_order"] == ids
    assert school.ben.get(f"/api/steps/{asked[3]['id']}", at=OPEN)["answer_id_order"] == ids
