"""Background jobs: a row that anybody may read, and a thread that does the work."""

import json
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from sandbox.database import Connection, Row
from sandbox.http import Reply
from sandbox.tutor.errors import ApiError, ForbiddenError, NotFoundError, UnprocessableError
from sandbox.tutor.moment import shown, stored
from sandbox.tutor.site import Route, Site, Visit, answer

__all__ = ["ROUTES", "JobResult", "Pool", "end_unfinished", "enqueue", "job_url"]

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class JobResult:
    """What a job that came to its end has to tell; `errors` are those of single pieces of it."""

    url: str | None = None
    data: dict[str, object] | None = None
    errors: list[dict[str, object]] = field(default_factory=list)


class Pool:
    """A few threads for work that outlives its request."""

    def __init__(self, threads: int = 4) -> None:
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="job")

    def submit(self, work: Callable[[], None]) -> None:
        """Run it soon."""
        self._executor.submit(work)

    def stop(self) -> None:
        """Finish what runs, start nothing more."""
        self._executor.shutdown(wait=True, cancel_futures=True)


def enqueue(visit: Visit, work: Callable[[], str | JobResult | None]) -> int:
    """Queue work that starts once this request's transaction is kept; the job's id.

    A text that the work returns becomes the job's `url`.
    """
    job_id = visit.db.insert(
        "jobs", {"status": "queued", "progress": 0.0, "errors": [], "queued_at": stored(visit.now)}
    )
    site = visit.site
    visit.afterwards.append(lambda: site.worker.submit(lambda: _run(site, job_id, work)))
    return job_id


def end_unfinished(site: Site) -> None:
    """Say of the jobs of an earlier process that they will not finish: their work went with it."""
    with site.database.writing() as db:
        db.execute(
            "UPDATE jobs SET status = 'killed', errors = ?, finished_at = ? "
            "WHERE status IN ('queued', 'started')",
            [[{"code": "killed", "message": "the server ended before the job"}], stored(datetime.now(UTC))],
        )


def job_url(job_id: int | None) -> str | None:
    """Where a job's state is told."""
    return None if job_id is None else f"/api/jobs/{job_id}"


def _run(site: Site, job_id: int, work: Callable[[], str | JobResult | None]) -> None:
    _note(site, job_id, "started")
    errors: list[dict[str, object]] = []
    result = JobResult()
    try:
        told = work()
        result = told if isinstance(told, JobResult) else JobResult(url=told)
    except UnprocessableError as error:
        errors = [{"code": code, "message": str(error)} for code in error.codes]
    except ApiError as error:
        errors = [{"code": "failed", "message": str(error)}]
    except Exception as error:  # noqa: BLE001 - whatever a job raises is its result
        _LOG.exception("job %s failed", job_id)
        errors = [{"code": type(error).__name__, "message": "the job failed unexpectedly"}]
    _note(site, job_id, "failed" if errors else "succeeded", replace(result, errors=errors or result.errors))
    site.deliverer.wake()


def _note(site: Site, job_id: int, status: str, result: JobResult | None = None) -> None:
    now = stored(datetime.now(UTC))
    with site.database.writing() as db:
        if status == "started":
            db.execute("UPDATE jobs SET status = ?, started_at = ? WHERE id = ?", [status, now, job_id])
        elif result is not None:
            db.execute(
                "UPDATE jobs SET status = ?, progress = 1.0, errors = ?, url = ?, data = ?, finished_at = ? "
                "WHERE id = ?",
                [status, result.errors, result.url, result.data, now, job_id],
            )


def _shown(row: Row) -> dict[str, object]:
    return {
        "id": str(row["id"]),
        "status": row["status"],
        "progress": row["progress"],
        "url": row["url"],
        "data": json.loads(row["data"]) if row["data"] else None,
        "errors": json.loads(row["errors"]),
        "queued_at": shown(row["queued_at"]),
        "started_at": shown(row["started_at"]),
        "finished_at": shown(row["finished_at"]),
    }


def _show(visit: Visit) -> Reply:
    row = _find(visit.db, visit.call.path["id"])
    return answer(_shown(row))


def _find(db: Connection, job_id: str) -> Row:
    row = None
    if job_id.isascii() and job_id.isdigit() and len(job_id) < 16:
        row = db.row("SELECT * FROM jobs WHERE id = ?", [int(job_id)])
    if row is None:
        raise NotFoundError("job_not_found")
    return row


def _list(visit: Visit) -> Reply:
    if not visit.signed_in()["is_admin"]:
        raise ForbiddenError
    return answer([_shown(r) for r in visit.db.rows("SELECT * FROM jobs ORDER BY id")])


ROUTES = (Route("GET", "/jobs", _list), Route("GET", "/jobs/{id}", _show))
