"""What a target's file may say, and how a mistake in it is answered."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.privacy.redaction import forget_secrets, redact
from support.targets import Component, SecretMissingError, Target, TargetFileError, load, names

WHOLE = """\
name = "staging"
capabilities = ["biglearn", "dev-login"]
[components.tutor]
url = "https://tutor.example/"
[components.biglearn]
url = "http://127.0.0.1:3399"
token = { env = "TRYING_TOKEN" }
[components.scheduler]
embedded = true
[seeding]
offering = "Biology"
"""


@pytest.fixture(autouse=True)
def _no_secrets_left() -> Iterator[None]:
    yield
    forget_secrets()


def told(tmp_path: Path, text: str) -> Target:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return load(str(path))


def test_a_whole_target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRYING_TOKEN", "a-token-of-staging")
    target = told(tmp_path, WHOLE)
    assert (target.name, target.is_production, target.seeding_offering) == ("staging", False, "Biology")
    assert target.capabilities == {"biglearn", "dev-login", "lenient"}
    assert target.component("tutor") == Component("https://tutor.example")
    assert target.component("scheduler").is_embedded
    token = target.component("biglearn").token
    assert token
    assert token.reveal() == "a-token-of-staging"
    assert "a-token-of-staging" not in redact("sent a-token-of-staging")


def test_the_name_is_the_file_s_where_none_is_given(tmp_path: Path) -> None:
    assert told(tmp_path, "").name == "mine"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name = 3", "name must be a text that is not empty"),
        ('name = " "', "name must be a text that is not empty"),
        ("nmae = 'x'", "unknown key 'nmae'; did you mean 'name'?"),
        ("this is no TOML", "is not TOML"),
        ("production = 'yes'", "production must be true or false"),
        ("capabilities = 'biglearn'", "capabilities must be a list of names"),
        ("capabilities = [1]", "capabilities must be a list of names"),
        ("capabilities = ['bigleran']", "unknown capability 'bigleran'; did you mean 'biglearn'?"),
        ("production = true\ncapabilities = ['dev-login']", "a production environment never has 'dev-login'"),
        ("components = 3", "components must be a table"),
        ("[components]\ntutor = 'http://a'", "tutor must be a table"),
        ("[components.tuttor]", "unknown key 'tuttor'; did you mean 'tutor'?"),
        ("[components.tutor]", "tutor: needs embedded = true, or a url that begins with http:// or https://"),
        ("[components.tutor]\nurl = 'tutor.example'", "tutor: needs embedded = true, or a url that begins"),
        ("[components.tutor]\nurl = 3", "tutor: needs embedded = true, or a url that begins"),
        ("[components.tutor]\nembedded = 'yes'", "tutor: embedded must be true or false"),
        ("[components.tutor]\nembedded = true\nurl = 'http://a'", "with embedded = true goes no url"),
        ("[components.tutor]\nurl = 'http://a'\ntoken = 'secret'", "token must be { env = "),
        ("[components.tutor]\nurl = 'http://a'\ntoken = { env = 3 }", "token must be { env = "),
        ("[components.tutor]\nurl = 'http://a'\ntoken = { env = 'A', file = 'b' }", "token must be { env = "),
        ("[components.tutor]\nembedded = true\nstrict = true", "unknown key 'strict'"),
        ("[components.biglearn]\nembedded = true\nstrict = 1", "strict must be true or false"),
        (
            "[components.biglearn]\nembedded = true\ndefects = ['24']",
            "defects must be a list of their numbers",
        ),
        (
            "[components.biglearn]\nurl = 'http://a'\nstrict = true",
            "strict and defects are for an embedded one",
        ),
        ("[seeding]\nofering = 'x'", "unknown key 'ofering'; did you mean 'offering'?"),
        ("[seeding]\noffering = 3", "offering must be a text"),
        ("seeding = 'Biology'", "seeding must be a table"),
        ("[flags]\nnew-scores = 'on'", "new-scores must be true or false"),
    ],
)
def test_a_mistake_is_answered_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(TargetFileError) as raised:
        told(tmp_path, text)
    assert message in str(raised.value)
    assert "mine.toml" in str(raised.value)
    assert "\n" not in str(raised.value) or "TOML" in message


def test_a_secret_that_is_not_there_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRYING_TOKEN", raising=False)
    with pytest.raises(SecretMissingError, match=r"mine\.toml, biglearn: .* set the variable TRYING_TOKEN"):
        told(tmp_path, WHOLE)


@pytest.mark.parametrize(
    ("content", "message"), [(None, "cannot read the token"), (b" \n", "no token"), (b"\xff", "not text")]
)
def test_a_secret_s_file_has_to_hold_one(tmp_path: Path, content: bytes | None, message: str) -> None:
    secret = tmp_path / "token"
    if content is not None:
        secret.write_bytes(content)
    with pytest.raises(SecretMissingError, match=message):
        told(tmp_path, f"[components.tutor]\nurl = 'http://a'\ntoken = {{ file = '{secret}' }}")


def test_a_secret_s_file_is_read_without_its_line_end(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("the-token-in-a-file\n", encoding="utf-8")
    found = told(tmp_path, f"[components.tutor]\nurl = 'http://a'\ntoken = {{ file = '{tmp_path}/token' }}")
    token = found.component("tutor").token
    assert token
    assert token.reveal() == "the-token-in-a-file"
    assert "the-token" not in repr(found)


def test_an_unknown_target_is_answered_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(TargetFileError, match="there is no target 'sandbxo'; did you mean 'sandbox'"):
        load("sandbxo")
    with pytest.raises(TargetFileError, match=r"there are: .*sandbox"):
        load("zzz")
    with pytest.raises(TargetFileError, match=r"there is no file .*nothing\.toml"):
        load(str(tmp_path / "nothing.toml"))
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(TargetFileError, match=r"cannot read the target .*folder\.toml"):
        load(str(tmp_path / "folder.toml"))


@pytest.mark.parametrize("name", names())
def test_every_target_of_the_project_can_be_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("support.targets.target.variable", lambda _name: "a-token-for-all")
    assert load(name).components


def test_a_component_has_an_address_once_it_was_started(tmp_path: Path) -> None:
    target = told(tmp_path, "[components.tutor]\nembedded = true")
    with pytest.raises(TargetFileError, match="was not started"):
        _ = target.component("tutor").address
    started = target.with_components({"tutor": Component("http://127.0.0.1:1")})
    assert started.component("tutor").address == "http://127.0.0.1:1"
    with pytest.raises(TargetFileError, match=r"'mine' has no component 'biglearn': add \[components"):
        started.component("biglearn")


def test_what_a_run_starts_is_no_deployment(tmp_path: Path) -> None:
    assert told(tmp_path, "[components.tutor]\nurl = 'http://a'").is_deployment
    mixed = "[components.tutor]\nembedded = true\n[components.biglearn]\nurl = 'http://a'"
    assert not told(tmp_path, mixed).is_deployment
    assert not told(tmp_path, "").is_deployment


def test_an_embedded_biglearn_can_be_strict_or_have_defects(tmp_path: Path) -> None:
    target = told(tmp_path, "[components.biglearn]\nembedded = true\nstrict = true\ndefects = [35, 24, 35]")
    assert target.component("biglearn") == Component(None, is_strict=True, defects=(24, 35))


def test_the_strict_sandbox_can_show_what_only_a_strict_service_does() -> None:
    assert "strict" in load("sandbox-strict").capabilities
    assert load("sandbox-strict").component("biglearn").is_strict
    assert "strict" not in load("sandbox").capabilities
    assert ("lenient" in load("sandbox").capabilities, "lenient" in load("sandbox-strict").capabilities) == (
        True,
        False,
    )
