from pathlib import Path

import pytest

from support.authoring.lint import Finding, lint_file, lint_paths, lint_text

BEHAVIOURS = {"EN-01", "EN-02", "BLX-10"}
PATH = "features/tutor/a.feature"
GOOD = """\
Feature: Enrolling
  For students.
  The code: opens a section. And nothing else does.

  Background:
    Given Ada teaches a course

  Rule: A code opens one section

    @EN-01 @smoke @api @no-ui
    Scenario: A student enters
      The student is new here.
      When Ben enrols
        \"\"\"
        Gven this is text
        Scenaro: too
        \"\"\"
      Then Ben is in "the JSON button"

    @EN-02 @needs.biglearn @exclusive.mail @quarantine @issue-7 @api @ui
    Scenario Outline: <who> is refused
      When <who> enrols
      Then <who> is refused

      Examples: others
        | who |
        | Max |
"""


def lint(text: str, path: str = PATH) -> list[tuple[int, str]]:
    return [(finding.line, finding.message) for finding in lint_text(text, path, BEHAVIOURS)]


def changed(old: str, new: str) -> list[tuple[int, str]]:
    assert old in GOOD
    return lint(GOOD.replace(old, new, 1))


def test_a_good_feature_has_no_findings() -> None:
    assert lint(GOOD) == []


FEATURE = "Feature: F\n  @wip @api @no-ui @EN-01\n"


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("Scenario: a\n  Given b\n", 1, 'the file does not begin with "Feature: …"'),
        ("Given b\n", 1, 'the file does not begin with "Feature: …"'),
        (
            f"{FEATURE}  Scenario: a\n    Given b\n  Background:\n    Given c\n",
            5,
            "before the first scenario",
        ),
        (f"{FEATURE}  Background:\n    Given b\n", 3, "a Background takes no tags"),
        ("Feature: F\n  Background:\n    Given b\n  Background:\n    Given c\n", 4, "there is a Background"),
        (
            f"{FEATURE}  Scenario: a\n    Given b\n  Examples:\n    | c |\n    | d |\n",
            5,
            "belong to an outline",
        ),
        ("\ufeffFeature: F\n", 1, "byte order mark"),
        ("# language: de\nFunktionalität: F\n", 1, "written in English here, not in 'de'"),
        ("# language: xx\nFeature: F\n", 1, "written in English here, not in 'xx'"),
        ("", 1, "there is no feature in this file"),
    ],
)
def test_what_no_parser_takes_is_told_in_words(text: str, line: int, told: str) -> None:
    ((where, message),) = lint(text)
    assert where == line
    assert told in message
    assert "did you mean" not in message


def test_a_line_that_says_english_is_fine() -> None:
    assert lint(f"# language: en\n{GOOD}") == []


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("When Ben", "Wehn Ben", 13, 'did you mean "When"'),
        ("When Ben", "when Ben", 13, 'did you mean "When"'),
        ("When Ben", "Gven Ben", 13, 'did you mean "Given"'),
        ("Given Ada", "Giwen Ada", 6, 'did you mean "Given"'),
        ("      Then Ben", "      Tehn Ben", 18, 'did you mean "Then"'),
        ("Scenario: A", "Scenaro: A", 11, 'did you mean "Scenario:"'),
        ("Scenario: A", "scenario: A", 11, 'did you mean "Scenario:"'),
        ("Rule: A", "Rul: A", 8, 'did you mean "Rule:"'),
        ("Background:", "Backgroud:", 5, 'did you mean "Background:"'),
        ("Examples: others", "Exmples: others", 25, 'did you mean "Examples:"'),
        ("Scenario Outline:", "Scenario Outlin:", 21, 'did you mean "Scenario Outline:"'),
        ("Feature: E", "Fature: E", 1, "Feature"),
        ("| Max |", "| Max | 2 |", 27, "cells"),
        ("@EN-01", "@EN-03", 10, "no behaviour of the catalogue: did you mean @EN-0"),
        ("@smoke", "@smkoe", 10, "did you mean @smoke"),
        ("@smoke", "@quarantine", 11, "without an issue"),
        ("@EN-01 ", "", 11, "proves no behaviour"),
        ("@api @no-ui", "", 11, "it has no channel"),
        ("@api @no-ui", "@api", 11, "leaves the channel ui open"),
        ("@api @no-ui", "@api @ui @no-ui", 11, "tagged @ui and @no-ui"),
        ("@smoke", "smoke", 10, "nothing but tags"),
        ("Then Ben is", "When Ben is", 18, "a second When"),
        ("Ben enrols", "Ben clicks", 13, '"clicks" tells how'),
        ("Ada teaches a course", "Ada waits", 6, '"waits" tells how'),
        ("Ben enrols", "", 13, "nothing behind it"),
        ("        | Max |\n", "", 21, "never runs"),
        ("| who |", "| whom |", 22, "no table of examples has a column <who>"),
        ("Scenario: A student enters", "Scenario:", 11, "no name"),
    ],
)
def test_a_mistake_is_found_where_it_is(old: str, new: str, line: int, told: str) -> None:
    assert any(at == line and told in message for at, message in changed(old, new)), changed(old, new)


def test_a_scenario_that_lost_its_only_step_is_told_twice_over() -> None:
    text = "Feature: F\n  @EN-01 @api @ui\n  Scenario: s\n    Gven a\n"
    messages = dict(lint(text))
    assert "no steps" in messages[3]
    assert "Given" in messages[4]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Feature: F\n", "no scenario"),
        ("Feature: F\n  Rule: R\n", "no scenario"),
        ("", "no feature"),
        ("# only a comment\n", "no feature"),
        ("@api\n", "no feature"),
        ("Feature: F\n  @api @ui @EN-01\n  Scenario: s\n    And b\n", "cannot be And or But"),
    ],
)
def test_what_shows_nothing_is_an_error(text: str, told: str) -> None:
    assert any(told in message for _, message in lint(text)), lint(text)


def test_long_scenarios_and_doubled_names_are_only_warnings() -> None:
    steps = "".join(f"    Then it is {n}\n" for n in range(7))
    scenario = f"  @EN-01 @api @ui\n  Scenario: s\n{steps}"
    found = lint_text(f"Feature: F\n{scenario}\n{scenario}", PATH, BEHAVIOURS)
    assert [(f.line, f.severity) for f in found] == [(3, "warning"), (13, "warning"), (13, "warning")]


def test_features_of_the_harness_need_neither_channel_nor_behaviour() -> None:
    text = "Feature: F\n  Scenario: s\n    Given a\n"
    assert lint(text, "features/harness/a.feature") == []
    assert len(lint(text, "features/tutor/a.feature")) == 2


def test_tags_of_the_feature_and_the_rule_count_for_their_scenarios() -> None:
    text = "@EN-01\nFeature: F\n  @api @ui\n  Rule: R\n    Scenario: s\n      Given a\n"
    assert lint(text) == []


def test_files_are_found_and_named(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/a.feature").write_bytes(b"Feature: \xff\n")
    (found,) = lint_paths([tmp_path], BEHAVIOURS)
    assert str(found).endswith("a.feature:1: error: the file is not UTF-8 text: invalid start byte at byte 9")
    with pytest.raises(FileNotFoundError, match=r"there is no .*nowhere to check"):
        lint_paths([tmp_path / "nowhere"], BEHAVIOURS)


def test_a_finding_reads_as_compilers_write_them() -> None:
    assert str(Finding("a.feature", 3, "bad")) == "a.feature:3: error: bad"


def test_the_tags_of_a_file_are_told_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "features/biglearn/a.feature"
    file.parent.mkdir(parents=True)
    file.write_text("Feature: F\n  @api @no-ui\n  Scenario: s\n    Given a\n")
    assert ["proves no behaviour" in f.message for f in lint_file(file, BEHAVIOURS)] == [True]


def test_a_wish_proves_nothing_and_need_not(tmp_path: Path) -> None:
    file = tmp_path / "features/biglearn/a.feature"
    file.parent.mkdir(parents=True)
    file.write_text("Feature: F\n  @wish @api @no-ui\n  Scenario: s\n    Given a\n")
    assert lint_file(file, BEHAVIOURS) == []
