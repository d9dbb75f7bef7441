"""The scheduler's stand-in: the thread that follows Biglearn, and the door for algorithms outside it."""

import contextlib
from collections.abc import AsyncIterator

from starlette.applications import Starlette

from sandbox.scheduler.calls import operations
from sandbox.scheduler.client import Biglearn
from sandbox.scheduler.desk import Desk
from sandbox.scheduler.following import Follower, follow
from sandbox.scheduler.memory import Memory
from sandbox.settings import ComponentSettings
from sandbox.transport import Operation, service

__all__ = ["HEADER", "SETTLE", "create_application"]

HEADER = "Biglearn-Scheduler-Token"
SETTLE = "sandbox/settle"
"""A call of the stand-in only: answered once everything that Biglearn was told has taken effect."""


def create_application(settings: ComponentSettings) -> Starlette:
    """The application of the component; it follows Biglearn as long as it is served."""
    desk = Desk(Memory(settings.database_url))
    url = settings.urls.get("biglearn")
    biglearn = Biglearn(url, settings.biglearn_token) if url else None
    follower = Follower(biglearn, desk, settings.deployed.defects) if biglearn else None
    offered = dict(operations(desk))
    if follower:
        settle = follower.settle
        offered[SETTLE] = Operation(frozenset(), lambda _: {"looks": settle()})
    app = service(offered, header=HEADER, token=settings.scheduler_token)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        stop = follow(follower, settings.poll_seconds) if follower else None
        yield
        if stop is not None:
            stop()

    app.router.lifespan_context = lifespan
    return app
