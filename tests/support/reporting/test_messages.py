"""Cucumber Messages: what Cucumber's own schema takes, and what its readers can make sense of."""

import base64
import importlib.metadata
import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from support.record.events import Attachment, CaseResult, HookFailure, Outcome
from support.reporting import embedding, messages
from support.reporting.view import view_run
from tests.support.reporting.cucumber_schema import schema
from tests.support.reporting.hard_run import build

FEATURE = """\
@EN-01
Feature: Joining
  Background:
    Given Ada teaches

  Rule: A code opens one section
    @api @ui
    Scenario: Ben joins
      When Ben joins
        | section |
        | 1st     |
      Then Ben is in

    @api
    Scenario Outline: <who> joins
      Then <who> is in

      Examples: students
        | who  |
        | Ben  |
        | Cleo |
"""
PATH = "features/joining.feature"


def planned(make: Any, identity: str, line: int, name: str = "Ben joins", **other: Any) -> Any:
    rule = "A code opens one section"
    fields = {"feature_path": PATH, "feature": "Joining", "rule": rule, "line": line, "scenario": name}
    return make.planned(identity, **fields, **other)


def steps(make: Any, *texts: str) -> list[Any]:
    return [make.step(text) for text in texts]


def joining(make: Any) -> Any:
    """Both channels of a scenario, and both rows of an outline; the second row's worker was killed."""
    both = {"tags": ("EN-01", "api", "ui")}
    told = steps(make, "Ada teaches", "Ben joins", "Ben is in")
    failed = [*told[:2], make.step("Ben is in", "failed", error="expected Ben")]
    killed = make.attempt(Outcome.ERROR, reason="the worker was killed")
    object.__setattr__(killed, "steps", ())
    row = steps(make, "Ada teaches", "Ben is in")
    return make.run(
        CaseResult(planned(make, "api", 8, **both), (make.attempt(Outcome.PASSED, *told),)),
        CaseResult(planned(make, "ui", 8, channel="ui", **both), (make.attempt(Outcome.FAILED, *failed),)),
        CaseResult(planned(make, "row1", 20, row="who=Ben"), (make.attempt(Outcome.PASSED, *row),)),
        CaseResult(planned(make, "row2", 21, "Cleo joins", row="who=Cleo"), (killed,)),
    )


def written(run: Any, folder: Path, feature: str | None = None) -> list[tuple[str, dict[str, Any]]]:
    """Kind and content of each message; each fits Cucumber's schema, and points only to what is there."""
    if feature is not None:
        (folder / "features").mkdir(exist_ok=True)
        (folder / PATH).write_text(feature)
    path = messages.write_view(view_run(run.plan, run.record, run.verdict), folder, folder)
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    validator = jsonschema_rs.validator_for(schema())
    for line in lines:
        assert [str(error) for error in validator.iter_errors(line)] == [], line
    found = [next(iter(line.items())) for line in lines]
    hold_together(found)
    return found


def hold_together(found: list[tuple[str, dict[str, Any]]]) -> None:
    ids = [body["id"] for _, body in found if "id" in body]
    ids += [step["id"] for _, body in found for step in (*body.get("testSteps", ()), *body.get("steps", ()))]
    nodes = list(node_ids([body for kind, body in found if kind == "gherkinDocument"]))
    assert len({*ids, *nodes}) == len(ids) + len(nodes), "an id means two things"
    for kind, body in found:
        steps = body.get("testSteps", [])
        pointers = [value for each in (body, *steps) for key, value in each.items() if key.endswith("Id")]
        assert set(pointers) <= set(ids), kind
        if kind == "pickle":
            pointed = [*body["astNodeIds"], *(tag["astNodeId"] for tag in body["tags"])]
            pointed += [one for step in body["steps"] for one in step["astNodeIds"]]
            assert set(pointed) <= set(nodes)


def node_ids(node: Any) -> Any:
    children = list(node.values()) if isinstance(node, dict) else node
    if isinstance(node, dict) and "id" in node:
        yield node["id"]
    if isinstance(children, list):
        for child in children:
            yield from node_ids(child)


def of(kind: str, found: list[tuple[str, dict[str, Any]]]) -> list[dict[str, Any]]:
    return [body for each, body in found if each == kind]


def test_cases_of_every_kind_fit_the_schema(everything: Any, make: Any, tmp_path: Path) -> None:
    for run in (everything, build(make), make.run(verdict=make.verdict("not proven", 5, ()))):
        found = written(run, tmp_path)
        assert (found[0][0], found[-1][0]) == ("meta", "testRunFinished")
        assert found[-1][1]["success"] is False


def test_the_schema_refuses_what_is_wrong() -> None:
    validator = jsonschema_rs.validator_for(schema())
    right = {"testRunFinished": {"success": True, "timestamp": {"seconds": 1, "nanos": 0}}}
    assert validator.is_valid(right)
    for wrong in (
        {"testRunFinished": {"success": True}},
        {"testRunFinished": {**right["testRunFinished"], "succes": True}},
        {**right, "testRunStarted": {"timestamp": {"seconds": 1, "nanos": 0}}},
        {"hook": {"id": "1", "sourceReference": {}, "type": "BEFORE"}},
        {},
    ):
        assert not validator.is_valid(wrong), wrong


def test_the_protocol_is_that_of_the_types(make: Any) -> None:
    theirs = importlib.metadata.version("cucumber-messages")
    assert messages.PROTOCOL.split(".")[0] == theirs.split(".")[0]


def test_documents_are_the_feature_files(make: Any, tmp_path: Path) -> None:
    found = written(joining(make), tmp_path, FEATURE)
    (source,), pickles = of("source", found), of("pickle", found)
    assert (source["uri"], source["data"]) == (PATH, FEATURE)
    assert [(p["id"], p["name"], p["location"]["line"]) for p in pickles] == [
        ("api", "Ben joins (API)", 8),
        ("ui", "Ben joins (browser)", 8),
        ("row1", "Ben joins [who=Ben] (API)", 20),
        ("row2", "Cleo joins [who=Cleo] (API)", 21),
    ]
    assert pickles[0]["steps"][1]["argument"]["dataTable"]["rows"][1]["cells"] == [{"value": "1st"}]


def test_channels_of_a_scenario_have_nodes_of_their_own(make: Any, tmp_path: Path) -> None:
    """Cucumber's HTML shows one result for a node: the browser's failure must not hide behind a pass."""
    found = written(joining(make), tmp_path, FEATURE)
    (document,) = of("gherkinDocument", found)
    rule = document["feature"]["children"][1]["rule"]
    nodes = {child["scenario"]["id"]: child["scenario"]["name"] for child in rule["children"]}
    own = {pickle["id"]: nodes[pickle["astNodeIds"][0]] for pickle in of("pickle", found)}
    assert own == {
        "api": "Ben joins (API)",
        "ui": "Ben joins (browser)",
        "row1": "<who> joins",
        "row2": "<who> joins",
    }


def test_steps_that_never_ran_are_not_passed(make: Any, tmp_path: Path) -> None:
    found = written(joining(make), tmp_path, FEATURE)
    told = [
        (body["testStepId"], body["testStepResult"]["status"], body["testStepResult"].get("message"))
        for body in of("testStepFinished", found)
        if body["testCaseStartedId"] == "row2-attempt-0"
    ]
    assert told == [
        ("row2-test-0", "UNKNOWN", "nothing was recorded about this step"),
        ("row2-test-1", "UNKNOWN", "nothing was recorded about this step"),
        ("row2-test-how it ended#1", "FAILED", "error: the worker was killed"),
    ]


@pytest.mark.parametrize(
    ("feature", "reason"),
    [
        (None, "the feature file cannot be read"),
        (FEATURE.replace("Ada teaches", "Ada teaches\n    Gven typo"), "Gherkin's own parser refuses"),
        (FEATURE.replace("<who>", "<who(>").replace("| who ", "| who("), "Gherkin's own parser refuses"),
        (FEATURE.replace("Ben joins\n      When", "Another\n      When"), "has another scenario there"),
        (f"\n{FEATURE}", "has another scenario there"),
        ("", "has another scenario there"),
        (FEATURE.replace("Then Ben is in", "Then Ben is out"), "has other steps by now"),
    ],
    ids=["missing", "refused", "pattern", "renamed", "moved", "empty", "changed"],
)
def test_a_feature_that_does_not_fit_is_written_anew(
    make: Any, tmp_path: Path, feature: str | None, reason: str
) -> None:
    found = written(joining(make), tmp_path, feature)
    (source,) = of("source", found)
    assert source["data"].startswith("# Written from the record, because ")
    assert reason in source["data"].splitlines()[0]
    assert len(of("testCase", found)) == 4
    assert "Scenario: Ben joins (browser)" in source["data"]


def test_what_breaks_out_of_gherkin_does_not(make: Any, tmp_path: Path) -> None:
    hostile = 'a\n    Scenario: b\n"""\n@x'
    case = make.planned("a", scenario=hostile, rule=hostile, feature=hostile, tags=("@a b#c",))
    step = make.step(hostile, argument=f'{hostile}\n"""')
    blank = make.step(" ", keyword="Wenn")
    run = make.run(CaseResult(case, (make.attempt(Outcome.PASSED, step, blank),)))
    found = written(run, tmp_path)
    (pickle,) = of("pickle", found)
    assert [step["text"] for step in pickle["steps"]] == ['a Scenario: b """ @x', "(no text)"]
    assert pickle["steps"][0]["argument"]["docString"]["content"] == f'{hostile}\n"""'
    assert [tag["name"] for tag in pickle["tags"]] == ["@abc"]


def test_hooks_that_broke_are_failed_steps(make: Any, tmp_path: Path) -> None:
    broken = (HookFailure("before_scenario", "E: 1"), HookFailure("clean-up", "E: 2"))
    attempt = make.attempt(Outcome.ERROR, make.step(status="skipped"), hook_failures=broken)
    run = make.run(CaseResult(make.planned("a"), (attempt, make.attempt(number=2))))
    found = written(run, tmp_path)
    types = {hook["id"]: (hook["name"], hook["type"]) for hook in of("hook", found)}
    (case,) = of("testCase", found)
    assert [types.get(step.get("hookId"), "step") for step in case["testSteps"]] == [
        ("before_scenario", "BEFORE_TEST_CASE"),
        "step",
        ("clean-up", "AFTER_TEST_CASE"),
    ]
    assert [body["testStepResult"]["status"] for body in of("testStepFinished", found)] == [
        "FAILED",
        "SKIPPED",
        "FAILED",
        "PASSED",
    ]


def test_evidence_is_inside_where_it_is_small(
    make: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedding, "_LARGEST", 100)
    (tmp_path / "shot.png").write_bytes(make.png())
    (tmp_path / "http.txt").write_text("GET /\x1b[31m 200")
    (tmp_path / "long.txt").write_text("x" * 101)
    (tmp_path / "trace.zip").write_bytes(b"PK")
    kinds = {"shot.png": "image/png", "http.txt": "text/plain", "long.txt": "text/plain"}
    files = [*kinds.items(), ("trace.zip", "application/zip"), ("lost.txt", "text/plain")]
    attachments = tuple(Attachment(path, kind, path) for path, kind in files)
    failed = make.step("Ben is in", "failed", attachments=attachments[:1])
    attempt = make.attempt(Outcome.FAILED, failed, make.step(status="skipped"), attachments=attachments[1:])
    found = of("attachment", written(make.run(CaseResult(make.planned("a"), (attempt,))), tmp_path))
    assert [body["fileName"] for body in found] == [path for path, _ in files]
    assert {body["testStepId"] for body in found} == {"a-test-0"}, "they belong to what failed"
    assert base64.b64decode(found[0]["body"]) == make.png()
    assert [(body["contentEncoding"], body["body"]) for body in found[1:]] == [
        ("IDENTITY", "GET / 200"),
        ("IDENTITY", "kept as long.txt"),
        ("IDENTITY", "kept as trace.zip"),
        ("IDENTITY", "lost.txt is missing"),
    ]


def test_all_evidence_together_is_bounded(make: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "_ALL", 15)
    (tmp_path / "a.txt").write_text("0123456789")
    embed = embedding.Embedding(tmp_path).embed
    same = Attachment("a", "text/plain", "a.txt")
    assert [embed(same).body for _ in range(2)] == ["0123456789", "kept as a.txt"]


def test_the_project_s_own_features_are_taken_as_they_are(make: Any) -> None:
    """Where behave and Gherkin's own parser read a feature differently, its report would lose its source."""
    from behave.runner_util import parse_features  # noqa: PLC0415 - slow, and only here

    from support.planning.select import cases  # noqa: PLC0415
    from support.reporting.documents import documents  # noqa: PLC0415

    root = Path(__file__).parents[3]
    paths = [str(path.relative_to(root)) for path in sorted((root / "features").rglob("*.feature"))]
    found = cases(parse_features([str(root / path) for path in paths]), frozenset())
    run = make.run(*(CaseResult(case.planned) for case in found))
    view = view_run(run.plan, run.record, run.verdict)
    rewritten = [d.source["uri"] for d in documents(view.everything, root) if d.source["data"][:1] == "#"]
    assert len(paths) > 5
    assert rewritten == []
