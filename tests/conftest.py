"""What tests everywhere share."""

from collections.abc import Iterator

import pytest

from support.ui.browser import BrowserHolder


@pytest.fixture(scope="session")
def browser() -> Iterator[BrowserHolder]:
    """One browser for all tests: Playwright can be started once in a thread."""
    holder = BrowserHolder()
    yield holder
    holder.close()
