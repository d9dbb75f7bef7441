"""The scheduler's stand-in: the thread that follows Biglearn, and the door for algorithms outside it."""

from starlette.applications import Starlette

from sandbox.scheduler.client import Biglearn
from sandbox.scheduler.following import Follower, follow
from sandbox.settings import ComponentSettings
from sandbox.transport import service

__all__ = ["HEADER", "create_application"]

HEADER = "Biglearn-Scheduler-Token"


def create_application(settings: ComponentSettings) -> Starlette:
    """The application of the component; it follows Biglearn as long as its process lives."""
    if url := settings.urls.get("biglearn"):
        follow(Follower(Biglearn(url, settings.biglearn_token)), settings.poll_seconds)
    return service({}, header=HEADER, token=settings.scheduler_token)
