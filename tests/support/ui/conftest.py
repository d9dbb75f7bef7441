import pytest

from support.ui.driver import connect
from tests.support.ui.browser_world import Kept, NoFacts, StillClock
from tests.support.ui.still_site import running


@pytest.fixture(scope="session")
def site():
    with running() as server:
        yield server


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def session(browser, site, clock, kept):
    origin = f"http://127.0.0.1:{site.server_address[1]}"
    session = connect(browser, origin, clock=clock, evidence=kept, facts=NoFacts())
    yield session
    session.close(failed=False)
