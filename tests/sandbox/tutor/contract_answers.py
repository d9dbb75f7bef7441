"""What the contract names in Tutor's answers, turned round: the stand-in may say nothing else.

The schemas in fixtures/schemas/tutor/ let unknown properties pass, for the real service may have more. They
name all that the contract names, and so they also tell what a stand-in of exactly this contract may answer.
"""

import json
from pathlib import Path

from support import config
from support.api.schemas import check
from support.api.tutor.answers import schema_of

FOLDER = Path(config.ROOT) / "fixtures" / "schemas" / "tutor"
_DOCUMENTS = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in FOLDER.glob("*.json")}


class Answers:
    """Holds answers against the contract, and remembers which of its properties were in any of them."""

    def __init__(self):
        self.seen = set()

    def hold(self, method, path, reply):
        """Fails for an answer that lacks something, or has what the contract does not name."""
        if path.startswith("/log/"):
            return  # nothing is told
        if reply.status_code in (200, 201, 202):
            name = schema_of(method, path, reply.status_code).removeprefix("tutor/")
        elif reply.status_code == 422 and "json" in reply.headers["content-type"]:
            name = "refusal"
        else:
            return
        what = f"{method} {path}"
        check(f"tutor/{name}", reply.json(), what)
        undeclared = self._walk(name, _DOCUMENTS[name], "", reply.json())
        assert not undeclared, f"{what} answers what its contract does not name: {undeclared}"

    def _walk(self, document, schema, place, value):
        while "$ref" in schema:
            document, schema, place = resolved(document, schema["$ref"], place)
        if isinstance(value, list):
            items = schema.get("items", {})
            return [bad for v in value for bad in self._walk(document, items, f"{place}[]", v)]
        if not isinstance(value, dict) or "additionalProperties" not in schema:
            return []  # what is inside is not Tutor's: settings, contents of an exercise
        found = []
        for key, inner in value.items():
            here = f"{place}.{key}"
            if key in schema.get("properties", {}):
                self.seen.add(f"{document}{here}")
                found += self._walk(document, schema["properties"][key], here, inner)
            elif "properties" in schema:
                found.append(f"{document}{here}")
            else:
                found += self._walk(document, schema["additionalProperties"], f"{place}.*", inner)
        return found


def resolved(document, reference, place):
    """Where a reference leads: its document, the schema there, and a name for the place."""
    file, _, pointer = reference.partition("#")
    document = file.removesuffix(".json") or document
    schema = _DOCUMENTS[document]
    for part in filter(None, pointer.split("/")):
        schema = schema[part]
    return document, schema, f".{pointer.rsplit('/', 1)[-1]}" if pointer else ""


def declared():
    """Every property that the contract names, as `Answers.seen` names them."""
    found = set()
    for name, document in _DOCUMENTS.items():
        _declared(name, document, "", found)
        for part, schema in document.get("$defs", {}).items():
            _declared(name, schema, f".{part}", found)
    return found


def _declared(document, schema, place, found):
    if "items" in schema:
        _declared(document, schema["items"], f"{place}[]", found)
    inner = schema.get("additionalProperties")
    if inner is None:
        return
    for key, value in schema.get("properties", {}).items():
        found.add(f"{document}{place}.{key}")
        _declared(document, value, f"{place}.{key}", found)
    if "properties" not in schema:
        _declared(document, inner, f"{place}.*", found)
