"""Research in the stand-in: surveys given out, hidden, answered."""

import re

MODEL = '{"pages": [{"elements": [{"type": "text", "name": "habits"}]}]}'


def send(browser, path, **form):
    page = browser.http.get(f"{browser.url}/accounts/dev/accounts", timeout=20).text
    token = re.search(r'csrf-token" content="(\w+)"', page)[1]
    body = {"authenticity_token": token, **form}
    return browser.http.post(f"{browser.url}{path}", data=body, allow_redirects=False, timeout=20)


def researcher(school):
    people = {"researchers": [{"username": "rex"}]}
    assert school.ada("POST", "/api/demo/users", people).status_code == 200
    return school.browse("rex")


def ask(school, rex):
    """A survey for the whole course."""
    assert send(rex, "/research/studies", **{"research_models_study[name]": "Study"}).status_code == 302
    added = send(rex, "/research/studies/1/add_courses", **{"course_id[]": school.course["id"]})
    assert added.status_code == 302
    told = {"research_study_id": "1", "title_for_students": "Habits", "survey_js_model": MODEL}
    form = {f"research_models_survey_plan[{name}]": value for name, value in told.items()}
    assert send(rex, "/research/survey_plans", **form).status_code == 302
    assert send(rex, "/research/survey_plans/1/publish").status_code == 302


def surveys(school):
    return school.ben.get(school.path("/dashboard"))["research_surveys"]


def answer(browser, survey):
    body = {"response": {"habits": "early"}}
    return browser.http.put(f"{browser.url}/api/research_surveys/{survey['id']}", json=body, timeout=20)


def test_a_survey_is_asked_for_until_it_is_answered_and_may_be_answered_again(school):
    ask(school, researcher(school))
    [survey] = surveys(school)
    assert (survey["title"], survey["model"]) == ("Habits", MODEL)
    assert answer(school.browse("cleo"), survey).status_code == 403
    assert answer(school.ben, survey).status_code == 204
    assert surveys(school) == []
    assert answer(school.ben, survey).status_code == 204


def test_what_is_hidden_is_neither_asked_for_nor_taken(school):
    rex = researcher(school)
    ask(school, rex)
    [survey] = surveys(school)
    assert send(rex, "/research/survey_plans/1/hide").status_code == 302
    assert surveys(school) == []
    assert answer(school.ben, survey).status_code == 422
    assert send(rex, "/research/survey_plans/1/publish").status_code == 422


def test_a_study_without_groups_gets_one(school):
    rex = researcher(school)
    ask(school, rex)
    page = rex.http.get(f"{rex.url}/research/studies/1", timeout=20).text
    assert re.findall(r"Default / ID: \d+ / (\d+) Members", page) == ["2"]


def test_studies_are_researchers_own(school):
    assert send(school.ada, "/research/studies", **{"research_models_study[name]": "Mine"}).status_code == 403
