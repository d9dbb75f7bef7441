"""One browser per worker: found on the machine, started when first needed, closed once."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from support.config import from_environment
from support.ui.errors import BrowserMissingError

__all__ = ["BrowserHolder", "find_browser"]

# The headless shell first: it makes fresh contexts about three times faster than the full browser.
_NAMES = ("chromium-headless-shell", "chromium", "google-chrome")
# The browser must not phone anybody: on closed networks its own requests hang.
_ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-quic",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-default-browser-check",
    "--no-first-run",
)
_ADVICE = (
    "install one of " + ", ".join(_NAMES) + " (Debian: apt-get install chromium-headless-shell), or run "
    "`playwright install --only-shell chromium`, or name a browser in TUTOR_BDD_BROWSER"
)


def find_browser(path: Path | None = None) -> Path | None:
    """The browser to start: the given one, else one on the PATH; None leaves it to Playwright's own.

    Raises BrowserMissingError when a given path is no program.
    """
    if path is not None:
        if not (path.is_file() and os.access(path, os.X_OK)):
            raise BrowserMissingError(f"the browser {path} is not there or cannot be run; {_ADVICE}")
        return path
    found = (shutil.which(name) for name in _NAMES)
    return next((Path(place) for place in found if place), None)


class BrowserHolder:
    """The worker's browser. Start it after forking only: Playwright's connection does not survive a fork."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None

    @property
    def browser(self) -> Browser:
        """The running browser, started on first use and again should it have died."""
        if self._browser is None or not self._browser.is_connected():
            self.close()
            self._browser = self._launch()
        return self._browser

    @property
    def is_lost(self) -> bool:
        """Whether it was started and has ended by itself."""
        return self._browser is not None and not self._browser.is_connected()

    def _launch(self) -> Browser:
        executable = find_browser(self._path)
        self._playwright = sync_playwright().start()
        self._playwright.selectors.set_test_id_attribute("data-test-id")
        # Chromium refuses to run its sandbox as root.
        as_root = ("--no-sandbox",) if os.geteuid() == 0 else ()
        try:
            return self._playwright.chromium.launch(
                executable_path=executable, args=[*_ARGUMENTS, *as_root], headless=True
            )
        except PlaywrightError as error:
            self.close()
            what = f"the browser {executable} did not start" if executable else "no browser was found"
            reason = error.message.strip().splitlines()[0]
            raise BrowserMissingError(f"{what} ({reason}); {_ADVICE}") from error

    def close(self) -> None:
        """Stop the browser, if it was started."""
        if self._browser is not None:
            if self._browser.is_connected():
                self._browser.close()
            self._browser = None
        if self._playwright is not None:
            self._playwright.stop()
            self._playwright = None


def _one_that_starts() -> str | None:
    """The program of a browser that starts here, or None; script/setup asks."""
    path = from_environment().browser
    holder = BrowserHolder(Path(path) if path else None)
    try:
        started = holder.browser
        return str(find_browser(Path(path) if path else None) or started.browser_type.executable_path)
    except BrowserMissingError:
        return None
    finally:
        holder.close()


if __name__ == "__main__":
    found = _one_that_starts()
    sys.stdout.write(f"{found or ''}\n")
    sys.exit(0 if found else 1)
