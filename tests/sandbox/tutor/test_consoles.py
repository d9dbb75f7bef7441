"""The consoles: whom they let in, and that what is changed there holds at once."""

import re

import pytest


@pytest.fixture
def uma(school):
    school.browse()("POST", "/api/demo/users", {"administrators": [{"username": "uma"}]})
    return school.browse("uma")


def submit(browser, path, **fields):
    token = re.search(r'csrf-token" content="(\w+)"', browser("GET", "/admin").text)[1]
    return browser("POST", path, data={"authenticity_token": token, **fields}, allow_redirects=False)


@pytest.mark.parametrize(
    "path", ["/admin", "/admin/settings", "/customer_service", "/content_analyst", "/research"]
)
def test_a_teacher_gets_into_no_console_and_nobody_is_sent_to_the_login(school, path):
    assert school.ada("GET", path).status_code == 403
    nobody = school.browse()("GET", path, allow_redirects=False)
    assert (nobody.status_code, nobody.headers["location"]) == (302, f"/accounts/login?return_to={path}")


def test_a_setting_holds_at_once(school, uma):
    assert not school.ada.get("/api/user/bootstrap")["feature_flags"]["pulse_insights"]
    assert (
        submit(uma, "/admin/settings", _method="put", **{"settings[pulse_insights]": "true"}).status_code
        == 302
    )
    assert school.ada.get("/api/user/bootstrap")["feature_flags"]["pulse_insights"]


def test_only_administrators_change_settings(school):
    assert school.ada("POST", "/admin/settings", data={"settings[pulse_insights]": "true"}).status_code == 403


def test_notices_go_to_whom_they_are_for_until_they_end(school, uma):
    submit(uma, "/admin/notifications", type="general", message="To all", to="2030-01-01T00:00:00Z")
    submit(uma, "/admin/notifications", type="instructor", message="To teachers")
    told = {name: messages(browser) for name, browser in (("ada", school.ada), ("ben", school.ben))}
    assert told == {"ada": ["To all", "To teachers"], "ben": ["To all"]}
    assert messages(school.browse(), at="2031-01-01T00:00:00Z") == []


def messages(browser, **options):
    return [n["message"] for n in browser.get("/api/updates", **options)["notifications"]]


def test_becoming_somebody_ends_with_the_own_session(school, uma):
    page = uma("GET", "/admin/users?search_term=ben").text
    path = re.search(r'action="(/admin/users/\d+/become)"', page)[1]
    assert submit(uma, path).status_code == 302
    boot = uma.get("/api/user/bootstrap")
    assert (boot["user"]["username"], boot["is_impersonating"]) == ("ben", True)
    token = re.search(r'csrf-token" content="(\w+)"', uma("GET", "/courses").text)[1]
    uma("POST", "/accounts/logout", data={"authenticity_token": token, "_method": "delete"})
    boot = uma.get("/api/user/bootstrap")
    assert (boot["user"]["username"], boot["is_impersonating"]) == ("uma", False)


def test_a_program_s_token_is_nobody(school, uma):
    created = submit(uma, "/oauth/applications", **{"doorkeeper_application[name]": "Reader"})
    page = uma("GET", created.headers["location"]).text
    uid, secret = (re.search(rf'id="{name}">([^<]+)<', page)[1] for name in ("application_id", "secret"))
    asked = {"grant_type": "client_credentials", "client_id": uid, "client_secret": secret}
    token = school.browse()("POST", "/oauth/token", data=asked).json()["access_token"]
    reader = school.browse()
    reader.http.headers["Authorization"] = f"Bearer {token}"
    assert reader("GET", "/api/user").status_code == 403
    reader.http.headers["Authorization"] = "Bearer nonsense"
    assert reader("GET", "/api/user").status_code == 401


def test_an_address_reports_so_much_a_day(school):
    nobody = school.browse()
    entry = {"level": "Info", "message": "The page was opened."}
    for address, count in (("198.51.100.1", 50), ("198.51.100.2", 50)):
        nobody.http.headers["X-Forwarded-For"] = address
        taken = [nobody("POST", "/api/log/entry", entry).status_code for _ in range(count + 1)]
        assert taken == [201] * count + [429]


def test_a_browser_of_old_is_sent_to_get_another_and_may_insist(school):
    ben = school.ben
    ben.http.headers["User-Agent"] = "Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko"
    sent = ben("GET", "/courses", allow_redirects=False)
    assert (sent.status_code, sent.headers["location"]) == (302, "/browser_upgrade?go=/courses")
    assert ben("GET", "/browser_upgrade?go=/courses").status_code == 200
    assert ben("GET", "/courses?ignore_browser=true", allow_redirects=False).status_code == 200
