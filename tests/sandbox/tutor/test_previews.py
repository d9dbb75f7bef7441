"""Preview courses: ready-made, of a pool that empties and is filled again; Biglearn hears nothing of them."""

import pytest

NOON = "2026-11-25T12:01:00Z"
LATER = "2026-11-25T12:11:00Z"


@pytest.fixture
def claim(school):
    def ask(at=NOON):
        body = {
            "name": "A look",
            "is_preview": True,
            "num_sections": 1,
            "offering_id": school.course["offering_id"],
        }
        return school.ada("POST", "/api/courses", body, at=at)

    return ask


def test_a_preview_is_in_its_third_week_and_worked(school, claim, biglearn):
    preview = claim().json()
    assert preview["is_preview"]
    assert (preview["starts_at"], preview["ends_at"][:10]) == ("2026-11-09T00:00:00.000Z", "2027-01-20")
    told = school.ada.get(f"/api/courses/{preview['id']}/performance")
    students = [student for section in told for student in section["students"]]
    worked = [task for student in students for task in student["data"] if task and task["step_count"]]
    assert len(students) == 6
    assert any(task["completed_step_count"] == task["step_count"] for task in worked)
    assert any(task["completed_step_count"] < task["step_count"] for task in worked)
    assert preview["uuid"] not in biglearn.events


def test_the_pool_empties_and_is_filled_every_ten_minutes(claim):
    assert [claim().status_code for _ in range(10)] == [201] * 10
    refused = claim()
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["code"] == "no_preview_courses_available"
    assert claim(at=LATER).status_code == 201


def test_nobody_joins_a_preview_and_who_cannot_create_courses_gets_none(school, claim):
    code = claim().json()["periods"][0]["enrollment_code"]
    refused = school.ben("POST", "/api/enrollment", {"enrollment_code": code})
    assert refused.json()["errors"][0]["code"] == "preview_course"
    body = {"name": "Mine", "is_preview": True, "num_sections": 1, "offering_id": "1"}
    assert school.ben("POST", "/api/courses", body).status_code == 403
