"""Readers of the record: everything people and machines look at."""

from support.reporting.writing import WRITERS, ReportError, preparations, write_all, write_views

__all__ = ["WRITERS", "ReportError", "preparations", "write_all", "write_views"]
