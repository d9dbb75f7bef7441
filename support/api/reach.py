"""Whether the services of a target are there and are what their addresses say, asked before anything runs."""

from collections.abc import Mapping

import requests

from support.api.errors import TargetUnreachableError

__all__ = ["ensure_reachable"]

_PATIENCE = (5.0, 15.0)  # seconds to connect, and for the answer


def ensure_reachable(target: str, addresses: Mapping[str, str]) -> None:
    """Nothing, if the health check of each service (name → URL) is answered; else TargetUnreachableError."""
    faults = [fault for name, url in sorted(addresses.items()) if (fault := _fault(name, url))]
    if faults:
        raise TargetUnreachableError(
            f"the target {target} cannot be used: {'; '.join(faults)}; "
            "start it, or mend its url (docs/targets.md). Nothing was run"
        )


def _fault(name: str, url: str) -> str | None:
    try:
        answer = requests.get(f"{url}/ping", timeout=_PATIENCE)
    except requests.exceptions.SSLError as error:
        return f"{name} at {url} has a certificate that cannot be trusted ({_reason(error)})"
    except requests.RequestException as error:
        return f"{name} at {url} does not answer ({_reason(error)})"
    if answer.status_code != requests.codes.ok:
        return f"{name} at {url} answers {answer.status_code} to GET /ping, which should be 200"
    if answer.text.lstrip()[:9].lower().startswith(("<!doctype", "<html")):
        return f"{name} at {url} answers GET /ping with a web page: is that the address of the service?"
    return None


def _reason(error: requests.RequestException) -> str:
    """The system's own words for what is wrong, which requests wraps several times."""
    text = str(error)
    for words in ("Connection refused", "Name or service not known", "nodename nor servname", "timed out"):
        if words in text:
            return words.lower()
    return type(error).__name__
