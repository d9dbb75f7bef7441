"""Which requests are sent again, and after how long."""

import random
from typing import Any

from urllib3.response import BaseHTTPResponse
from urllib3.util.retry import Retry

__all__ = ["Patience"]

_NOT_BEGUN = frozenset({423, 429})  # a lock or a throttle: nothing was carried out
_BROKEN_OFF = frozenset({502, 503, 504})  # perhaps it was
_TIMES = 4
_FIRST_WAIT = 0.1  # seconds; doubled each time
_LONGEST_WAIT = 10.0  # also where the server asks for more


class Patience(Retry):
    """Repeats what may be repeated, with growing random waits (tutor contract, 18).

    A POST is never repeated: it may have been carried out. A DELETE is, but only when nothing can have
    happened, because a second one is refused. Of all 4xx only a lock and a throttle are worth another try.
    """

    def __init__(self, total: int | bool | None = _TIMES, **options: Any) -> None:  # noqa: ANN401, FBT001 - urllib3's own
        # urllib3 makes a copy for each attempt by handing every option to this again.
        options["allowed_methods"] = frozenset({"GET", "HEAD", "PUT"})  # after a time-out, too
        options["raise_on_status"] = False
        super().__init__(total, **options)

    def is_retry(self, method: str, status_code: int, has_retry_after: bool = False) -> bool:  # noqa: ARG002, FBT001, FBT002 - urllib3's
        """Whether an answer with this status is worth another try."""
        again = method.upper() in (self.allowed_methods or ())
        if status_code in _NOT_BEGUN:
            return again or method.upper() == "DELETE"
        return status_code in _BROKEN_OFF and again

    def get_backoff_time(self) -> float:
        """Seconds until the next attempt: twice as long each time, and different for everybody."""
        longest = min(_FIRST_WAIT * 2 ** len(self.history), _LONGEST_WAIT)
        return random.uniform(longest / 2, longest)

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        """What the server asks for, within reason: a case has a deadline of its own."""
        asked = super().get_retry_after(response)
        return None if asked is None else min(asked, _LONGEST_WAIT)
