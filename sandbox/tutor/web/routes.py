"""The routes of the pages. None is drawn yet: until they are, the sandbox serves the API channel only."""

from sandbox.http import Endpoint

__all__ = ["web_endpoints"]


def web_endpoints(_accounts: object) -> list[Endpoint]:
    """The pages' endpoints."""
    return []
