"""How a stand-in answers HTTP: handlers are plain functions from `Call` to `Reply`, run on worker threads.

Starlette routes and serves; handlers know nothing of it, so that they can be tested as functions.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

__all__ = ["Call", "Endpoint", "Handler", "Reply", "application", "json_reply", "redirect"]


@dataclass(frozen=True, slots=True)
class Call:
    """One request. `query` keeps repeated names; `path` holds the named parts of the route."""

    method: str
    url_path: str
    path: Mapping[str, str]
    query: Sequence[tuple[str, str]]
    headers: Mapping[str, str]  # names in lower case
    cookies: Mapping[str, str]
    body: bytes
    base_url: str
    state: dict[str, Any] = field(default_factory=dict)  # what a component's wrapper adds: session, moment

    def ask(self, name: str) -> str | None:
        """The last value of a query parameter."""
        return next((v for k, v in reversed(self.query) if k == name), None)

    def ask_all(self, *names: str) -> list[str]:
        """All values of a query parameter, under any of its spellings (`page_ids[]`, `page_ids`)."""
        return [v for k, v in self.query if k in names]


@dataclass(slots=True)
class Reply:
    """One answer."""

    status: int = 200
    body: bytes = b""
    media_type: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)  # to set, for the site's root


Handler = Callable[[Call], Reply]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A route: methods, path pattern with `{names}`, and what answers."""

    methods: tuple[str, ...]
    path: str
    handler: Handler


def json_reply(value: object, status: int = 200) -> Reply:
    """A JSON answer, as compact UTF-8."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return Reply(status, body, "application/json; charset=utf-8")


def redirect(location: str, status: int = 302) -> Reply:
    """An answer that sends the browser elsewhere."""
    return Reply(status, headers={"location": location})


def application(endpoints: Sequence[Endpoint], *, wrapper: Callable[[Handler], Handler]) -> Starlette:
    """The ASGI application of a component.

    `wrapper` goes around every handler: authentication, error answers, time travel. `GET /ping` is
    answered here for every component, without the wrapper.
    """
    routes = [Route("/ping", _ping, methods=["GET", "HEAD", "POST"])]
    routes += [Route(e.path, _adapt(wrapper(e.handler)), methods=list(e.methods)) for e in endpoints]
    return Starlette(routes=routes)


async def _ping(_: Request) -> Response:
    return Response(status_code=200)


def _adapt(handler: Handler) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        call = Call(
            method=request.method,
            url_path=request.url.path,
            path=dict(request.path_params),
            query=tuple(request.query_params.multi_items()),
            headers=dict(request.headers),
            cookies=request.cookies,
            body=await request.body(),
            base_url=f"{request.url.scheme}://{request.url.netloc}",
        )
        reply = await run_in_threadpool(handler, call)
        response = Response(reply.body, reply.status, reply.headers, reply.media_type)
        for name, value in reply.cookies.items():
            response.set_cookie(name, value, path="/", httponly=True, samesite="lax")
        return response

    return answer
