"""Teachers' pages where no feature goes: dates, leaving, changing, deleting, weights, copies."""

import pytest

PRESENT = "2026-12-01T15:00:00Z"


@pytest.fixture
def page(url, school, browser):
    """Ada's page, on the first of December; `page.open` goes to a path of her course."""
    context = browser.browser.new_context(locale="en-US", timezone_id="America/Chicago")
    page = context.new_page()
    page.set_default_timeout(5_000)
    page.goto(f"{url}/accounts/dev/accounts")
    page.get_by_role("link", name="ada", exact=True).click()
    page.locator("#user-menu").wait_for()
    page.set_extra_http_headers({"X-App-Date": PRESENT})
    page.open = lambda path: page.goto(f"{url}/course/{school.course['id']}{path}")
    yield page
    context.close()


def date(page, name):
    return page.locator(f"[name='tasking_plans[0].{name}']")


def test_the_calendar_follows_a_publishing_job_to_its_end(school, page):
    plan = school.publish()
    told = []

    def as_publishing_at_first(route):
        reply = route.fetch()
        answer = reply.json()
        if not told:
            answer["plans"][0] |= {"is_published": False, "is_publishing": True}
        told.append(answer)
        route.fulfill(response=reply, json=answer)

    page.route("**/dashboard?*", as_publishing_at_first)
    page.clock.install()
    page.open("/t/month/2027-01-10")
    page.locator(f".course-plan-{plan}.is-publishing").wait_for()
    page.clock.fast_forward(10_000)
    page.locator(f".course-plan-{plan}.is-published").wait_for()
    assert len(told) == 2


def test_a_day_of_the_term_offers_what_can_be_due_then(page):
    page.open("/t/month/2026-12-01")
    page.get_by_role("button", name="Add to December 15").click()
    assert page.locator("[data-day='2026-11-30'] button").count() == 0, "a past day offers nothing"
    page.get_by_role("link", name="Add homework").click()
    page.get_by_test_id("edit-assignment-name").wait_for()
    assert date(page, "due_at").input_value() == "Dec 15 | 09:00 PM"


def test_dates_are_typed_or_chosen_within_the_term(page):
    page.open("/assignment/edit/event/new")
    date(page, "due_at").fill("Dec 9 | 08:30 AM")
    page.keyboard.press("Enter")
    assert date(page, "due_at").input_value() == "Dec 9 | 08:30 AM"
    date(page, "due_at").fill("Feb 31 | 08:30 AM")
    page.keyboard.press("Escape")
    assert date(page, "due_at").input_value() == "Dec 9 | 08:30 AM", "what is no date is not taken"
    date(page, "due_at").click()
    page.get_by_role("button", name="Next year").click()
    assert page.locator("[title='2027-12-05'] button").is_disabled(), "the course is over by then"
    page.get_by_role("button", name="Last year").click()
    page.locator("[title='2026-12-05']").click()
    page.locator(".oxdt-ok button").click()
    assert date(page, "due_at").input_value() == "Dec 5 | 08:30 AM"


def test_who_leaves_the_builder_with_changes_is_asked(page):
    asked = []
    page.open("/assignment/edit/event/new")
    page.get_by_test_id("edit-assignment-name").fill("Trip")
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.get_by_role("button", name="Cancel").click()
    assert asked == ["confirm"]
    assert page.get_by_test_id("edit-assignment-name").input_value() == "Trip"
    page.get_by_role("button", name="Publish").click()
    page.locator(".plan.event").wait_for()


def test_a_published_assignment_is_changed_and_deleted_on_its_review(school, page):
    plan = school.publish()
    page.open(f"/assignment/review/{plan}")
    page.get_by_test_id("edit-assignment").click()
    assert date(page, "opens_at").is_disabled(), "it is open"
    page.get_by_test_id("edit-assignment-name").fill("Homework, longer")
    page.get_by_test_id("confirm-save-assignment").click()
    page.get_by_test_id("assignment-name").filter(has_text="Homework, longer").wait_for()
    page.get_by_test_id("delete-assignment").click()
    page.get_by_test_id("confirm-delete-assignment").click()
    page.locator(".calendar-header-label").filter(has_text="January 2027").wait_for()
    assert page.locator(".plan").count() == 0


def test_weights_are_saved_only_when_they_are_the_whole(school, page):
    page.open("/gradebook")
    page.get_by_role("button", name="Set Weight").click()
    page.locator("[name='ux_homework_weight']").fill("70")
    assert page.get_by_role("button", name="Save").is_disabled()
    page.locator("[name='ux_reading_weight']").fill("30")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("dialog").wait_for(state="detached")
    course = school.ada.get(school.path())
    assert (course["homework_weight"], course["reading_weight"]) == (0.7, 0.3)


def test_assignments_of_a_copied_course_can_be_given_again(school, page, url):
    plan = school.publish(title="Once more")
    copied = school.ada("POST", school.path("/clone"), {"name": "Physics again"}).json()
    page.goto(f"{url}/course/{copied['id']}")
    page.get_by_role("button", name="Add Assignment").click()
    page.get_by_role("link", name="Once more").click()
    assert page.get_by_test_id("edit-assignment-name").input_value() == "Once more"
    page.get_by_test_id("save-draft-button").click()
    page.locator(".plan.is-draft").wait_for()
    (draft,) = school.ada.get(f"/api/courses/{copied['id']}/plans")["items"]
    assert draft["cloned_from_id"] == plan
    assert len(draft["settings"]["exercises"]) == 2
