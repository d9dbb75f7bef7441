"""What Biglearn is told, and what becomes of its choices."""

from support.waiting import eventually

OPEN = "2026-12-01T00:00:00Z"


def stream(school, biglearn, count):
    uuid = school.course["uuid"]

    def told():
        found = list(biglearn.events.get(uuid, []))
        return found if len(found) >= count else None

    return eventually(told, reason=f"{count} events")


def numbers(events):
    return [n for n, _, _ in events]


def test_a_course_begins_with_its_creation_and_has_no_gap(school, biglearn):
    school.publish()
    events = stream(school, biglearn, 6)
    assert numbers(events) == list(range(len(events)))
    kinds = [kind for _, kind, _ in events]
    assert kinds[:4] == [
        "create_course",
        "update_globally_excluded_exercises",
        "update_rosters",
        "update_course_active_dates",
    ]
    assert kinds.count("create_update_assignments") == 2, "one for each student"
    roster = next(item for _, kind, item in events if kind == "update_rosters")
    assert (len(roster["course_containers"]), len(roster["students"])) == (2, 2)


def test_what_happens_while_biglearn_is_away_arrives_later_in_order(school, biglearn):
    before = len(stream(school, biglearn, 4))
    biglearn.is_away = True
    school.publish()
    student = school.ada.get(school.path("/roster"))["students"][0]
    assert school.ada("DELETE", f"/api/students/{student['id']}").status_code == 200
    biglearn.is_away = False
    events = stream(school, biglearn, before + 3)
    assert numbers(events) == list(range(before + 3))
    assert events[-1][2]["students"][0]["dropped_at"]


def test_a_refused_request_takes_no_number(school, biglearn):
    before = len(stream(school, biglearn, 4))
    assert school.ada("PUT", school.path(), {"reading_weight": 0.9}).status_code == 422
    assert school.ada("POST", school.path("/periods"), {"name": "3rd"}).status_code == 201
    assert numbers(stream(school, biglearn, before + 1)) == list(range(before + 1))


def test_slots_hold_biglearns_choice_once(school, biglearn):
    everything = school.ada.get(
        f"/api/ecosystems/{school.course['ecosystem_id']}/exercises/homework_dynamic"
    )["items"]
    wanted = [everything[-1]["content"]["uuid"]]
    biglearn.choose["spe"] = lambda _: wanted
    school.publish(questions=1, tutor=2)
    [first, *slots] = school.steps()
    assert {s["type"] for s in slots} == {"placeholder"}
    answers = school.ben.get(f"/api/steps/{first['id']}", at=OPEN)["content"]["questions"][0]["answers"]
    school.ben("PUT", f"/api/steps/{first['id']}", {"answer_id": str(answers[0]["id"])}, at=OPEN)
    for _ in range(2):
        filled = school.steps()[1:]
        assert [s["exercise_uuid"] for s in filled] == wanted, "one slot stays empty and goes"
    events = stream(school, biglearn, 8)
    last = [item for _, kind, item in events if kind == "create_update_assignments"][-1]
    assert last["spes_are_assigned"] is True
    assert [e["exercise_uuid"] for e in last["assigned_exercises"] if e["is_spe"]] == wanted
    [response] = [item for _, kind, item in events if kind == "record_responses"]
    assert response["trial_uuid"] == last["assigned_exercises"][0]["trial_uuid"]


def test_without_biglearn_slots_come_from_the_own_pages(school, biglearn):
    biglearn.is_away = True
    school.publish(kind="reading", title="R")
    steps = school.steps("R")
    personal = [s for s in steps if s["group"] == "personalized"]
    assert len(personal) == 3
    assert all(s["type"] == "exercise" for s in personal)
    assert len({s["uid"] for s in steps if s["type"] == "exercise"}) == 5, "nothing twice"


def test_a_young_task_waits_for_biglearn_three_minutes(school, biglearn):
    now = school.ada("GET", "/api/user").headers["X-App-Date"]
    school.publish(kind="reading", title="R", opens_at="2026-01-01T00:01", due_at="2027-01-10T07:00", at=now)
    waiting = school.ben.get(school.path("/dashboard"), at=now)
    assert (waiting["all_tasks_are_ready"], waiting["tasks"]) == (False, [])
    biglearn.choose = {"pe": lambda _: [], "spe": lambda _: []}
    ready = school.ben.get(school.path("/dashboard"), at=now)
    assert (ready["all_tasks_are_ready"], len(ready["tasks"])) == (True, 1)


def test_practice_without_exercises_is_refused_and_leaves_nothing(school, biglearn):
    biglearn.choose["pe"] = lambda _: []
    readings = school.ben.get(f"/api/ecosystems/{school.course['ecosystem_id']}/readings")
    page = readings[0]["children"][0]["children"][0]["id"]
    reply = school.ben("POST", school.path("/practice"), {"page_ids": [page]})
    assert reply.json()["errors"][0]["code"] == "no_exercises"
    events = stream(school, biglearn, 7)
    assert [i["is_deleted"] for _, k, i in events if k == "create_update_assignments"] == [False, False, True]
