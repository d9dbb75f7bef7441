"""Answering one question on pages that behave as the contract says."""

import pytest

from support.domain.refusals import Refusal, RefusedError
from support.domain.tasks import Answer
from support.ui.pages.task import Stop, TaskPage
from support.ui.tab import Tab


@pytest.fixture
def tab(browser, site):
    page = browser.browser.new_page()
    yield Tab(page, f"http://127.0.0.1:{site.server_address[1]}")
    page.close()


def test_a_written_answer_is_saved_changed_and_leads_on(tab):
    task = TaskPage(tab, "/course/1/task/10")
    assert task.open("31") is Stop.QUESTION
    card = task.question()
    assert not card.continue_button.is_visible()
    for words in ("my own words", "better words", "better words"):
        card.answer(Answer(free_response=words))
        assert card.review(card.read(0)).is_completed
    assert tab.path.endswith("/31"), "the same answer once more leads nowhere"
    card.continue_button.click()
    assert tab.path.endswith("/end")


@pytest.mark.parametrize(("step", "reason"), [("32", Refusal.NOT_ALLOWED), ("33", Refusal.INVALID)])
def test_a_shut_question_is_told_by_whether_it_was_answered(tab, step, reason):
    task = TaskPage(tab, "/course/1/task/10")
    assert task.open(step) is Stop.QUESTION
    with pytest.raises(RefusedError) as refusal:
        task.question().answer(Answer("green"))
    assert refusal.value.reason is reason
