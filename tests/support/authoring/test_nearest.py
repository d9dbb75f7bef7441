import pytest

from support.authoring.nearest import ambiguous_message, nearest, nearest_name, undefined_message

WORDINGS = [
    "{actor} teaches a course",
    "{actor} publishes the {plan}",
    "{actor} enrols with the code of {section}",
    "{actor} is refused because {refusal}",
    "the course's history holds {int} event(s)",
    "{actor} works through {assignment}, answering {outcome}",
]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Ada teachs a course", WORDINGS[0]),
        ("Ada teaches some course", WORDINGS[0]),
        ('Ada publish the homework "Week 1"', WORDINGS[1]),
        ('Ben enroles with a code of "Morning"', WORDINGS[2]),
        ("Ben is refused since they are not allowed to", WORDINGS[3]),
        ("the history of the course holds 3 events", WORDINGS[4]),
        ('Ben works "Week 1", answering right', WORDINGS[5]),
        ("Ben enrols", WORDINGS[2]),
        ("Ben works", WORDINGS[5]),
    ],
)
def test_the_nearest_wording_comes_first(text: str, first: str) -> None:
    assert nearest(text, WORDINGS)[0] == first


def test_what_is_like_nothing_has_no_nearest() -> None:
    assert nearest("the moon rises over a quiet lake", WORDINGS) == []
    assert nearest("Ada teaches a course", []) == []


def test_letters_in_common_are_not_enough() -> None:
    assert nearest("Ben joins", ["{actor} opens {assignment} again", "{actor} is in {section}"]) == []


def test_no_more_than_asked_for() -> None:
    assert (
        len(nearest("Ada teaches a course", [f"{{actor}} teaches a course {n}x" for n in "abcdef"], n=2)) == 2
    )


def test_names() -> None:
    assert nearest_name("somke", ["smoke", "serial"]) == "smoke"
    assert nearest_name("en-01", ["EN-01"]) == "EN-01"
    assert nearest_name("zzz", ["smoke"]) is None


def test_an_undefined_step_is_answered_in_one_line() -> None:
    told = undefined_message("Given Ada teachs a course", WORDINGS)
    assert told.startswith(
        'no wording fits "Given Ada teachs a course"; did you mean "{actor} teaches a course"'
    )
    assert told.endswith("? `tutor-bdd steps` prints all wordings")
    assert "\n" not in told


def test_an_undefined_step_like_nothing_gets_no_false_hint() -> None:
    told = undefined_message("Given the moon rises over a quiet lake", WORDINGS)
    assert "did you mean" not in told
    assert "tutor-bdd steps" in told


def test_an_ambiguous_step_names_what_fits_in_one_line() -> None:
    told = ambiguous_message("Given a", [("a", "steps/x.py:1"), ("{word}", "steps/y.py:2")])
    assert told.startswith(
        'more than one wording fits "Given a": "a" (steps/x.py:1) and "{word}" (steps/y.py:2); '
    )
    assert "\n" not in told
