"""What a change concerns: what is not known to be harmless concerns everything."""

import subprocess
from pathlib import Path

import pytest

from support.planning.changed import commit_of, concerned, files_changed_since
from support.planning.select import SelectionError
from tests.support.planning.making import made

A, B = "features/tutor/a.feature", "features/biglearn/b.feature"
CASES = [
    made("a by api", path=A),
    made("a by ui", path=A, channel="ui"),
    made("b", path=B),
    made("of the harness", path="features/harness/h.feature", channel="none"),
]
STEPS = {
    A: "steps/tutor/joining.py",
    B: "steps/biglearn/asking.py",
    "features/harness/h.feature": "steps/harness/h.py",
}
EVERY = {case.planned.id for case in CASES}


def of(*files: str) -> dict[str, str]:
    return dict(concerned(CASES, files, lambda case: frozenset({STEPS[case.planned.feature_path]})))


def test_no_change_concerns_nobody() -> None:
    assert of() == {}


@pytest.mark.parametrize(
    "name",
    [
        "docs/targets.md",
        "tests/support/test_waiting.py",
        "bench/inside.py",
        ".github/workflows/a.yml",
        "README.md",
        "steps/README.md",
    ],
)
def test_what_no_case_can_depend_on_concerns_nobody(name: str) -> None:
    assert of(name) == {}


def test_a_feature_concerns_its_own_cases() -> None:
    assert of(A) == dict.fromkeys(("a by api", "a by ui"), f"{A} changed")


def test_a_feature_that_is_gone_concerns_nobody() -> None:
    assert of("features/tutor/gone.feature") == {}


def test_steps_concern_the_cases_that_use_them() -> None:
    assert of(STEPS[B]) == {"b": f"{STEPS[B]} changed, where a step of it is"}


@pytest.mark.parametrize(
    "name",
    [
        "steps/tutor/nobody_uses_it.py",
        "steps/tutor/__init__.py",
        "steps/parameters.py",
        "support/domain.py",
        "support/new/unheard_of.py",
        "fixtures/personas.toml",
        "sandbox/tutor/grading.py",
        "requirements.lock",
        "environment.py",
        "a-file-that-nobody-knows",
        "docs.py",
        "../service/app.py",
    ],
)
def test_whatever_is_not_known_concerns_every_case(name: str) -> None:
    assert of(name) == dict.fromkeys(EVERY, f"{name} changed, which may concern every case")


@pytest.mark.parametrize("name", ["support/ui/browser.py", "sandbox/tutor/web/static/page.js"])
def test_what_only_a_browser_meets_concerns_browser_cases_and_the_harness(name: str) -> None:
    assert set(of(name)) == {"a by ui", "of the harness"}
    assert of(name)["a by ui"] == f"{name} changed, which the channel ui uses"


def test_the_api_drivers_concern_both_channels_for_browser_cases_seed_with_them() -> None:
    assert set(of("support/api/session.py")) == EVERY


def test_the_first_reason_of_several_is_told() -> None:
    assert of("support/domain.py", A)["a by api"] == f"{A} changed"


# Asking git


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for name in ("kept", "edited", "staged", "renamed", "removed"):
        (tmp_path / name).write_text(f"{name}\n" * 20)
    (tmp_path / ".gitignore").write_text("ignored\n")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path)
    return tmp_path


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


def commit(folder: Path) -> str:
    git(folder, "add", "--all")
    identity = (
        "-c",
        "user.name=nobody",
        "-c",
        "user.email=nobody@users.example",
        "-c",
        "commit.gpgsign=false",
    )
    git(folder, *identity, "commit", "--quiet", "--message", "a change")
    return git(folder, "rev-parse", "HEAD").strip()


def test_every_kind_of_change_is_found(repository: Path) -> None:
    (repository / "edited").write_text("otherwise\n")
    (repository / "staged").write_text("otherwise\n")
    git(repository, "add", "staged")
    git(repository, "mv", "renamed", "has a new näme")
    git(repository, "rm", "--quiet", "removed")
    (repository / "folder").mkdir()
    (repository / "folder" / "untracked").touch()
    (repository / "ignored").touch()
    wanted = {"edited", "staged", "renamed", "has a new näme", "removed", "folder/untracked"}
    assert files_changed_since("HEAD", repository) == wanted
    commit(repository)
    assert files_changed_since("HEAD~1", repository) == wanted
    assert files_changed_since("main", repository) == frozenset()


def test_a_project_inside_a_larger_repository_is_told_its_own_names(repository: Path) -> None:
    own = repository / "acceptance"
    own.mkdir()
    for name in ("tracked", "edited"):
        (own / name).touch()
    commit(repository)
    (own / "edited").write_text("otherwise")
    (own / "untracked").touch()
    (repository / "kept").write_text("otherwise")
    (repository / "beside").touch()
    assert files_changed_since("HEAD", own) == {"edited", "untracked", "../kept", "../beside"}


@pytest.mark.parametrize("revision", ["nosuch", "main..main", "--output=stolen", "", "HEAD~9"])
def test_what_is_no_revision_is_told(repository: Path, revision: str) -> None:
    with pytest.raises(SelectionError, match=r"there is no revision .*has to fetch it first"):
        files_changed_since(revision, repository)
    assert not (repository / "stolen").exists()


def test_a_folder_outside_every_repository_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(SelectionError, match="git cannot tell what has changed: fatal: not a git repository"):
        files_changed_since("HEAD", tmp_path)
    assert commit_of(tmp_path) == ""


def test_a_machine_without_git_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert commit_of(repository) == git(repository, "rev-parse", "HEAD").strip()
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(SelectionError, match="git is not installed"):
        files_changed_since("HEAD", repository)
    assert commit_of(repository) == ""
