"""Questions that teachers write: what is kept of their markup, and what makes them wrong."""

import pytest

from sandbox.tutor.safe_html import safe_html


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("<p>Why <em>so</em>?</p>", "<p>Why <em>so</em>?</p>"),
        ("<p>Look<script>steal()</script></p>", "<p>Look</p>"),
        ("<img src='x.png' onerror='steal()' alt='a cart'>", '<img src="x.png" alt="a cart">'),
        ("<a href=' JavaScript:steal()'>here</a>", "<a>here</a>"),
        ("<form>1 < 2 & 3 > 2</form>", "1 &lt; 2 &amp; 3 &gt; 2"),
        ("<style>p { color: red }</style><p>plain</p>", "<p>plain</p>"),
    ],
)
def test_scripts_go_and_words_stay(given, kept):
    assert safe_html(given) == kept


def question(school, **more):
    book = school.ada.get(f"/api/ecosystems/{school.course['ecosystem_id']}/readings")
    first = book[0]["children"][0]["children"][0]["id"]
    return {"selectedChapterSection": first, "questionText": "Why?", **more}


def test_own_questions_have_numbers_of_their_own_and_keep_the_order_of_two_choices(school):
    options = [{"content": "True", "correctness": 1}, {"content": "False", "correctness": 0}]
    told = school.ada("POST", school.path("/exercises"), question(school, options=options))
    assert told.status_code == 201
    content = told.json()["content"]
    assert content["number"] >= 1_000_000
    assert content["questions"][0]["is_answer_order_important"] is True
    assert content["questions"][0]["formats"] == ["multiple-choice"]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"questionText": " "}, "question_text_cant_be_blank"),
        ({"selectedChapterSection": "987654321"}, "page_not_found"),
        ({"options": [{"content": "No", "correctness": 0}]}, "options_need_a_right_one"),
        ({"derived_from_id": "987654321"}, "derived_from_not_found"),
    ],
)
def test_what_is_wrong_with_a_question_is_told(school, wrong, code):
    told = school.ada("POST", school.path("/exercises"), question(school, **wrong))
    assert (told.status_code, told.json()["errors"][0]["code"]) == (422, code)
