"""What the student's pages do that no feature walks through: attempts, words, failures, cards in between."""

import re

import pytest

PRESENT = "2026-12-01T15:00:00Z"
CLOSED = "2027-01-21T15:00:00Z"


@pytest.fixture
def page(url, school, browser):
    """Ben's page, on the first of December; `page.work` opens a step of an assignment by its index."""
    context = browser.browser.new_context(locale="en-US", timezone_id="America/Chicago")
    page = context.new_page()
    page.set_default_timeout(5_000)
    page.goto(f"{url}/accounts/dev/accounts")
    page.get_by_role("link", name="ben", exact=True).click()
    page.locator("#user-menu").wait_for()
    page.set_extra_http_headers({"X-App-Date": PRESENT})
    page.course = f"{url}/course/{school.course['id']}"

    def work(index, title="H"):
        task = next(
            t for t in school.ben.get(school.path("/dashboard"), at=PRESENT)["tasks"] if t["title"] == title
        )
        steps = school.ben.get(f"/api/tasks/{task['id']}", at=PRESENT)["steps"]
        stop = index if isinstance(index, str) else steps[index]["id"]
        page.goto(f"{page.course}/task/{task['id']}/step/{stop}")
        page.get_by_test_id("student-task").wait_for()
        return steps[index] if isinstance(index, int) else None

    page.work = work
    yield page
    context.close()


def allow(school, **rules):
    for template in school.ada.get(school.path("/grading_templates"))["items"]:
        reply = school.ada("PUT", f"/api/grading_templates/{template['id']}", rules)
        assert reply.status_code == 200, reply.text


def texts(school, step):
    """What the choices say: the right one, and the wrong ones."""
    exercises = school.ada.get(school.path("/exercises"))["items"]
    answers = next(e for e in exercises if e["id"] == step["exercise_id"])["content"]["questions"][0][
        "answers"
    ]
    wrong = [a["content_html"] for a in answers if a["correctness"] == "0.0"]
    return next(a["content_html"] for a in answers if a["correctness"] == "1.0"), wrong


def letter(page, text):
    return (
        page.locator(".answers-answer").filter(has=page.get_by_text(text, exact=True)).get_by_role("button")
    )


def submit(page):
    return page.get_by_test_id("submit-answer-btn")


def test_a_wrong_answer_is_shut_and_another_is_asked_for_until_no_attempt_is_left(school, page):
    allow(school, auto_grading_feedback_on="answer", allow_auto_graded_multiple_attempts=True)
    school.publish()
    right, wrong = texts(school, page.work(0))
    assert submit(page).is_disabled()
    letter(page, wrong[0]).click()
    submit(page).click()
    page.locator(".attempts-left", has_text="1 attempt left").wait_for()
    assert letter(page, wrong[0]).is_disabled()
    assert page.locator(".question-feedback").count() == 1
    assert (submit(page).inner_text(), submit(page).is_disabled()) == ("Re-submit", True)
    assert page.locator(".answer-correct, .detailed-solution").count() == 0
    letter(page, wrong[1]).click()
    submit(page).click()
    page.get_by_test_id("continue-btn").wait_for()
    assert page.locator(".answer-correct .answer-content").inner_text() == right
    assert "(Correct Answer)" in letter(page, right).get_attribute("aria-label")
    assert "(Incorrect Answer)" in letter(page, wrong[1]).get_attribute("aria-label")


def test_the_order_of_choices_stays_once_one_was_submitted(school, page):
    allow(school, auto_grading_feedback_on="due", shuffle_answer_choices=True)
    school.publish()
    page.work(0)
    page.get_by_test_id("answer-choice-b").click()
    submit(page).click()
    page.get_by_test_id("continue-btn").wait_for()
    order = page.locator(".answer-content").all_inner_texts()
    for _ in range(3):
        page.reload()
        page.get_by_test_id("continue-btn").wait_for()
        assert page.locator(".answer-content").all_inner_texts() == order


def test_a_choice_is_made_and_sent_by_keyboard(school, page):
    school.publish()
    page.work(0)
    page.get_by_test_id("answer-choice-a").focus()
    page.keyboard.press("Enter")
    assert page.get_by_test_id("answer-choice-a").get_attribute("aria-label") == "Selected Choice a:"
    page.keyboard.press("Enter")
    page.locator("[data-test-id='continue-btn']:focus").wait_for()
    page.locator("tr", has_text="Points Scored").wait_for()


def test_two_steps_are_sent_as_one(school, page):
    sent = []
    page.on(
        "request",
        lambda r: sent.append(r.post_data_json) if r.method == "PUT" and "/steps/" in r.url else None,
    )
    school.publish()
    page.work(1)
    box = page.get_by_label("question response text box")
    box.fill("word " * 501)
    assert page.get_by_text("Maximum 500 words").is_visible()
    assert submit(page).is_disabled()
    box.fill("because <b>it</b> moves")
    submit(page).click()
    assert page.locator(".free-response").inner_text() == "because <b>it</b> moves"
    assert not sent
    page.get_by_test_id("answer-choice-a").click()
    submit(page).click()
    page.get_by_test_id("continue-btn").wait_for()
    [body] = sent
    assert (body["free_response"], bool(body["answer_id"])) == ("because <b>it</b> moves", True)


def test_a_failure_to_save_or_load_is_told(school, page):
    school.publish()
    page.work(0)
    page.route("**/api/steps/*", lambda route: route.fulfill(status=500, json={"error_id": "123456"}))
    page.get_by_test_id("answer-choice-a").click()
    submit(page).click()
    page.get_by_text("An error occurred when saving this step.").wait_for()
    page.locator("[data-step-index]", has_text="2").get_by_role("button").click()
    page.get_by_text("An error occurred when loading this step.").wait_for()
    page.unroute("**/api/steps/*")
    page.get_by_role("button", name="Reload Page").click()
    page.locator("[data-task-step-id]").wait_for()


def test_a_card_is_shown_until_it_was_read_and_forward_is_locked_for_a_second(school, page):
    school.publish()
    page.clock.install()
    page.work("instructions")
    assert page.locator("[data-step-index]").count() == 5, "instructions, a card, two questions and the end"
    page.get_by_role("button", name="Start").click()
    page.wait_for_url(re.compile(r"/step/\d+$"))
    page.get_by_test_id("answer-choice-a").click()
    submit(page).click()
    onward = page.get_by_test_id("continue-btn")
    assert onward.is_disabled(), "a second has not passed"
    page.clock.run_for(1_000)
    onward.click()
    page.wait_for_url("**/step/two-step-intro")
    with page.expect_request("**/ui_settings"):
        page.clock.run_for(1_000)
    page.reload()
    page.get_by_test_id("student-task").wait_for()
    assert page.locator("[data-step-index]").count() == 4


def test_a_closed_task_is_read_only(school, page):
    school.publish()
    page.set_extra_http_headers({"X-App-Date": CLOSED})
    page.work("instructions")
    page.get_by_role("button", name="Review").wait_for()
    page.work(1)
    assert page.get_by_test_id("free-response-box").count() == 0
    assert all(choice.is_disabled() for choice in page.locator(".answer-letter").all())
    assert page.get_by_test_id("continue-btn").inner_text() == "Next"


def test_withdrawn_work_stays_until_it_is_hidden_and_unbegun_work_goes(school, page):
    begun, unbegun = school.publish(title="Begun"), school.publish(title="Unbegun")
    page.work(0, "Begun")
    page.get_by_test_id("answer-choice-a").click()
    submit(page).click()
    page.get_by_test_id("continue-btn").wait_for()
    for plan in (begun, unbegun):
        assert school.ada("DELETE", f"/api/plans/{plan}").status_code == 200
    page.goto(page.course)
    page.get_by_role("button", name="Hide").wait_for()
    assert page.locator(".task .task-title").all_inner_texts() == ["Begun"]
    page.get_by_role("button", name="Hide").click()
    page.get_by_text("No upcoming assignments").wait_for()
    assert page.locator(".task").count() == 0


def test_a_question_is_kept_for_practice_and_let_go(school, page):
    school.publish()
    page.work(0)
    page.get_by_role("button", name="Save to practice").click()
    page.get_by_role("button", name="Remove from practice").wait_for()
    assert len(school.ben.get(school.path("/practice_questions"))) == 1
    page.reload()
    page.get_by_role("button", name="Remove from practice").click()
    page.get_by_role("button", name="Save to practice").wait_for()
    assert school.ben.get(school.path("/practice_questions")) == []


def test_saved_questions_are_practised_or_deleted(school, page):
    allow(school, auto_grading_feedback_on="answer")
    school.publish()
    page.goto(f"{page.course}/practice-questions")
    page.get_by_text("You have not saved any questions").wait_for()
    step = page.work(0)
    page.get_by_role("button", name="Save to practice").click()
    page.get_by_role("button", name="Remove from practice").wait_for()
    page.goto(f"{page.course}/practice-questions")
    page.get_by_text("Available once the feedback of its assignment is out.").wait_for()
    assert page.get_by_role("checkbox").is_disabled()
    page.work(0)
    page.get_by_test_id("answer-choice-a").click()
    submit(page).click()
    page.get_by_test_id("continue-btn").wait_for()
    page.goto(f"{page.course}/practice-questions")
    page.get_by_role("checkbox").check()
    page.get_by_test_id("start-practice").click()
    page.wait_for_url("**/task/*/step/instructions")
    page.get_by_role("button", name="Question 1").click()
    page.get_by_text(f"ID: {step['uid']}").wait_for()
    page.goto(f"{page.course}/practice-questions")
    page.get_by_role("button", name="Delete").click()
    page.get_by_test_id("confirm-delete-practice-question").click()
    page.get_by_text("You have not saved any questions").wait_for()
    assert school.ben.get(school.path("/practice_questions")) == []


def test_the_calls_of_a_task_are_those_of_the_real_page(school, page):
    school.publish()
    page.work(0)
    calls = []
    page.on(
        "request",
        lambda r: (
            calls.append(f"{r.method} {r.url.split('/api')[1].split('?')[0]}") if "/api/" in r.url else None
        ),
    )
    step = page.work(0)
    task = page.url.split("/task/")[1].split("/")[0]
    page.locator("[data-task-step-id]").wait_for()
    assert sorted(calls) == sorted(
        [
            "GET /user/bootstrap",
            "GET /updates",
            f"GET /tasks/{task}",
            f"GET {school.path('/practice_questions').removeprefix('/api')}",
            f"GET /steps/{step['id']}",
        ]
    )
