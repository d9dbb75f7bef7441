"""What the browser leaves behind for a report: a small picture after a step; everything after a failure."""

import contextlib
import tempfile
from pathlib import Path
from typing import Protocol

from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from support.ui.tab import Tab

__all__ = ["Evidence", "picture", "save_trace", "tell_failure"]

_LOADING = ".loading-animation"
_DRAWING = 2_000  # ms
_QUALITY = 55  # readable text at about 60 kB a picture


class Evidence(Protocol):
    """Where evidence goes; the harness decides how it is kept."""

    def attach(self, name: str, media_type: str, data: bytes) -> None:
        """Keep a file beside the case."""

    def note(self, text: str) -> None:
        """Keep a remark beside the case."""


def picture(page: Page) -> bytes:
    """A JPEG of what the person sees, once the page has drawn what it was asked for."""
    with contextlib.suppress(PlaywrightTimeoutError):  # then that it still loads is what the person sees
        page.locator(_LOADING).first.wait_for(state="hidden", timeout=_DRAWING)
    return page.screenshot(type="jpeg", quality=_QUALITY, animations="disabled", caret="hide", timeout=5_000)


def tell_failure(evidence: Evidence, name: str, tab: Tab) -> None:
    """Keep the picture, the address and the complaints of a tab. A tab that is dead keeps nothing back."""
    if tab.page.is_closed():
        return
    evidence.note(f"{name} was at {tab.path}")
    if tab.complaints:
        told = "\n".join(tab.complaints)
        evidence.attach(f"console of {name}.txt", "text/plain", told.encode())
    try:
        evidence.attach(f"screen of {name}.jpg", "image/jpeg", picture(tab.page))
    except PlaywrightError as error:
        evidence.note(f"no picture of {name}: {error.message.splitlines()[0]}")


def save_trace(evidence: Evidence, name: str, context: BrowserContext) -> None:
    """Keep Playwright's trace of a context: every action with the page before and after it."""
    with tempfile.TemporaryDirectory(prefix="trace-") as folder:
        path = Path(folder) / "trace.zip"
        try:
            context.tracing.stop(path=path)
            evidence.attach(f"trace of {name}.zip", "application/zip", path.read_bytes())
        except (PlaywrightError, OSError) as error:
            evidence.note(f"no trace of {name}: {str(error).splitlines()[0]}")
