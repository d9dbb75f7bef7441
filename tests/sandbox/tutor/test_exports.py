"""Scores as a workbook: what is in it, and what odd names do to it."""

import io

import pytest
from openpyxl import load_workbook

from sandbox.tutor.workbook import sheet_names, workbook
from support.waiting import eventually

PAST_DUE = "2027-01-12T00:00:00Z"
NOW = "2027-01-12T00:00:00.000Z"


def export(school, at=PAST_DUE):
    reply = school.ada("POST", school.path("/performance/export"), at=at)
    assert reply.status_code == 202
    job = reply.json()["job"]

    def done():
        told = school.ada.get(job)
        assert told["status"] != "failed", told
        return told.get("url")

    return eventually(done, reason="the export")


def read(content, *, values=True):
    return load_workbook(io.BytesIO(content), data_only=values)


def test_the_workbook_says_what_the_report_says(school):
    school.publish()
    school.publish(kind="reading", title="=1+1")
    step = school.steps()[0]
    choice = school.ben.get(f"/api/steps/{step['id']}", at="2026-12-01T00:00:00Z")["content"]["questions"][0]
    school.ben(
        "PUT",
        f"/api/steps/{step['id']}",
        {"answer_id": str(choice["answers"][0]["id"])},
        at="2026-12-01T00:00:00Z",
    )
    url = export(school)
    file = school.ada.http.get(url, timeout=10)
    assert file.headers["content-type"].endswith("spreadsheetml.sheet")
    book = read(file.content)
    assert book.sheetnames == ["1st - %", "1st - #", "2nd - %", "2nd - #"]
    report = school.ada.get(school.path("/performance"), at=PAST_DUE)
    headings = [h["title"] for h in report[0]["data_headings"]]
    for name, key in (("1st - %", "published_score"), ("1st - #", "published_points")):
        top, _, *rows = book[name].iter_rows(values_only=True)
        assert top == (
            "First Name",
            "Last Name",
            "Student ID",
            "Course Average",
            "Homework Average",
            "Reading Average",
            *headings,
        )
        for row, student in zip(rows, report[0]["students"], strict=False):
            assert row[:3] == (
                student["first_name"],
                student["last_name"],
                student["student_identifier"],
            )
            assert row[3:6] == (
                student["course_average"],
                student["homework_score"],
                student["reading_score"],
            )
            assert list(row[6:]) == [cell[key] for cell in student["data"]]
        assert rows[2][0] == "Average"
        assert rows[2][3] == report[0]["overall_course_average"]
    assert [r[0] for r in book["2nd - %"].iter_rows(min_row=3, values_only=True)] == ["EMPTY"]
    formulas = read(file.content, values=False)["1st - %"]
    assert formulas["D3"].data_type == "f"
    assert formulas["G1"].data_type == "s", "a title is never a formula"


def test_exports_are_kept_and_listed_for_teachers_only(school):
    assert school.ada.get(school.path("/performance/exports")) == []
    url = export(school)
    [listed] = school.ada.get(school.path("/performance/exports"))
    assert (listed["url"], listed["created_at"]) == (url, NOW)
    assert listed["filename"].startswith("Physics_Scores_")
    for who in (school.ben, school.browse("dan"), school.browse()):
        assert who("GET", school.path("/performance/exports")).status_code == 403
        assert who("POST", school.path("/performance/export")).status_code == 403
    assert school.ada("POST", "/api/courses/999999/performance/export").status_code == 404
    assert school.ada("GET", "/exports/none/x.xlsx").status_code == 404


def test_a_course_that_is_over_gives_its_last_export_again(school):
    over = "2028-01-01T00:00:00Z"
    assert export(school) != export(school, at=over), "it went on after that"
    assert export(school, at=over) == export(school, at=over)


def test_only_what_is_due_is_exported(school):
    school.publish()
    book = read(school.ada.http.get(export(school, at="2026-12-01T00:00:00Z"), timeout=10).content)
    assert book["1st - %"].max_column == 6


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["1st - %", "1st - #"], ["1st - %", "1st - #"]),
        (["a" * 40, "a" * 41], ["a" * 31, "a" * 27 + " (2)"]),
        (["A/B: [c]*?\\", "'quoted'"], ["A-B- -c----", "quoted"]),
        (["Same", "same", "SAME"], ["Same", "same (2)", "SAME (3)"]),
        (["'", ""], ["-", "- (2)"]),
    ],
)
def test_sheet_names(wanted, found):
    assert sheet_names(wanted) == found
    assert all(len(name) <= 31 for name in found)


def student(name, score, *, dropped=False, identifier=None):
    cell = {"published_score": score, "published_points": None if score is None else score * 4}
    return {
        "first_name": name,
        "last_name": None,
        "student_identifier": identifier,
        "is_dropped": dropped,
        "course_average": score,
        "homework_score": score,
        "reading_score": None,
        "data": [cell if score is not None else None],
    }


def test_the_dropped_come_last_and_are_not_averaged():
    heading = {"title": "H", "type": "homework", "due_at": "2027-01-10T13:00:00.000Z"}
    period = {
        "period_id": "1",
        "overall_course_average": 0.5,
        "overall_homework_score": 0.5,
        "overall_reading_score": None,
        "data_headings": [heading],
        "students": [
            student("Abe", 1.0, dropped=True),
            student("=CMD()", 0.5, identifier="@1"),
            student("Zoë 🦊", None),
        ],
    }
    content = workbook([period], {"1": "It's/ours"}, {"homework": 0.5, "reading": 0.5}, NOW)
    book, formulas = read(content), read(content, values=False)
    assert book.sheetnames == ["It's-ours - %", "It's-ours - #"]
    rows = list(book["It's-ours - #"].iter_rows(min_row=3, values_only=True))
    assert [r[0] for r in rows] == ["=CMD()", "Zoë 🦊", "Abe", "Average"]
    assert (rows[0][2], rows[0][6], rows[1][6]) == ("@1", 2.0, None)
    assert rows[2][1].strip() == "(dropped)"
    sheet = formulas["It's-ours - %"]
    assert sheet["D6"].value == '=IFERROR(AVERAGE(D3:D4),"")'
    assert sheet["A3"].data_type == "s"
    assert formulas["It's-ours - #"]["D3"].value == "='It''s-ours - %'!D3"
