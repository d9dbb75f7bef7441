import io
import json
import time
import zipfile
from collections.abc import Iterator
from html import escape
from urllib.parse import quote, quote_plus

import pytest

from support.privacy.redaction import (
    MASK,
    forget_secrets,
    redact,
    redact_archive,
    redact_bytes,
    register_secret,
)

SECRET = "zQ7-hush-94xk"


@pytest.fixture(autouse=True)
def _nothing_registered() -> Iterator[None]:
    forget_secrets()
    yield
    forget_secrets()


@pytest.mark.parametrize(
    "text",
    [
        f"Authorization: Bearer {SECRET}",
        f"İİİ AUTHORIZATION: Bearer {SECRET} İ",
        f"the token eyJhbGciOiJIUzI1NiJ9.{SECRET}.x stands here",
        f"authorization:Bearer {SECRET}\r\nAccept: */*",
        f"> Biglearn-Api-Token: {SECRET}",
        f"Biglearn-Scheduler-Token: {SECRET}",
        f"X-CSRF-Token: {SECRET}",
        f'Cookie: a="{SECRET}"; b=c',
        f"Set-Cookie: _tutor_session={SECRET}; path=/; HttpOnly",
        f"curl -H 'Authorization: Bearer {SECRET}' http://127.0.0.1/",
        f"{{'Authorization': 'Bearer {SECRET}', 'Accept': '*/*'}}",
        f"{{b'authorization': b'{SECRET}'}}",
        f"[('Cookie', 'a={SECRET}')]",
        json.dumps({"Set-Cookie": [f"a]={SECRET}", f"b={SECRET}"]}),
        json.dumps({"name": "Cookie", "value": f"a={SECRET}"}),
        json.dumps({"name": "access_token", "value": SECRET}),
        json.dumps({"raw": f"GET / HTTP/1.1\r\nCookie: a={SECRET}; b={SECRET}\r\nAccept: */*\r\n"}),
        json.dumps({"raw": f'Accept: */*\r\nCookie: a="b"; c={SECRET}\r\n'}),
        json.dumps({"access_token": SECRET}),
        json.dumps({"user": {"password": SECRET, "x": 1}}),
        json.dumps({"password": f'a"{SECRET}'}),
        json.dumps({"client_secret": SECRET}, indent=2),
        json.dumps({"body": json.dumps({"api_key": SECRET})}),
        json.dumps({"body": json.dumps({"inner": json.dumps({"refresh_token": f'x"{SECRET}'})})}),
        f'{{"access_token": "{SECRET} cut o',
        f"authenticity_token={SECRET}&user%5Bname%5D=x",
        f"user[password]={SECRET}",
        f"password = '{SECRET}'",
        f"http://host/?a=1&access_token={SECRET}&b=2",
        f"http://host/callback?code={SECRET}&state={SECRET}",
        f"postgresql://tutor:{SECRET}@127.0.0.1/tutor",
        f"http://{SECRET}@host/",
        f"secure_account_id={SECRET}; _tutor_session={SECRET}",
        f"sent a={SECRET[0:0]}oxa={SECRET}",
        f"it said Bearer {SECRET}-0123456789",
        f'<meta name="csrf-token" content="{SECRET}" />',
        f'<input type="hidden" name="authenticity_token" id="t" value="{SECRET}">',
        f"-----BEGIN RSA PRIVATE KEY-----\n{SECRET}\n-----END RSA PRIVATE KEY-----",
    ],
)
def test_a_secret_is_masked_where_secrets_stand(text: str) -> None:
    masked = redact(text)
    assert SECRET not in masked
    assert MASK in masked
    assert redact(masked) == masked, "masking twice must change nothing more"
    assert redact_bytes(text.encode()) == masked.encode()


@pytest.mark.parametrize(
    "text",
    [
        "Ada publishes the homework “Week 1”",
        '{"token_count": 3, "enrollment_code": "714233", "key": "value", "is_password_set": true}',
        '{"access_token": null, "password": false}',
        "the session lasts; cookies are eaten; a basic understanding of the subject-matter",
        "http://127.0.0.1:3001/course/1?role_id=2&tab=scores",
        "write to ada@tutor.example or read https://tutor.example/a@b",
        '["token", "period"]',
        "the header Biglearn-Api-Token is missing",
    ],
)
def test_what_is_no_secret_stays(text: str) -> None:
    assert redact(text) == text
    assert redact_bytes(text.encode()) == text.encode()


def test_json_stays_json() -> None:
    body = {"access_token": SECRET, "password": 12345, "secrets": [1], "secret": ["a", "b"], "n": 1}
    assert json.loads(redact(json.dumps(body))) == {
        **body,
        "access_token": MASK,
        "password": MASK,
        "secret": MASK,
    }


def test_what_stands_around_a_secret_stays() -> None:
    assert redact(f"GET /a?token={SECRET}&b=2 HTTP/1.1") == f"GET /a?token={MASK}&b=2 HTTP/1.1"
    assert redact(f"Authorization: x {SECRET}\nAccept: y") == f"Authorization: {MASK}\nAccept: y"
    assert redact(f"postgresql://u:{SECRET}@host/db") == f"postgresql://{MASK}@host/db"


@pytest.mark.parametrize("value", [SECRET, 'sl/ash "quote" & ünïcode', "a b+c", "tab\tbed", "<angle>secret"])
def test_a_registered_value_is_masked_in_every_encoding(value: str) -> None:
    forms = [value, quote(value, safe=""), quote_plus(value), json.dumps(value)[1:-1], escape(value)]
    for form in forms:
        assert redact(f"x {form} y") != f"x {MASK} y", "nothing registered yet"
    register_secret(value)
    for form in forms:
        assert redact(f"x {form} y") == f"x {MASK} y"
        assert redact_bytes(f"x {form} y".encode()) == f"x {MASK} y".encode()


def test_a_short_registered_value_does_not_tear_words_apart() -> None:
    register_secret("ada")
    assert redact("ada met Canada") == f"{MASK} met Canada"


def test_an_empty_value_registers_nothing() -> None:
    register_secret("")
    assert redact("as it was") == "as it was"


def test_bytes_that_are_no_text_stay_bytes() -> None:
    register_secret("ünsaid-things")
    data = bytes(range(256))
    assert redact_bytes(data + "ünsaid-things".encode() + data) == data + MASK.encode() + data


def test_an_archive_is_redacted_inside_and_stays_an_archive() -> None:
    picture = b"\x89PNG " + f"Cookie: {SECRET}".encode()
    source = io.BytesIO()
    with zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("trace.network", json.dumps({"name": "Cookie", "value": SECRET}))
        archive.writestr("resources/a.png", picture)
    with zipfile.ZipFile(io.BytesIO(redact_archive(source.getvalue()))) as archive:
        assert archive.testzip() is None
        assert json.loads(archive.read("trace.network")) == {"name": "Cookie", "value": MASK}
        assert archive.read("resources/a.png") == picture


@pytest.mark.parametrize(
    "text",
    [
        "token" * 20_000,
        '"' * 50_000,
        "cookie:" * 10_000,
        '"token":"\\' * 10_000,
        "a://" * 20_000,
        "password=[" * 10_000,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    started = time.perf_counter()
    redact(text)
    assert time.perf_counter() - started < 2
