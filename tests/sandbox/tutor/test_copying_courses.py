"""A course made as a copy of another: what comes along and what does not."""


def copied(school, **wanted):
    reply = school.ada("POST", school.path("/clone"), wanted, at="2026-11-24T12:00:00Z")
    assert reply.status_code == 201, reply.text
    return reply.json()


def test_a_copy_has_what_was_asked_for_and_else_what_the_source_has(school):
    wanted = {"name": "Again", "term": "spring", "year": 2027, "num_sections": 3, "timezone": "US/Pacific"}
    asked = copied(school, **wanted)
    assert {name: asked[name] for name in wanted} == wanted
    assert asked["cloned_from_id"] == school.course["id"]
    assert [period["name"] for period in asked["periods"]] == ["1st", "2nd", "3rd"]
    like = copied(school)
    same = ("name", "timezone", "offering_id", "num_sections")
    assert {name: like[name] for name in same} == {name: school.course[name] for name in same}
    assert (like["term"], like["year"]) == ("spring", 2027)


def test_a_copy_has_the_templates_and_no_assignments(school):
    template = {
        "name": "Strict",
        "task_plan_type": "homework",
        "correctness_weight": 1,
        "completion_weight": 0,
    }
    assert school.ada("POST", school.path("/grading_templates"), template).status_code == 201
    school.publish()
    course = copied(school)["id"]
    names = [t["name"] for t in school.ada.get(f"/api/courses/{course}/grading_templates")["items"]]
    assert sorted(names) == ["OpenStax Homework", "OpenStax Reading", "Strict"]
    assert school.ada.get(f"/api/courses/{course}/plans")["items"] == []


def test_exclusions_come_along_when_asked_for(school, biglearn):
    exercise = school.ada.get(school.path("/exercises"))["items"][0]["id"]
    body = [{"id": exercise, "is_excluded": True}]
    assert school.ada("PUT", school.path("/exercises/exclude"), body).status_code == 200

    def excluded(**wanted):
        course = copied(school, **wanted)["id"]
        items = school.ada.get(f"/api/courses/{course}/exercises")["items"]
        return [item["id"] for item in items if item["is_excluded"]]

    assert excluded() == []
    assert excluded(copy_question_library=True) == [exercise]


def test_only_the_teacher_copies_a_course(school):
    assert school.ben("POST", school.path("/clone"), {}).status_code == 403


def test_a_term_that_is_over_is_refused(school):
    reply = school.ada("POST", school.path("/clone"), {"term": "spring", "year": 2020})
    assert reply.status_code == 422
    assert reply.json()["errors"][0]["code"] == "invalid_term"


def test_what_was_assigned_in_the_source_is_told_apart_by_whether_it_is_used_again(school):
    used, unused = school.publish(title="Used"), school.publish(title="Unused")
    copy = copied(school, term="fall", year=2026)
    plan = school.ada.get(f"/api/plans/{used}")
    templates = school.ada.get(f"/api/courses/{copy['id']}/grading_templates")["items"]
    template = next(t for t in templates if t["task_plan_type"] == "homework")
    body = {
        "type": "homework",
        "title": "Used",
        "settings": plan["settings"] | {"exercises": [{**plan["settings"]["exercises"][0], "points": []}]},
        "cloned_from_id": used,
        "grading_template_id": template["id"],
        "tasking_plans": [
            {
                "target_type": "period",
                "target_id": copy["periods"][0]["id"],
                "opens_at": "2026-12-01T00:01",
                "due_at": "2026-12-10T07:00",
                "closes_at": "2026-12-20T07:00",
            }
        ],
    }
    made = school.ada("POST", f"/api/courses/{copy['id']}/plans", body, at="2026-11-24T12:00:00Z")
    assert made.status_code == 200, made.text
    assert made.json()["settings"]["exercises"][0]["points"] == [1.0], "one for each part of the question"

    def listed(status):
        items = school.ada.get(f"/api/courses/{copy['id']}/plans?clone_status={status}")["items"]
        return [item["id"] for item in items]

    assert listed("used_source") == [used]
    assert listed("unused_source") == [unused]
    assert (listed("clone"), listed("original")) == ([made.json()["id"]], [])
