"""Profiles: those that the project has, and mistakes in their file."""

import re
from pathlib import Path

import pytest
from cucumber_tag_expressions import parse

from support.authoring.tags import unknown_tag
from support.planning.profiles import Profile, profile, profiles
from support.planning.select import SelectionError


def test_the_profiles_of_the_project_select_by_tags_that_exist() -> None:
    assert {"merge", "smoke", "nightly"} <= profiles().keys()
    for found in profiles().values():
        parse(found.tags)
        assert found.about
        for tag in re.findall(r"@([^\s()]+)", found.tags):
            assert unknown_tag(tag, []) is None, f"{found.name} selects by @{tag}, which nothing can carry"


def test_drafts_are_in_no_profile() -> None:
    for found in profiles().values():
        assert not parse(found.tags).evaluate(["@wip", "@smoke"])


def test_a_profile_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "profiles.toml"
    path.write_text('[mine]\nabout = "x"\ntags = "@smoke"\nchannels = ["ui"]\n', encoding="utf-8")
    assert profile("mine", path) == Profile("mine", "x", "@smoke", ("ui",))


def test_a_profile_may_narrow_the_browser(tmp_path: Path) -> None:
    path = tmp_path / "profiles.toml"
    path.write_text('[mine]\nabout = "x"\ntags = ""\nchannels = ["ui"]\nbrowser = "@a"\n', encoding="utf-8")
    assert profile("mine", path).browser == "@a"


def test_an_unknown_profile_is_answered_with_the_nearest() -> None:
    with pytest.raises(SelectionError, match="there is no profile 'nigtly'; did you mean 'nightly'"):
        profile("nigtly")
    with pytest.raises(SelectionError, match=r"there is no profile 'zzz'; there are: .*merge"):
        profile("zzz")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("merge", "is not TOML"),
        ("merge = 3", "[merge]: a profile says about, tags and channels"),
        ('[merge]\ntags = ""', "[merge]: a profile says about, tags and channels"),
        ('[merge]\nabout = 1\ntags = ""\nchannels = ["api"]', "about and tags must be texts"),
        ('[merge]\nabout = ""\ntags = ""\nchannels = []', "channels must be a list of api and ui"),
        ('[merge]\nabout = ""\ntags = ""\nchannels = "api"', "channels must be a list of api and ui"),
        ('[merge]\nabout = ""\ntags = ""\nchannels = ["api"]\nbrowser = ["@a"]', "browser must be a tag"),
        ('[merge]\nabout = ""\ntags = ""\nchannels = ["web"]', "channels must be a list of api and ui"),
    ],
)
def test_a_file_that_holds_no_profiles_is_told(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "profiles.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SelectionError) as raised:
        profiles(path)
    assert message in str(raised.value)
    assert str(path) in str(raised.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SelectionError, match=r"cannot read the profiles in .*: No such file"):
        profiles(tmp_path / "nothing.toml")
