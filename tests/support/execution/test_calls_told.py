"""The record tells which calls a case made, whether it ended well or not."""

import json

FEATURE = """
@api
Feature: f
  Scenario: one
    When it works
"""


def test_the_end_of_a_case_tells_its_calls(run, tmp_path) -> None:
    run(FEATURE)
    [record] = tmp_path.rglob("record.jsonl")
    events = [json.loads(line) for line in record.read_text(encoding="utf-8").splitlines()]
    [end] = [event for event in events if event["type"] == "case.finished"]
    assert end["calls"] == {"biglearn/record_responses": 2}
    assert end["answered_within"] == {"12": 3}
