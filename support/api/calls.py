"""Calling Biglearn and its scheduler: two services of one kind, POST with JSON and a token in a header.

What is sent is held against what the call declares (`<call>.request`), what comes back against what the
service really answers (`<call>`): the deployed service does not keep its own declarations (contract, 2).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from support.api.errors import UnexpectedAnswerError
from support.api.messages import Message, spoil
from support.api.schemas import check_request
from support.api.transport import Answer, Transport
from support.biglearn import Damage, RebuffError
from support.domain.refusals import Refusal

__all__ = ["MOST", "Calls", "batches", "ensure_in_order"]

MOST = 1000
"""How many items Tutor puts into one call; of rosters a tenth."""

Item = TypeVar("Item")

# How a refusal's body looks, by its status: one schema for all calls of a service.
_REFUSALS = {400: "refusal", 404: "not_found", 422: "conflict", 500: "failure"}


@dataclass(frozen=True, slots=True)
class Calls:
    """One service's calls with one token.

    `service` is the folder of its schemas, `header` its token's, `other_header` its sister service's. With a
    `damage` every message is spoilt on its way. What breaks the declaration is only sent on request.
    """

    transport: Transport
    service: str
    header: str
    token: str
    other_header: str
    damage: Damage | None = None
    keeps_to_declared: bool = True

    def spoilt(self, damage: Damage) -> "Calls":
        """The same calls; what is sent is spoilt on its way."""
        return replace(self, damage=damage)

    def beyond_declared(self) -> "Calls":
        """The same calls; they may be sent what their declaration forbids."""
        return replace(self, keeps_to_declared=False)

    def is_alive(self) -> bool:
        """Whether the health check answers, without any credentials."""
        return self.transport.call("GET", "/ping").status == 200

    def post(
        self, call: str, body: dict[str, Any], *, taken: Refusal = Refusal.NUMBER_TAKEN
    ) -> dict[str, Any]:
        """The answer to a call. RebuffError where the contract refuses; `taken` is what a 422 means there."""
        if self.keeps_to_declared:
            check_request(f"{self.service}/{call}.request", body, f"POST /{call}")
        message = Message("POST", f"/{call}", {self.header: self.token}, body)
        if self.damage:
            message = spoil(message, self.damage, other_header=self.other_header)
        answer = self.transport.call(
            message.method,
            message.path,
            json=None if message.content is not None else message.body,
            content=message.content,
            headers=message.headers,
            schema=f"{self.service}/{call}",
            expect=(200, *_REFUSALS),
        )
        self.transport.called(f"{self.service}/{call}{'' if answer.status == 200 else ' refused'}")
        if answer.status != 200:
            raise self._rebuff(call, answer, taken)
        content: dict[str, Any] = answer.json
        return content

    def parts(self, items: Sequence[Item], most: int = MOST) -> Iterator[Sequence[Item]]:
        """The items as they go into calls: cut as Tutor does, or all at once beyond what is declared."""
        return batches(items, most if self.keeps_to_declared else max(len(items), 1))

    def _rebuff(self, call: str, answer: Answer, taken: Refusal) -> RebuffError:
        answer.check(f"{self.service}/{_REFUSALS[answer.status]}", f"a refused POST /{call}")
        content: Mapping[str, Any] = answer.json
        told = content.get("errors", content.get("error", ()))
        words = (told,) if isinstance(told, str) else tuple(told)
        reasons = {404: Refusal.NOT_FOUND, 422: taken, 500: Refusal.SENSELESS}
        reason = reasons.get(answer.status, Refusal.INVALID)
        if answer.status == 400 and words and self.header in words[0]:
            reason = Refusal.NOT_ALLOWED
        return RebuffError(reason, words, echo=content.get("request"), trouble_number=content.get("error_id"))


def batches(items: Sequence[Item], most: int = MOST) -> Iterator[Sequence[Item]]:
    """The items in parts that fit into one call; no items are one empty part, which is a call as well."""
    for start in range(0, max(len(items), 1), most):
        yield items[start : start + most]


def ensure_in_order(
    call: str,
    sent: Sequence[Mapping[str, Any]],
    told: Sequence[Mapping[str, Any]],
    *,
    key: str = "request_uuid",
) -> None:
    """Nothing, when there is one answer to each item sent, in the same order; else UnexpectedAnswerError."""
    expected, found = [item[key] for item in sent], [item[key] for item in told]
    if expected != found:
        place = next((i for i, (a, b) in enumerate(zip(expected, found, strict=False)) if a != b), None)
        where = f"differ at item {place}" if place is not None else f"are {len(found)} of {len(expected)}"
        raise UnexpectedAnswerError(f"the answers of POST /{call} are not those asked for: they {where}")
