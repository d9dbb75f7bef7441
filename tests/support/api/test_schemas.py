"""The schemas as a set: each can be used, and each is."""

import json
import re

import pytest

from support.api import schemas
from support.api.tutor import answers
from support.config import ROOT

FOLDER = ROOT / "fixtures" / "schemas" / "tutor"
IN_USE = (
    {name for _, _, name in answers._ANSWERS}
    | set(answers._BY_STATUS.values())
    | {"refusal", "no_access", "unreadable"}
)


@pytest.mark.parametrize("name", sorted(IN_USE))
def test_a_schema_can_be_used(name):
    schemas.check(f"tutor/{name}", example(name), "an example")


def example(name):
    """The least that satisfies a schema, made from it: what it requires cannot contradict itself."""
    return least(name, document(name))


def document(name):
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def least(name, schema):
    found = None
    if "$ref" in schema:
        file, _, pointer = schema["$ref"].partition("#")
        name = file.removesuffix(".json") or name
        target = document(name)
        for part in filter(None, pointer.split("/")):
            target = target[part]
        found = least(name, target)
        schema = {**target, **schema}
    if "enum" in schema or "const" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    kind = schema.get("type")
    kind = kind[0] if isinstance(kind, list) else kind
    if kind == "object" or "properties" in schema:
        wanted = schema.get("required", [])
        return (found or {}) | {
            key: least(name, schema["properties"][key])
            for key in wanted
            if key in schema.get("properties", {})
        }
    if kind == "array":
        return [least(name, schema["items"]) for _ in range(schema.get("minItems", 0))]
    if found is not None:
        return found
    return {"string": text(schema), "integer": 0, "number": 0, "boolean": False}.get(kind)


def text(schema):
    if schema.get("format") == "uuid":
        return "8d50a0af-948b-4204-a71d-4826cba765b8"
    known = ("1", "7@1", "2026-12-01T08:00:00.000Z", "07:00")
    return next(t for t in known if re.search(schema.get("pattern", ""), t))


def test_no_schema_lies_idle():
    there = {p.stem for p in FOLDER.glob("*.json")}
    used = set(IN_USE)
    while more := {name for known in used for name in referred(known)} - used:
        used |= more
    assert there == used


def referred(name):
    return re.findall(r'"\$ref": "(\w+)\.json', (FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def test_every_call_has_one_schema():
    for method, path, name in answers._ANSWERS:
        fitting = [n for m, pattern, n in answers._patterns() if m == method and pattern.fullmatch(path)]
        assert fitting == [name], (method, path)
    assert answers.schema_of("GET", "/courses/1/exercises/homework_core?page_ids[]=2") == "tutor/exercises"
    assert answers.schema_of("PATCH", "/courses/1") == "tutor/course"
