"""One service over HTTP: pooled, timed, repeated only where repeating is safe, held against its schemas."""

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import requests
from requests.adapters import HTTPAdapter

from support.api.errors import TargetUnreachableError, UnexpectedAnswerError
from support.api.repeating import Patience
from support.api.schemas import check
from support.api.transcript import Transcript
from support.ports.clock import Clock

__all__ = ["Answer", "Transport"]

_TIMEOUT = (5.0, 60.0)  # seconds to connect, and between two bytes: a web request may take 60


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `json` is None where the body is no JSON."""

    status: int
    json: Any
    text: str
    headers: Mapping[str, str]
    url: str
    content: bytes = b""

    @property
    def is_json(self) -> bool:
        """Whether the body was meant as JSON and could be read."""
        return self.json is not None or (self.text.strip() == "null" and _says_json(self.headers))

    def check(self, schema: str, what: str) -> None:
        """Hold the JSON against a schema; an answer without JSON is none of this service at all."""
        if not self.is_json:
            kind = self.headers.get("content-type") or "nothing"
            raise UnexpectedAnswerError(
                f"{what} answered {self.status} with {kind} instead of JSON, from {self.url}: "
                f"is that the address of the service? {self.text[:200]}"
            )
        check(schema, self.json, f"the answer to {what}")


class Transport:
    """One session with one service: its cookies, its headers, its place in the conversation."""

    def __init__(
        self,
        base_url: str,
        transcript: Transcript,
        *,
        headers: Mapping[str, str] | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._transcript = transcript
        self._clock = clock
        self.session = requests.Session()
        self.session.headers.update({"Accept": "application/json", **(headers or {})})
        adapter = HTTPAdapter(pool_maxsize=32, max_retries=Patience())
        self.session.mount("http://", adapter)
        self.session.mount("https://", adapter)

    def called(self, name: str) -> None:
        """Note that a call of a contract was made, by its name there."""
        self._transcript.calls[name] += 1

    def call(  # noqa: PLR0913 - the parts of an HTTP request, by name
        self,
        method: str,
        path: str,
        *,
        json: object = None,
        params: Sequence[tuple[str, str]] = (),
        form: Mapping[str, str] | None = None,
        content: bytes | None = None,
        headers: Mapping[str, str | None] | None = None,
        schema: str | None = None,
        expect: Collection[int] = (200,),
        follow: bool = True,
    ) -> Answer:
        """The answer to a request. A status that is not expected raises; a 200 is held against the schema.

        `content` is a body as it stands, for requests that are wrong on purpose.
        """
        began = time.monotonic()
        travelled = self._clock.travelled_to if self._clock else None
        moment = {"X-App-Date": travelled.isoformat()} if travelled else {}
        sent = json if content is None else content.decode(errors="replace")
        try:
            got = self.session.request(
                method,
                f"{self._base_url}{path}",
                json=json,
                params=list(params),
                data=form if content is None else content,
                headers={**moment, **(headers or {})},
                timeout=_TIMEOUT,
                allow_redirects=follow,
            )
        except requests.RequestException as error:
            self._transcript.note(f"{method} {path} failed: {type(error).__name__}", sent, "")
            raise TargetUnreachableError(
                f"no answer from {self._base_url} to {method} {path} ({type(error).__name__}): is it running?"
            ) from error
        self._transcript.took(got.elapsed.total_seconds())
        self._transcript.note(self._line(method, path, got, began, travelled), sent, got.text)
        answer = Answer(got.status_code, _json(got), got.text, got.headers, got.url, got.content)
        if got.status_code not in expect:
            raise UnexpectedAnswerError(
                f"{method} {path} answered {got.status_code}, expected {_any_of(expect)}: {got.text[:300]}"
            )
        if schema and got.ok:
            answer.check(schema, f"{method} {path}")
        return answer

    def _line(
        self, method: str, path: str, got: requests.Response, began: float, travelled: datetime | None
    ) -> str:
        then = f" at {travelled.isoformat()}" if travelled else ""
        spent = (time.monotonic() - began) * 1000
        return f"{method} {self._base_url}{path}{then} → {got.status_code} in {spent:.0f} ms"

    def close(self) -> None:
        """Give the connections back."""
        self.session.close()


def _json(got: requests.Response) -> Any:  # noqa: ANN401 - the contract decides
    if not _says_json(got.headers):
        return None
    try:
        return got.json()
    except ValueError:
        return None


def _says_json(headers: Mapping[str, str]) -> bool:
    return "json" in headers.get("content-type", "")


def _any_of(expect: Collection[int]) -> str:
    return " or ".join(str(status) for status in sorted(expect))
