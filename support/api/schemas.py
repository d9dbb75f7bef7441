"""Holding answers against the schemas in fixtures/schemas/, one folder for each service."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs

from support.api.errors import RequestBrokenError, SchemaBrokenError
from support.config import ROOT

__all__ = ["check", "check_request"]

_FOLDER = ROOT / "fixtures" / "schemas"


def check(schema: str, value: object, what: str) -> None:
    """Nothing, when the value satisfies the schema (`tutor/course`).

    SchemaBrokenError names what was asked, the place of the breach and the schema.
    """
    for problem in _problems(schema, value):
        raise SchemaBrokenError(f"{what} breaks its schema {schema} {problem}")


def check_request(schema: str, value: object, what: str) -> None:
    """Nothing, when what is to be sent satisfies the schema; RequestBrokenError is the harness's fault."""
    for problem in _problems(schema, value):
        raise RequestBrokenError(f"what was to be sent with {what} breaks {schema} {problem}")


def _problems(schema: str, value: object) -> Iterator[str]:
    for error in _validator(schema).iter_errors(value):
        place = "$" + "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in error.instance_path)
        yield f"at {place}: {error.message}"


@cache
def _validator(schema: str) -> Any:  # noqa: ANN401 - the library has no public type
    service, _, name = schema.partition("/")
    documents = _documents(service)
    return jsonschema_rs.validator_for(
        documents[f"{name}.json"],
        registry=_registry(service),
        base_uri=_address(service, f"{name}.json"),
        validate_formats=True,
        offline=True,
    )


@cache
def _registry(service: str) -> jsonschema_rs.Registry:
    """All schemas of a service, so that one may refer to another by its file's name."""
    return jsonschema_rs.Registry(
        [(_address(service, name), doc) for name, doc in _documents(service).items()]
    )


@cache
def _documents(service: str) -> dict[str, Any]:
    return {p.name: json.loads(p.read_text(encoding="utf-8")) for p in (_FOLDER / service).glob("*.json")}


def _address(service: str, name: str) -> str:
    return f"schema:///{service}/{name}"
