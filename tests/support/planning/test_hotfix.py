"""The lane of a hotfix: what is critical, and what the change touches; the rest is told and run next."""

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest

from support.planning.plan import PlannedCase
from support.planning.profiles import profile
from support.planning.select import Case, Choice, SelectionError, choose

CRITICAL = frozenset({"EN-01"})


def case(
    name: str,
    *,
    channel: str = "api",
    behaviour: str = "EN-02",
    tags: tuple[str, ...] = (),
    area: str = "tutor",
) -> Case:
    planned = PlannedCase(
        id=name,
        feature_path=f"features/{area}/a.feature",
        feature="A",
        rule=None,
        scenario=name,
        row=None,
        channel=channel,
        line=3,
        tags=tags,
        behaviours=(behaviour,),
        needs=(),
    )
    return Case(planned, SimpleNamespace(should_run=lambda: True))


CASES = [
    case("critical", behaviour="EN-01"),
    case("critical in the browser", behaviour="EN-01", channel="ui"),
    case("smoke in the browser", channel="ui", tags=("smoke",)),
    case("edge"),
    case("edge of another", area="biglearn"),
]


def chosen(**asked: object) -> Mapping[str, str]:
    return choose(CASES, Choice(critical=CRITICAL, **asked)).because


def test_what_is_critical_is_always_in_of_the_browser_only_what_is_smoke() -> None:
    assert chosen() == {"critical": "it is critical", "smoke in the browser": "it is critical"}


def test_what_a_change_concerns_comes_to_it() -> None:
    assert chosen(concerned={"edge": "its feature changed", "critical": "a step changed"}) == {
        "critical": "it is critical; a step changed",
        "smoke in the browser": "it is critical",
        "edge": "its feature changed",
    }


def test_what_has_to_do_with_a_component_comes_to_it() -> None:
    assert chosen(components=("biglearn",)).keys() == {"critical", "smoke in the browser", "edge of another"}


def test_what_is_left_out_is_told() -> None:
    out = choose(CASES, Choice(critical=CRITICAL)).out
    assert out["edge"] == "it is neither critical nor touched by the change"


def test_another_option_narrows_it_as_any_other_profile() -> None:
    assert chosen(channels=("api",)).keys() == {"critical"}
    assert chosen(concerned={"edge": "x"}, names=("edge",)).keys() == {"edge"}


def test_what_an_earlier_run_had_can_be_left_out() -> None:
    left = choose(CASES, Choice(done=frozenset({"critical", "edge"})))
    assert left.because.keys() == {"critical in the browser", "smoke in the browser", "edge of another"}
    assert left.out["edge"] == "an earlier run had it"


def test_the_project_has_such_a_profile_and_only_one() -> None:
    assert profile("hotfix").is_hotfix
    assert not profile("merge").is_hotfix


def test_hotfix_must_be_yes_or_no(tmp_path: Path) -> None:
    path = tmp_path / "profiles.toml"
    path.write_text('[a]\nabout = "x"\ntags = ""\nchannels = ["api"]\nhotfix = "yes"\n')
    with pytest.raises(SelectionError, match="hotfix must be true or false"):
        profile("a", path)
