"""The client of Biglearn's API."""

from support.api.biglearn.client import BiglearnApi

__all__ = ["BiglearnApi"]
