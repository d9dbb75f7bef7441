"""Biglearn's API as the port `support.biglearn.Biglearn`: a module for each kind of call, joined here."""

from support.api.biglearn.reading import ReadingApi
from support.api.biglearn.results import ResultsApi
from support.api.biglearn.telling import TellingApi
from support.api.calls import Calls
from support.biglearn import Damage

__all__ = ["BiglearnApi"]


class BiglearnApi(TellingApi, ReadingApi, ResultsApi):
    """The port, over HTTP."""

    def __init__(self, calls: Calls) -> None:
        self.calls = calls

    def is_alive(self) -> bool:
        """Whether the health check answers, without any credentials."""
        return self.calls.is_alive()

    def as_stranger(self) -> "BiglearnApi":
        """The same service, spoken to with a token that is not the right one."""
        return self.spoilt(Damage.WRONG_TOKEN)

    def spoilt(self, damage: Damage) -> "BiglearnApi":
        """The same service; what is sent to it is spoilt on its way."""
        return BiglearnApi(self.calls.spoilt(damage))

    def beyond_declared(self) -> "BiglearnApi":
        """The same service; it is sent what its declaration forbids, if asked to."""
        return BiglearnApi(self.calls.beyond_declared())

    def close(self) -> None:
        """Give the connections back."""
        self.calls.transport.close()
