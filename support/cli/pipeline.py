"""What a pipeline's service is told at the end of a run, where it says that it is there."""

import sys
from typing import TextIO

from support.config import from_environment
from support.reporting.view import RunView

__all__ = ["tell"]


def tell(view: RunView, stream: TextIO) -> None:
    """Print annotations and write the job's summary, on GitHub. Neither can change how a run ends."""
    settings = from_environment()
    if settings.in_github:
        from support.reporting import annotations

        annotations.annotate(view, stream)
    if settings.job_summary:
        from support.reporting import job_summary

        try:
            job_summary.append(view, settings.job_summary)
        except OSError as error:
            sys.stderr.write(f"the job's summary could not be written: {error}\n")
