"""How Biglearn and its scheduler take a call and how they refuse one.

Both are services of one kind: POST with JSON, one shared token in a header of their own, error bodies in two
shapes. Whatever goes wrong inside is a 500 with an id, as deployed: nothing is checked before it is used.
"""

import hashlib
import json
import re
import secrets
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.applications import Starlette

from sandbox.database import UniqueError
from sandbox.http import Call, Endpoint, Handler, Reply, application, json_reply

__all__ = ["Operation", "Operations", "UnavailableError", "service"]

_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_COMMENT = re.compile(r'"(?:\\.|[^"\\])*"|/\*.*?\*/|//[^\n]*', re.DOTALL)


class UnavailableError(Exception):
    """The service is as good as away for whoever asks this."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One call: the keys its body must have, no more and no fewer, and what answers.

    `objections` tells what a strict service has against a body, each with its place; a lenient one has none.
    """

    keys: frozenset[str]
    answer: Callable[[dict[str, Any]], Mapping[str, object]]
    objections: Callable[[dict[str, Any]], Sequence[str]] | None = None


Operations = Mapping[str, Operation]


def service(operations: Operations, *, header: str, token: str) -> Starlette:
    """The application that offers the operations to whoever has the token."""

    def handle(call: Call) -> Reply:
        if "/ping" in call.url_path:
            return Reply()
        began = time.perf_counter()
        name = call.url_path.strip("/").removesuffix(".json")
        operation = operations.get(name)
        if operation is None or call.method != "POST":
            reply = _not_found(call)
        else:
            reply = _answer(call, operation, header, token)
        if reply.status == 200:
            reply.headers["ETag"] = f'W/"{hashlib.md5(reply.body, usedforsecurity=False).hexdigest()}"'
        reply.headers["X-Request-Id"] = str(uuid.uuid4())
        reply.headers["X-Runtime"] = f"{time.perf_counter() - began:.6f}"
        return reply

    return application([Endpoint(_METHODS, "/{rest:path}", handle)], wrapper=_as_it_is)


def _as_it_is(handler: Handler) -> Handler:
    return handler


def _answer(  # noqa: PLR0911 - one return for each refusal, in the order that the contract gives
    call: Call, operation: Operation, header: str, token: str
) -> Reply:
    media_type = call.headers.get("content-type", "").partition(";")[0].strip().lower()
    is_json = media_type == "application/json"
    try:
        text = call.body.decode()
    except UnicodeDecodeError:
        return _broken(call)
    value, problem = _parsed(text) if is_json else (None, None)
    if problem is not None and text.strip():
        return _malformed(call)
    if call.headers.get(header.lower()) != token:
        return json_reply(
            {"errors": [f"The {header} header is missing or does not hold the right token"]}, 400
        )
    if not is_json:
        message = f"The content type must be application/json, not {media_type or 'left out'}"
        return json_reply({"errors": [message], "request": text}, 400)
    if not isinstance(value, dict):
        messages = ["The payload could not be parsed as a JSON object", problem or "it is not an object"]
        return json_reply({"errors": messages, "request": text}, 400)
    if operation.objections and (objections := operation.objections(value)):
        first = "The request does not follow the declared contract"
        return json_reply({"errors": [first, *objections], "request": text}, 400)
    if value.keys() != operation.keys:
        return _broken(call)
    try:
        return json_reply(operation.answer(value))
    except Exception as error:  # noqa: BLE001 - the contract: whatever is unexpected is a 500 with an id
        return _failed(call, error)


def _failed(call: Call, error: Exception) -> Reply:
    if isinstance(error, UnavailableError):
        return Reply(503)
    if isinstance(error, UniqueError):
        return json_reply({"exception": "ActiveRecord::RecordNotUnique", "errors": str(error)}, 422)
    return _broken(call)


def _parsed(text: str) -> tuple[Any, str | None]:
    try:
        return json.loads(text, parse_constant=_refuse), None
    except ValueError as error:
        problem = str(error)
    try:
        without = _COMMENT.sub(lambda m: m[0] if m[0].startswith('"') else " ", text)
        return json.loads(without, parse_constant=_refuse), None
    except ValueError:
        return None, problem


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def _malformed(call: Call) -> Reply:
    if _wants_json(call):
        return json_reply({"status": 400, "error": "Bad Request"}, 400)
    return Reply(400, b"", "text/html")


def _broken(call: Call) -> Reply:
    error_id = f"{secrets.randbelow(1_000_000):06d}"
    if _wants_json(call):
        return json_reply({"error_id": error_id}, 500)
    page = (
        f"<!DOCTYPE html><title>Error</title><p>Something went wrong. The id of this error is {error_id}.</p>"
    )
    return Reply(500, page.encode() if _wants_html(call) else b"", "text/html; charset=utf-8")


def _not_found(call: Call) -> Reply:
    if _wants_json(call):
        return json_reply({"status": 404, "error": "Not Found"}, 404)
    return Reply(404, b"<!DOCTYPE html><title>Not found</title><p>Nothing is here.</p>", "text/html")


def _wants_json(call: Call) -> bool:
    return "application/json" in call.headers.get("accept", "")


def _wants_html(call: Call) -> bool:
    accept = call.headers.get("accept", "")
    return not accept or "*/*" in accept or "text/html" in accept
