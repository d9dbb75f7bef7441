"""The scheduler's stand-in: its calls for algorithms, and the thread that follows Biglearn."""

from starlette.applications import Starlette

from sandbox.settings import ComponentSettings
from sandbox.transport import service

__all__ = ["HEADER", "create_application"]

HEADER = "Biglearn-Scheduler-Token"


def create_application(settings: ComponentSettings) -> Starlette:
    """The application of the component."""
    return service({}, header=HEADER, token=settings.scheduler_token)
