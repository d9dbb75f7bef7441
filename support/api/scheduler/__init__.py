"""The client of the API of Biglearn's scheduler, by which algorithms get their work."""

from support.api.scheduler.client import SchedulerApi

__all__ = ["SchedulerApi"]
