"""Notes in the book, links into a course, and what the front end reports."""

import pytest

OPEN = "2026-12-01T00:00:00Z"


@pytest.fixture
def page(school):
    return school.ben.get(f"/api/ecosystems/{school.course['ecosystem_id']}/readings")[0]["children"][0][
        "children"
    ][1]


def note(school, page, who=None, **body):
    given = {"course_id": school.course["id"], "anchor": "p1", "contents": {"text": "motion"}, **body}
    return (who or school.ben)("POST", f"/api/pages/{page['uuid']}/notes", given)


def test_notes_are_kept_changed_and_removed(school, page):
    made = note(school, page, annotation="Ask about this").json()
    assert (made["page_id"], made["chapter_section"]) == (page["id"], page["chapter_section"])
    changed = school.ben("PUT", f"/api/notes/{made['id']}", {"annotation": "Understood"}).json()
    assert (changed["annotation"], changed["contents"]) == ("Understood", {"text": "motion"})
    assert school.ben.get(f"/api/pages/{page['uuid']}/notes") == [changed]
    book = school.ben.get(f"/api/ecosystems/{school.course['ecosystem_id']}/readings")[0]
    [section] = school.ben.get(f"/api/books/{book['uuid']}/highlighted_sections")["pages"]
    assert (section["id"], section["title"]) == (page["id"], page["title"])
    assert school.ben("DELETE", f"/api/notes/{made['id']}").status_code == 200
    assert school.ben.get(f"/api/pages/{page['uuid']}/notes") == []


def test_notes_are_nobody_elses(school, page):
    made = note(school, page).json()
    for who in (school.browse("cleo"), school.ada):
        assert who.get(f"/api/pages/{page['uuid']}/notes") == []
        assert who("PUT", f"/api/notes/{made['id']}", {"annotation": "x"}).status_code == 404
        assert who("DELETE", f"/api/notes/{made['id']}").status_code == 404
    assert school.browse()("GET", f"/api/pages/{page['uuid']}/notes").status_code == 403


def test_a_note_belongs_to_a_course_of_its_writer(school, page):
    assert note(school, page, school.browse("dan")).status_code == 403
    assert note(school, page, course_id=None).status_code == 422
    assert note(school, {"uuid": "8d50a0af-948b-4204-a71d-4826cba765b8"}).status_code == 404


def follow(who, path, at=OPEN):
    reply = who("GET", path, at=at, allow_redirects=False)
    return reply.status_code, reply.headers.get("location")


def short_link(school, plan):
    url = school.ada.get(f"/api/plans/{plan}/stats")["shareable_url"]
    return url.removeprefix(school.ada.url)


def test_a_short_link_leads_everybody_to_their_own(school):
    plan = school.publish()
    link = short_link(school, plan)
    course = school.course["id"]
    [task] = school.ben.get(school.path("/dashboard"), at=OPEN)["tasks"]
    assert follow(school.ada, link) == (302, f"/course/{course}/assignment/review/{plan}")
    assert follow(school.ben, f"{link}/any-words") == (302, f"/course/{course}/task/{task['id']}")
    assert follow(school.browse(), link) == (302, f"/accounts/login?return_to={link}")
    assert follow(school.browse("dan"), link)[0] == 403
    assert follow(school.ben, "/@/ffffff")[0] == 404


def test_a_short_link_to_what_is_not_there_yet(school):
    link = short_link(school, school.publish(opens_at="2026-12-20T00:01"))
    assert follow(school.ben, link)[0] == 422
    assert follow(school.ada, link)[0] == 302
    assert follow(school.ben, link, at="2026-12-21T12:00:00Z")[0] == 302


def test_the_teach_link(school):
    roster = school.ada.get(school.path("/roster"))
    link = roster["teach_url"].removeprefix(school.ada.url)
    dan = school.browse("dan")
    course = f"/course/{school.course['id']}"
    assert follow(school.browse(), link)[1].startswith("/accounts/login")
    assert follow(dan, link) == (302, course)
    assert follow(dan, link) == (302, course), "again is harmless"
    assert [c["roles"][0]["type"] for c in dan.get("/api/user/courses")] == ["teacher"]
    assert follow(school.ben, link)[0] == 403
    assert follow(dan, "/teach/" + "0" * 32)[0] == 404


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"message": "x"}, "level_missing"),
        ({"level": "loud", "message": "x"}, "bad_level"),
        ({"level": "Error"}, "message_missing"),
        ({"level": "WARN", "message": "x" * 2000}, None),
        ({"entries": [{"level": "info", "message": "a"}, {"level": "info"}]}, "message_missing"),
        ({"entries": [{"level": "info", "message": "a"}]}, None),
    ],
)
def test_what_the_front_end_reports(school, body, code, caplog):
    reply = school.browse()("POST", "/api/log/entry", body)
    told = None if reply.status_code == 201 else reply.json()["errors"][0]["code"]
    assert told == code
    assert all(len(record.getMessage()) < 1100 for record in caplog.records), "cut at 1000 characters"
    assert (body.get("level") == "WARN") == any("xxx" in record.getMessage() for record in caplog.records)


def test_how_far_new_teachers_come(school):
    path = "/api/log/event/onboarding/arrived_my_courses"
    assert school.ada("POST", path).status_code == 201
    assert school.ada("POST", "/api/log/event/onboarding/walked_away").status_code == 422
    assert school.ben("POST", path).status_code == 403
    assert school.browse()("POST", path).status_code == 403
