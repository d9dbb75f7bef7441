"""What a pipeline's service is told at the end of a run, where it says that it is there."""

import sys
from typing import TextIO

from support.config import from_environment
from support.planning.plan import Plan
from support.record.events import RunRecord
from support.reporting import annotations, job_summary
from support.reporting.view import Verdict, view_run

__all__ = ["tell"]


def tell(plan: Plan, record: RunRecord, verdict: Verdict, stream: TextIO) -> None:
    """Print annotations and write the job's summary, on GitHub. Neither can change how a run ends."""
    settings = from_environment()
    if not settings.in_github and settings.job_summary is None:
        return
    view = view_run(plan, record, verdict)
    if settings.in_github:
        annotations.annotate(view, stream)
    if settings.job_summary:
        try:
            job_summary.append(view, settings.job_summary)
        except OSError as error:
            sys.stderr.write(f"the job's summary could not be written: {error}\n")
