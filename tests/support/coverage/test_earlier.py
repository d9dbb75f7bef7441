"""Of everything that earlier suites tested it is said what became of it."""

from pathlib import Path

import pytest

from support.authoring.behaviours import load_behaviours
from support.config import ROOT
from support.coverage import Earlier, EarlierError, read_earlier

HEADER = "number\tbehaviour\tshown_by\n"
BEHAVIOURS = ROOT / "fixtures" / "behaviours"


def read(folder: Path, text: str) -> list[Earlier]:
    path = folder / "suites.tsv"
    path.write_text(HEADER + text, encoding="utf-8")
    return read_earlier(path, {"AC-07", "UI-2"})


def test_of_each_thing_it_is_said_what_became_of_it() -> None:
    found = read_earlier(BEHAVIOURS / "earlier" / "suites.tsv", load_behaviours(BEHAVIOURS))
    assert len(found) == 317
    assert all(len(one.left_out) > 10 for one in found if one.left_out is not None)


def test_a_behaviour_of_the_pages_has_the_number_of_its_line() -> None:
    known = load_behaviours(BEHAVIOURS)
    for one in read_earlier(BEHAVIOURS / "earlier" / "suites.tsv", known):
        own = f"UI-{one.number}"
        assert (own in known) <= (own in one.shown_by), f"line {one.number} should name {own}"


def test_ids_and_reasons_are_told_apart(tmp_path: Path) -> None:
    text = "1\tanyone: log in\tAC-07 UI-2\n2\tanyone: pay\t-: another product\n"
    assert read(tmp_path, text) == [
        Earlier(1, "anyone: log in", ("AC-07", "UI-2")),
        Earlier(2, "anyone: pay", (), "another product"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1\ta\t?\n", "'?' is no behaviour"),
        ("1\ta\tAC-99\n", "'AC-99' is no behaviour"),
        ("1\ta\t\n", "a line is a number"),
        ("x\ta\tAC-07\n", "a line is a number"),
        ("2\ta\tAC-07\n", "should go up from 1"),
        ("1\ta\tAC-07\n1\tb\tAC-07\n", "should go up from 1"),
    ],
)
def test_a_line_that_says_nothing_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(EarlierError, match=None) as raised:
        read(tmp_path, text)
    assert message in str(raised.value)
