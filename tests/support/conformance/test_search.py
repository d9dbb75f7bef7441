"""Two sandboxes held against each other: none differs from its like, and a defect of one shows."""

import contextlib

import pytest

from support.cli import main
from support.conformance import Effort, Side, search
from support.targets import Component, Target
from support.targets.embedded import running


@pytest.fixture(scope="module")
def sides():
    with contextlib.ExitStack() as stack:

        def start(*defects):
            part = Component(None, defects=defects)
            found = stack.enter_context(running(Target("t", frozenset(), {"biglearn": part})))
            biglearn = found.component("biglearn")
            return Side(str(defects), biglearn.address, biglearn.token.reveal())

        yield start(), start(), start(35)


def found(left, right, **effort):
    told = []
    result = search(left, right, Effort(11, **effort), told.append)
    assert told == result
    return result


def test_two_alike_show_no_difference(sides):
    assert found(*sides[:2], sequences=15) == []


def test_a_defect_shows_in_a_sequence_as_short_as_can_be(sides):
    [finding] = found(sides[0], sides[2], sequences=40, requests=12)
    assert [r.call for r in finding.sent] == ["prepare_course_ecosystem", "fetch_course_ecosystem_statuses"]
    [difference] = finding.differences
    assert (difference.kind, difference.left, difference.right) == ("status", "200", "500")


def test_the_command_ends_with_3_when_one_is_away(tmp_path, capsys):
    away = tmp_path / "away.toml"
    away.write_text("[components.biglearn]\nurl = 'http://127.0.0.1:9'\n", encoding="utf-8")
    assert main(["conform", str(away), str(away), "--sequences", "1"]) == 3
    assert "away at http://127.0.0.1:9 does not answer" in capsys.readouterr().err


def test_the_command_refuses_a_production(tmp_path, capsys):
    live = tmp_path / "live.toml"
    live.write_text(
        "production = true\n[components.biglearn]\nurl = 'http://127.0.0.1:9'\n", encoding="utf-8"
    )
    assert main(["conform", "sandbox", str(live)]) == 2
    assert "in production" in capsys.readouterr().err
