"""The catalogue of behaviours can be read, and what is wrong with it is told."""

import re
from pathlib import Path

import pytest

from support.authoring.behaviours import Behaviour, BehavioursError, load_behaviours

ROOT = Path(__file__).parents[3]
HEADER = "id\tarea\tcriticality\troles\tknown_defect\tstatement\n"


def catalogue(directory: Path, *lines: str) -> Path:
    (directory / "some.tsv").write_text(HEADER + "".join(line + "\n" for line in lines), encoding="utf-8")
    return directory


def test_the_catalogue_holds_tutors_and_biglearns_behaviours() -> None:
    found = load_behaviours(ROOT / "fixtures" / "behaviours")
    assert found["EN-01"].criticality == 3
    assert found["EN-15"].roles == ("S",)
    assert found["BLX-27"].is_known_defect
    assert not found["BLX-10"].is_known_defect
    assert {f"BLX-{number}" for number in range(1, 65)} <= found.keys()


def test_every_id_looks_like_a_tag() -> None:
    found = load_behaviours(ROOT / "fixtures" / "behaviours")
    assert [i for i in found if not re.fullmatch(r"[A-Z]{2,3}-\d+", i)] == []


def test_a_line_becomes_a_behaviour(tmp_path: Path) -> None:
    found = load_behaviours(catalogue(tmp_path, 'EN-01\tEnrollment\t3\tA,S\tno\tA "code" opens'))
    assert found == {"EN-01": Behaviour("EN-01", "Enrollment", 3, ("A", "S"), False, 'A "code" opens')}


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("EN-01\tEnrollment\t3\tA\tno", "6 filled columns"),
        ("EN-01\tEnrollment\t4\tA\tno\tIt opens", "should be 1, 2 or 3"),
        ("EN-01\tEnrollment\t3\tA\tmaybe\tIt opens", "should be yes or no"),
        ("EN-01\t\t3\tA\tno\tIt opens", "6 filled columns"),
    ],
)
def test_a_malformed_line_is_told_with_its_place(tmp_path: Path, line: str, complaint: str) -> None:
    with pytest.raises(BehavioursError, match=rf"some\.tsv, line 2: .*{complaint}"):
        load_behaviours(catalogue(tmp_path, line))


def test_an_id_stands_for_one_behaviour(tmp_path: Path) -> None:
    with pytest.raises(BehavioursError, match="EN-01 is in the catalogue twice"):
        load_behaviours(catalogue(tmp_path, *["EN-01\tEnrollment\t3\tA\tno\tIt opens"] * 2))


def test_other_columns_are_refused(tmp_path: Path) -> None:
    (tmp_path / "some.tsv").write_text("id\tstatement\n")
    with pytest.raises(BehavioursError, match="should name the columns"):
        load_behaviours(tmp_path)


def test_an_empty_directory_is_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(BehavioursError, match="no catalogue"):
        load_behaviours(tmp_path)
