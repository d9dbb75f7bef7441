"""The scheduler's stand-in: the thread that follows Biglearn, and the door for algorithms outside it."""

import contextlib
from collections.abc import AsyncIterator

from starlette.applications import Starlette

from sandbox.scheduler.calls import operations
from sandbox.scheduler.client import Biglearn
from sandbox.scheduler.desk import Desk
from sandbox.scheduler.following import Follower, follow
from sandbox.settings import ComponentSettings
from sandbox.transport import service

__all__ = ["HEADER", "create_application"]

HEADER = "Biglearn-Scheduler-Token"


def create_application(settings: ComponentSettings) -> Starlette:
    """The application of the component; it follows Biglearn as long as it is served."""
    desk = Desk()
    app = service(operations(desk), header=HEADER, token=settings.scheduler_token)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        url = settings.urls.get("biglearn")
        stop = (
            follow(Follower(Biglearn(url, settings.biglearn_token), desk), settings.poll_seconds)
            if url
            else None
        )
        yield
        if stop is not None:
            stop()

    app.router.lifespan_context = lifespan
    return app
