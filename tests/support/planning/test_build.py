"""A build is a manifest, told by its digest; whatever is no manifest is a mistake in one line."""

import subprocess
from pathlib import Path

import pytest

from support.planning import build
from support.planning.build import BuildError, digest_of, own_build, read_build, short


def manifest(folder: Path, text: str) -> Path:
    path = folder / "build.json"
    path.write_text(text)
    return path


def test_a_manifest_names_one_revision_of_each_component(tmp_path: Path) -> None:
    told = read_build(manifest(tmp_path, '{"tutor-server": "4f2a91c", "biglearn-api": "v1.4.0"}'))
    assert told == {"tutor-server": "4f2a91c", "biglearn-api": "v1.4.0"}


def test_the_order_of_components_does_not_make_another_build(tmp_path: Path) -> None:
    one = read_build(manifest(tmp_path, '{"a": "1", "b": "2"}'))
    other = read_build(manifest(tmp_path, '{"b": "2", "a": "1"}'))
    assert digest_of(one) == digest_of(other)
    assert digest_of(one).startswith(short(one))


def test_another_revision_makes_another_build() -> None:
    assert digest_of({"a": "1"}) != digest_of({"a": "2"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "no manifest"),
        ("[]", "one object"),
        ("{}", "one object"),
        ('{"a": "1", "a": "2"}', "a is there twice"),
        ('{"a": 1}', "no revision of a"),
        ('{"a": ""}', "no revision of a"),
        ('{"a": "--help"}', "no revision of a"),
        ('{"A b": "1"}', "no name of a component"),
        ("[" * 100_000, "no manifest"),
    ],
)
def test_what_is_no_manifest_is_refused(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(BuildError, match=told):
        read_build(manifest(tmp_path, text))


def test_a_manifest_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="cannot read"):
        read_build(tmp_path / "build.json")


def git(folder: Path, *words: str) -> str:
    settings = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(
        ["git", *settings, *words], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()


def test_the_own_build_is_the_commit_and_tells_what_is_not_committed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "ROOT", tmp_path)
    assert own_build(is_embedded=False) == {"suite": "unknown"}
    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "one")
    commit = git(tmp_path, "rev-parse", "HEAD")
    assert own_build(is_embedded=True) == {"sandbox": commit, "suite": commit}
    (tmp_path / "new").write_text("")
    assert own_build(is_embedded=False) == {"suite": f"{commit}+changes"}
