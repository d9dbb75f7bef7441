"""What can go wrong between the harness and a service, each kind apart: a case's outcome depends on it."""

__all__ = [
    "ApiError",
    "RequestBrokenError",
    "SchemaBrokenError",
    "TargetUnreachableError",
    "UnexpectedAnswerError",
]


class ApiError(Exception):
    """Anything that a client raises, but for refusals, which are part of the domain."""


class TargetUnreachableError(ApiError):
    """Nobody answers: the target is down or the address is wrong. It says nothing about the product."""


class UnexpectedAnswerError(ApiError):
    """The service answered something that its contract does not have."""


class SchemaBrokenError(ApiError):
    """An answer does not satisfy its schema; the message names the place."""


class RequestBrokenError(ApiError):
    """What the harness was about to send is not what the contract declares; it was not sent."""
