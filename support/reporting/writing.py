"""Writing all reports: on two processors, for a run is not over before the last of them is there."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from support.reporting.beside import Beside

if TYPE_CHECKING:
    from support.planning.plan import Plan
    from support.record.events import RunRecord
    from support.reporting.view import RunView, Verdict

__all__ = ["WRITERS", "ReportError", "preparations", "write_all", "write_views"]

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
_BESIDE = ("messages", "junit", "ctrf")  # about half of the work
_LAST = "html"  # it links to the others


class ReportError(RuntimeError):
    """Some reports could not be written. `written` holds the others, `failures` the reasons by report."""

    def __init__(self, failures: dict[str, str], written: dict[str, Path]) -> None:
        told = "; ".join(f"{name}: {reason}" for name, reason in failures.items())
        super().__init__(f"could not write every report ({told}); the others are there")
        self.failures = failures
        self.written = written


def preparations() -> Iterator[Callable[[], object]]:
    """What can be done before there is anything to report: by whoever waits for workers."""
    for module in WRITERS.values():
        yield partial(_module, module)
    yield lambda: _module(_LAST).get_ready()


def write_all(plan: "Plan", record: "RunRecord", verdict: "Verdict", run_dir: Path) -> dict[str, Path]:
    """Every report's path, by name. Raises ReportError after all were tried, if any could not be written."""
    from support.reporting.view import view_run  # noqa: PLC0415 - a run's end, which its start need not load

    return write_views(view_run(plan, record, verdict), run_dir)


def write_views(view: "RunView", run_dir: Path) -> dict[str, Path]:
    """The same from a view that was made already."""
    beside = Beside(lambda: _written(_BESIDE, view, run_dir), _BESIDE)
    here = [name for name in WRITERS if name not in {*_BESIDE, _LAST}]
    written, failures = _written(here, view, run_dir)
    page, failed = _tried(lambda: _module(_LAST).render(view, run_dir))
    written_beside, failed_beside = beside.result()
    written, failures = written | written_beside, failures | failed_beside
    if page:
        written[_LAST], failed = _tried(lambda: _module(_LAST).put(page, run_dir))
    if failed:
        failures[_LAST] = failed
    if failures:
        raise ReportError(failures, written)
    return {name: written[name] for name in WRITERS}


def _written(names: Iterable[str], view: "RunView", run_dir: Path) -> tuple[dict[str, Path], dict[str, str]]:
    written: dict[str, Path] = {}
    failures: dict[str, str] = {}
    for name in names:
        path, failed = _tried(partial(_write, name, view, run_dir))
        if failed:
            failures[name] = failed
        else:
            written[name] = path
    return written, failures


def _write(name: str, view: "RunView", run_dir: Path) -> Path:
    path: Path = _module(WRITERS[name]).write_view(view, run_dir)
    return path


def _tried(write: Callable[[], Any]) -> tuple[Any, str]:
    """What came of it, and why nothing did: one report must not take the others with it."""
    try:
        return write(), ""
    except Exception as error:  # noqa: BLE001 - the caller is told
        return None, f"{type(error).__name__}: {error}"


def _module(name: str) -> Any:  # noqa: ANN401 - each writes in its own way
    return import_module(f"support.reporting.{name}")
