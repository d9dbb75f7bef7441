"""Money in the stand-in: who owes, what the payment service says, codes, and refunds."""

import re

import pytest

from support.waiting import eventually

NOW = "2026-11-25T12:00:00Z"
OVER = "2026-12-12T00:00:00Z"


def administrator(school):
    people = {"administrators": [{"username": "uma"}]}
    assert school.ada("POST", "/api/demo/users", people).status_code == 200
    return school.browse("uma")


def send(browser, path, **form):
    page = browser.http.get(f"{browser.url}/accounts/dev/accounts", timeout=20).text
    token = re.search(r'csrf-token" content="(\w+)"', page)[1]
    body = {"authenticity_token": token, **form}
    return browser.http.post(f"{browser.url}{path}", data=body, allow_redirects=False, timeout=20)


@pytest.fixture
def uma(school):
    uma = administrator(school)
    course = school.course["id"]
    assert send(uma, "/admin/settings", **{"settings[payments_enabled]": "true"}).status_code == 302
    assert send(uma, f"/admin/courses/{course}", **{"course[does_cost]": "1"}).status_code == 302
    return uma


def own(school, at=None):
    return school.ben.get(school.path(), at=at)["student_record"]


def buy(school):
    place = own(school)
    buyer = school.ben.get("/api/user")["account_uuid"]
    base = school.ben.get("/api/user/bootstrap")["payments"]["base_url"]
    order = {"product_instance_uuid": place["uuid"], "purchaser_account_uuid": buyer}
    assert school.ben.http.post(f"{base}/pay/mock_purchase/", json=order, timeout=20).status_code == 200
    return place["uuid"]


def check(school, item):
    return school.ben.http.put(f"{school.ben.url}/api/purchases/{item}/check", timeout=20).status_code


def test_a_student_owes_nothing_until_the_last_moment_of_the_trial(school, uma):
    due = own(school)["payment_due_at"]
    assert own(school)["prompt_student_to_pay"]
    before, after = due.replace(".000Z", "Z"), due.replace(":59.000Z", ":59.001Z")
    assert school.ben("GET", school.path("/dashboard"), at=before).status_code == 200
    refused = school.ben("GET", school.path("/dashboard"), at=after)
    assert refused.json()["errors"][0]["code"] == "payment_overdue"
    assert school.ada("GET", school.path("/dashboard"), at=after).status_code == 200


def test_whoever_buys_is_believed_once_the_payment_service_says_so(school, uma):
    item = buy(school)
    assert not own(school)["is_paid"]
    assert check(school, item) == 202
    eventually(lambda: own(school)["is_paid"], reason="Ben to count as paid")
    assert school.ben("GET", school.path("/dashboard"), at=OVER).status_code == 200
    [order] = school.ben.get("/api/purchases")["orders"]
    assert (order["product_instance_uuid"], order["is_refunded"]) == (item, False)


def test_a_service_that_is_down_changes_nothing(school, uma):
    item = buy(school)
    check(school, item)
    eventually(lambda: own(school)["is_paid"], reason="Ben to count as paid")
    base = school.ben.get("/api/user/bootstrap")["payments"]["base_url"]
    outage = {"product_instance_uuid": item}
    assert school.ben.http.post(f"{base}/stand_in/outage/", json=outage, timeout=20).status_code == 200
    refund = f"{school.ben.url}/api/purchases/{item}/refund"
    assert school.ben.http.put(refund, timeout=20).status_code == 202
    eventually(lambda: own(school)["is_refund_pending"], reason="the refund to wait")
    assert own(school)["is_paid"]


def test_ten_checks_an_hour_are_enough(school, uma):
    item = own(school)["uuid"]
    assert [check(school, item) for _ in range(11)] == [202] * 10 + [429]
    assert check(school, "11111111-2222-3333-4444-555555555555") == 404


def test_things_that_are_made_up_can_be_checked(school):
    fake = "11111111-2222-3333-4444-555555555555"
    made = school.ben.http.post(f"{school.ben.url}/api/purchases/fake", json=[fake], timeout=20)
    assert made.status_code == 200
    assert check(school, fake) == 202


def test_a_code_is_written_on_the_place_that_it_paid(school, uma):
    path = "/admin/payments/generate_payment_codes"
    code = send(uma, path, prefix="OST", amount="1").text.split()[1]
    body = {"course_id": school.course["id"]}
    reply = school.ben.http.put(f"{school.ben.url}/api/payment_codes/{code}/redeem", json=body, timeout=20)
    assert reply.status_code == 200
    place = own(school)
    assert (place["is_paid"], place["is_refund_allowed"]) == (True, False)
    assert place["payment_code"] == {"code": code}
    check(school, place["uuid"])  # the payment service knows of no code
    assert own(school)["is_paid"]


def test_no_more_codes_at_once_than_are_printed(school, uma):
    assert send(uma, "/admin/payments/generate_payment_codes", prefix="OST", amount="1000").status_code == 422


def test_nobody_else_sets_prices(school, uma):
    assert send(school.ada, f"/admin/courses/{school.course['id']}").status_code == 403
