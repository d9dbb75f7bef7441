"""Pages that no feature walks through: first visits, terms, own settings. Seen as a person sees them."""

import re
from datetime import UTC, datetime, timedelta

import pytest

LATER = {"X-App-Date": (datetime.now(UTC) + timedelta(days=700)).isoformat()}


@pytest.fixture
def visit(url, browser):
    """A page at an address of the site, for somebody who has an account there or gets one."""
    contexts = []

    def open_as(username, path="/courses", *, new=None, agrees=True):
        contexts.append(browser.browser.new_context())
        page = contexts[-1].new_page()
        page.set_default_timeout(5_000)
        page.goto(f"{url}/accounts/dev/accounts")
        if new:
            page.get_by_label("Username").fill(username)
            page.get_by_label("Role").select_option(new)
            page.get_by_role("button", name="Create").click()
        page.get_by_role("link", name=username, exact=True).click()
        if new and agrees:
            page.get_by_role("button", name="I agree").click()
        page.locator("#user-menu, .user-terms").first.wait_for()
        if path:
            page.goto(url + path)
        return page

    yield open_as
    for context in contexts:
        context.close()


def leave_no_preview(uma):
    token = re.search(r'csrf-token" content="(\w+)"', uma("GET", "/admin").text)[1]
    fields = {"authenticity_token": token, "settings[prebuilt_preview_course_count]": "0"}
    assert uma("POST", "/admin/settings", data=fields, allow_redirects=False).status_code == 302


def seen(page, text):
    page.get_by_text(text).first.wait_for()
    return True


def test_terms_stand_before_everything_and_are_agreed_to_once(visit):
    page = visit("fresh", path=None, new="student", agrees=False)
    terms = page.get_by_role("dialog", name="Terms")
    assert terms.get_by_role("heading", level=3).all_inner_texts() == ["Terms of Use", "Privacy Policy"]
    page.keyboard.press("Escape")
    page.mouse.click(5, 5)
    assert terms.is_visible()
    terms.get_by_role("button", name="I agree").click()
    assert seen(page, "We cannot find an OpenStax course associated with your account")
    page.reload()
    assert seen(page, "We cannot find an OpenStax course associated with your account")
    assert not terms.is_visible()


def test_a_teacher_who_is_not_verified_waits_two_days_and_is_refused_then(visit):
    page = visit("hopeful", new="instructor")
    page.get_by_test_id("pending-verification").wait_for()
    page.set_extra_http_headers(LATER)
    page.reload()
    page.get_by_test_id("non-allowed-instructors").wait_for()
    assert page.url.endswith("/non-allowed-instructors")


def test_a_teacher_without_a_course_chooses_a_subject_first(school, visit):
    people = {"teachers": [{"username": "ines"}], "administrators": [{"username": "uma"}]}
    assert school.browse()("POST", "/api/demo/users", people).status_code == 200
    leave_no_preview(school.browse("uma"))
    page = visit("ines")
    go_on = page.get_by_test_id("show-detail")
    assert go_on.is_disabled()
    page.get_by_test_id("offering-0").check()
    go_on.click()
    page.get_by_test_id("create-preview").click()
    page.get_by_role("dialog", name="No preview courses are available").get_by_role(
        "button", name="OK"
    ).click()
    page.get_by_test_id("create-course").click()
    page.get_by_role("heading", name="When will you teach the course?").wait_for()


def test_a_name_in_use_holds_the_wizard_up(school, visit):
    page = visit("ada", f"/new-course/offering/{school.course['offering_id']}")
    page.locator(".choice").first.click()
    page.get_by_test_id("next-btn").click()
    page.get_by_label("Course name").fill("Physics")
    page.get_by_test_id("next-btn").click()
    assert "already" in page.get_by_role("alert").inner_text()
    page.get_by_label("Course name").fill("Physics again")
    page.get_by_test_id("next-btn").click()
    assert page.get_by_test_id("next-btn").is_disabled()  # how many students is not estimated yet
    page.get_by_label("students").fill("20")
    page.get_by_test_id("next-btn").click()
    page.locator(".tutor-top-navbar .course-name", has_text="Physics again").wait_for()


def test_links_of_a_course_that_has_ended_or_lives_in_an_lms_are_refused(school, visit):
    code = school.course["periods"][1]["enrollment_code"]
    page = visit("dan", f"/enroll/start/{school.course['uuid']}")
    assert seen(page, "Sorry, you need an enrollment link")
    assert page.get_by_role("dialog", name="Sorry, you need an enrollment link").is_visible()
    page.set_extra_http_headers(LATER)
    page.goto(page.url.replace(school.course["uuid"], code))
    assert seen(page, "Sorry, the course has ended")
    page.get_by_role("button", name="Close").click()
    assert seen(page, "We cannot find an OpenStax course")


def test_who_comes_from_an_lms_chooses_a_section(school, visit):
    body = {"name": "LMS", "is_preview": False, "num_sections": 2, "term": "fall", "year": 2026}
    at = "2026-11-24T12:00:00Z"
    body["offering_id"] = school.course["offering_id"]
    course = school.ada("POST", "/api/courses", body, at=at).json()
    assert school.ada("PUT", f"/api/courses/{course['id']}", {"is_lms_enabled": True}).status_code == 200
    page = visit("dan", path=None)
    page.set_extra_http_headers({"X-App-Date": at})
    page.goto(school.ada.url + f"/enroll/start/{course['periods'][0]['enrollment_code']}")
    assert seen(page, "Sorry, this enrollment link")
    page.goto(school.ada.url + f"/enroll/start/{course['uuid']}")
    assert page.get_by_role("button", name="Continue").is_disabled()
    page.get_by_role("button", name="2nd").click()
    page.get_by_role("button", name="Continue").click()
    page.get_by_placeholder("School issued ID").fill("D-1")
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(f"**/course/{course['id']}")
    [student] = school.ada.get(f"/api/courses/{course['id']}/roster")["students"]
    assert student["student_identifier"] == "D-1"
    assert student["period_id"] == course["periods"][1]["id"]


def test_a_student_changes_the_own_id_and_the_teacher_sees_it(school, visit):
    page = visit("ben", f"/course/{school.course['id']}/change-student-id")
    page.get_by_placeholder("School issued ID").fill("B-77")
    page.get_by_role("button", name="Save").click()
    assert seen(page, "You have successfully updated your student ID.")
    roster = visit("ada", f"/course/{school.course['id']}/roster")
    cell = roster.locator(".identifier", has_text="B-77")
    cell.click()
    field = roster.get_by_label("Student ID of Ben")
    field.fill("B-78")
    field.press("Escape")
    cell.click()
    field.fill("B-79")
    field.press("Enter")
    roster.locator(".identifier", has_text="B-79").wait_for()
    ids = {
        s["first_name"]: s["student_identifier"] for s in school.ada.get(school.path("/roster"))["students"]
    }
    assert ids["Ben"] == "B-79"


def test_changes_that_are_not_saved_are_not_left_without_a_word(school, visit):
    page = visit("ada", f"/course/{school.course['id']}/settings?tab=1")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    save = page.locator(".save-changes-button")
    assert not save.is_visible()
    page.get_by_label("Course code").fill("P-1")
    page.get_by_role("link", name="dashboard").click()
    assert len(asked) == 1
    save.click()
    page.get_by_test_id("course-settings-published").wait_for()
    page.get_by_role("link", name="dashboard").click()
    page.get_by_test_id("existing-teacher-screen").wait_for()
    assert len(asked) == 1


def test_who_leaves_a_course_no_longer_finds_it(school, visit):
    page = visit("ada", f"/course/{school.course['id']}/settings?tab=1")
    page.get_by_test_id("delete-course-btn").click()
    page.get_by_test_id("disabled-delete-course-message-warning").wait_for()
    page.get_by_test_id("confirm-delete-btn").click()
    page.get_by_test_id("new-teacher-screen").wait_for()
    assert school.ada.get("/api/user/courses") == []


def test_logging_out_ends_at_the_way_to_sign_in(school, visit):
    page = visit("ben", "/courses")
    page.get_by_role("button", name="Account settings").click()
    page.get_by_role("button", name="Log out").click()
    page.get_by_role("link", name="Log in").wait_for()
    page.goto(school.ada.url + "/courses")
    assert "/accounts/" in page.url


@pytest.mark.parametrize("path", ["/nowhere", "/course/{id}/nowhere"])
def test_an_unknown_path_is_an_empty_page_with_the_bar(school, visit, path):
    page = visit("ben", path.replace("{id}", school.course["id"]))
    page.locator("#actions-menu").wait_for()
    assert page.get_by_role("main").inner_text().strip() == ""
