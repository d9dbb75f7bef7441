"""What seeding refuses of a course: days that cannot be."""

import pytest


@pytest.mark.parametrize(
    "wanted",
    [
        {"starts_at": "2026-11-02T00:00:00Z", "ends_at": "2026-11-01T00:00:00Z"},
        {"term": "fall", "year": 2014},
        {"term": "fall", "year": 2029},
    ],
)
def test_a_course_that_ends_first_or_is_far_away_is_refused(school, wanted):
    course = {"name": "Odd", "teachers": [{"username": "ada"}], "periods": [], **wanted}
    body = {"catalog_offering": {"title": "Mini"}, "course": course}
    refused = school.browse()("POST", "/api/demo/course", body, at="2026-11-25T12:00:00Z")
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["code"].startswith("validation failed: ")
