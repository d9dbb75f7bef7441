from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from support.api.transcript import Transcript
from support.api.transport import Transport
from tests.support.api.scripted_server import running


@dataclass
class CaseClock:
    now: datetime = datetime(2026, 11, 24, 12, tzinfo=UTC)
    travelled_to: datetime | None = None

    def travel_to(self, moment):
        self.travelled_to = moment

    def set_by(self, target_says):
        self.now = target_says


@pytest.fixture
def server():
    with running() as scripted:
        yield scripted


@pytest.fixture
def clock():
    return CaseClock()


@pytest.fixture
def transcript():
    return Transcript()


@pytest.fixture
def transport(server, transcript, clock):
    transport = Transport(server.url, transcript, clock=clock)
    yield transport
    transport.close()
