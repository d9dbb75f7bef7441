"""From a feature's text to cases: which there are, which are chosen, why, and what keeps an id as it is."""

import pytest

from support.planning.select import Case, Choice, SelectionError, choose, components_of
from tests.support.planning.making import parsed

FEATURE = """\
@api
Feature: Joining
  @EN-05 @ui @smoke
  Scenario: A student joins
    When it works

  Rule: Codes
    @EN-06 @needs.biglearn @needs.time-travel
    Scenario: A student joins
      When it works

    Scenario Outline: Trying <code>
      When it works
      Examples:
        | code |
        | old  |
        | new  |
"""
BEHAVIOURS = frozenset({"EN-05", "EN-06"})


def cases_of(text: str = FEATURE, **more: str) -> list[Case]:
    return parsed(text, behaviours=BEHAVIOURS, **more)


def ids(found: list[Case]) -> dict[tuple[str, str], str]:
    """By title and channel."""
    return {(f"{c.planned.rule or ''}/{c.planned.title}", c.planned.channel): c.planned.id for c in found}


def titles(found: list[Case], choice: Choice) -> list[str]:
    return [f"{c.planned.title} ({c.planned.channel})" for c in choose(found, choice).cases]


def test_a_scenario_has_a_case_for_each_channel_and_row() -> None:
    assert list(ids(cases_of())) == [
        ("/A student joins", "api"),
        ("/A student joins", "ui"),
        ("Codes/A student joins", "api"),
        ("Codes/Trying old [code=old]", "api"),
        ("Codes/Trying new [code=new]", "api"),
    ]


def test_a_scenario_without_a_channel_is_one_case() -> None:
    [case] = parsed("Feature: f\n  Scenario: s\n    When it works\n")
    assert case.planned.channel == "none"


def test_what_tags_say_is_taken_apart() -> None:
    case = next(c.planned for c in cases_of() if c.planned.rule and not c.planned.row)
    assert case.behaviours == ("EN-06",)
    assert case.needs == ("biglearn", "time-travel")


# Ids


def test_ids_survive_moving_lines_and_other_scenarios() -> None:
    before, moved = (
        ids(cases_of()),
        FEATURE.replace("  Rule:", "\n\n  Scenario: Another\n    When it works\n\n  Rule:"),
    )
    after = ids(cases_of(moved))
    assert {key: after[key] for key in before} == before
    assert len(after) == len(before) + 1


def test_ids_survive_new_steps_tags_and_rows_above() -> None:
    before = ids(cases_of())
    changed = FEATURE.replace("When it works", "When it works otherwise").replace("@smoke", "@smoke @serial")
    after = ids(cases_of(changed.replace("| old  |", "| older |\n        | old  |")))
    assert {key: after[key] for key in before} == before


def test_an_id_is_the_same_in_every_version_of_this_code() -> None:
    # History, plans and other machines know cases by their ids.
    assert ids(cases_of())["Codes/Trying old [code=old]", "api"] == "3cf56dd79788eef2"


def test_ids_differ_by_all_that_tells_cases_apart() -> None:
    text = FEATURE + "\n    Scenario: A student joins\n      When it works\n"
    found = [case.planned.id for case in cases_of(text) + cases_of(text, path="features/tutor/b.feature")]
    assert len(found) == 12
    assert len(set(found)) == len(found)


# Flags


def test_a_flag_makes_a_case_for_each_of_its_states() -> None:
    found = cases_of(FEATURE.replace("@EN-05 @ui", "@EN-05 @ui @flag.payments @flag.beta"))
    flagged = [case.planned for case in found if case.planned.flags]
    assert [(case.channel, case.flags) for case in flagged] == [
        (channel, (f"beta.{beta}", f"payments.{payments}"))
        for channel in ("api", "ui")
        for beta in ("on", "off")
        for payments in ("on", "off")
    ]
    assert flagged[0].needs == ("flag.beta.on", "flag.payments.on")
    assert flagged[0].title == "A student joins [beta.on, payments.on]"


def test_a_flag_leaves_the_ids_of_others_as_they_are() -> None:
    before = ids(cases_of())
    after = ids(cases_of(FEATURE.replace("@EN-05 @ui", "@EN-05 @ui @flag.payments")))
    untouched = {key: own for key, own in before.items() if key[0] != "/A student joins"}
    assert {key: after[key] for key in untouched} == untouched
    assert not set(after.values()) & (set(before.values()) - set(untouched.values()))


# Choosing


def test_everything_is_chosen_when_nothing_is_asked_for() -> None:
    chosen = choose(cases_of(), Choice())
    assert (len(chosen.cases), dict(chosen.out)) == (5, {})
    assert set(chosen.because.values()) == {"everything was asked for"}


@pytest.mark.parametrize(
    ("choice", "wanted", "why_in", "why_out"),
    [
        (Choice(channels=("ui",)), 1, "everything was asked for", "channel api was not asked for"),
        (Choice(tags="@smoke"), 2, "its tags fit '@smoke'", "its tags do not fit '@smoke'"),
        (Choice(names=("TRYING",)), 2, "its name was asked for", "its name was not asked for"),
        (Choice(names=("code=new",)), 1, "its name was asked for", "its name was not asked for"),
        (Choice(behaviours=("EN-06",)), 1, "it proves EN-06", "it proves none of EN-06"),
        (
            Choice(components=("biglearn",)),
            1,
            "it has to do with biglearn",
            "it has nothing to do with biglearn",
        ),
        (
            Choice(tags="@api", names=("joins",), behaviours=("EN-05", "EN-06"), components=("tutor",)),
            3,
            None,
            "its name was not asked for",
        ),
    ],
)
def test_each_case_is_in_or_out_for_a_reason(
    choice: Choice, wanted: int, why_in: str | None, why_out: str
) -> None:
    found = cases_of()
    chosen = choose(found, choice)
    assert len(chosen.cases) == wanted
    assert set(chosen.because) == {case.planned.id for case in chosen.cases}
    assert set(chosen.because) | set(chosen.out) == {case.planned.id for case in found}
    assert not set(chosen.because) & set(chosen.out)
    assert set(chosen.out.values()) == {why_out}
    if why_in:
        assert set(chosen.because.values()) == {why_in}


def test_several_reasons_are_told_together() -> None:
    found = cases_of()
    concerned = {case.planned.id: "steps/x.py changed" for case in found}
    choice = Choice(names=("joins",), behaviours=("EN-06",), components=("tutor",), concerned=concerned)
    [why] = choose(found, choice).because.values()
    assert why == "it proves EN-06; it has to do with tutor; steps/x.py changed; its name was asked for"


def test_a_change_that_concerns_nobody_chooses_nobody() -> None:
    chosen = choose(cases_of(), Choice(concerned={}))
    assert chosen.cases == ()
    assert set(chosen.out.values()) == {"no change concerns it"}


def test_harness_cases_belong_to_every_channel() -> None:
    found = parsed("Feature: f\n  Scenario: s\n    When it works\n", path="features/harness/h.feature")
    assert titles(found, Choice(channels=("ui",))) == ["s (none)"]


def test_what_is_no_tag_expression_is_told() -> None:
    with pytest.raises(SelectionError, match="'@smoke and' is not a tag expression"):
        choose(cases_of(), Choice(tags="@smoke and"))


# Components


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("features/tutor/a.feature", ("biglearn", "tutor")),
        ("features/biglearn/a.feature", ("biglearn",)),
        ("features/delivery/a.feature", ("biglearn", "tutor")),
        ("features/harness/a.feature", ("biglearn",)),
    ],
)
def test_a_case_has_to_do_with_what_its_folder_is_about_and_with_what_it_needs(
    path: str, wanted: tuple[str, ...]
) -> None:
    case = next(c.planned for c in cases_of(path=path) if c.planned.needs)
    assert components_of(case) == wanted


def test_a_profile_narrows_cases_of_the_browser_alone() -> None:
    found = cases_of(FEATURE.replace("@api\nFeature", "@api @ui\nFeature"))
    chosen = choose(found, Choice(browser="@smoke"))
    assert {(c.planned.title, c.planned.channel) for c in chosen.cases if c.planned.channel == "ui"} == {
        ("A student joins", "ui")
    }
    assert sum(c.planned.channel == "api" for c in chosen.cases) == 4
    assert set(chosen.out.values()) == {"of the browser, the profile has only what fits '@smoke'"}
