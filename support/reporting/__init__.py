"""Readers of the record: everything people and machines look at."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from support.planning.plan import Plan
    from support.record.events import RunRecord
    from support.reporting.view import RunView, Verdict

__all__ = ["WRITERS", "ReportError", "get_ready", "write_all", "write_views"]

# A report's name → the module that writes it, imported when it is its turn.
WRITERS = {
    "summary": "summary",
    "junit": "junit",
    "allure": "allure",
    "messages": "messages",
    "ctrf": "ctrf",
    "code quality": "code_quality",
    "html": "html",
}


class ReportError(RuntimeError):
    """Some reports could not be written. `written` holds the others, `failures` the reasons by report."""

    def __init__(self, failures: dict[str, str], written: dict[str, Path]) -> None:
        told = "; ".join(f"{name}: {reason}" for name, reason in failures.items())
        super().__init__(f"could not write every report ({told}); the others are there")
        self.failures = failures
        self.written = written


def get_ready() -> None:
    """Import every writer: for whoever has nothing better to do than to wait for workers."""
    for module in WRITERS.values():
        import_module(f"support.reporting.{module}")


def write_all(plan: "Plan", record: "RunRecord", verdict: "Verdict", run_dir: Path) -> dict[str, Path]:
    """Every report's path, by name. Raises ReportError after all were tried, if any could not be written."""
    from support.reporting.view import view_run  # noqa: PLC0415 - a run's end, which its start need not load

    return write_views(view_run(plan, record, verdict), run_dir)


def write_views(view: "RunView", run_dir: Path) -> dict[str, Path]:
    """The same from a view that was made already."""
    written: dict[str, Path] = {}
    failures: dict[str, str] = {}
    for name, module in WRITERS.items():
        try:
            write: Callable[[RunView, Path], Path] = import_module(f"support.reporting.{module}").write_view
            written[name] = write(view, run_dir)
        except Exception as error:  # noqa: BLE001 - one report must not take the others with it; the caller is told
            failures[name] = f"{type(error).__name__}: {error}"
    if failures:
        raise ReportError(failures, written)
    return written
