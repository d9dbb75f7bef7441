"""index.html: the run for people who decide. One file that needs nothing else to be read."""

import base64
import os
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from support.planning.plan import Plan
from support.record.events import Attachment, RunRecord
from support.reporting import wording
from support.reporting.files import evidence_path, plain, write_text
from support.reporting.view import CaseView, RunView, Standing, Verdict, view_run

if TYPE_CHECKING:
    import jinja2

__all__ = ["get_ready", "put", "render", "write", "write_view"]

_TEMPLATES = Path(__file__).parent / "templates"
_LARGEST_IMAGE = 600_000  # bytes; larger ones are linked
_ALL_IMAGES = 24_000_000  # bytes inside one report
_TONES = {"deliverable": "good", "blocked": "bad", "held": "wait"}


@dataclass(frozen=True, slots=True)
class _Evidence:
    name: str
    href: str | None  # None when the file is missing
    kind: str  # "image", "trace", "text" or "file"
    image: str | None = None  # a data URI


@dataclass(slots=True)
class _Scenario:
    title: str
    row: str | None
    cases: list[CaseView] = field(default_factory=list)


@dataclass(slots=True)
class _Rule:
    title: str | None
    scenarios: dict[tuple[str, str | None, int], _Scenario] = field(default_factory=dict)


@dataclass(slots=True)
class _Feature:
    title: str
    path: str
    area: str
    narrative: str
    cases: list[CaseView] = field(default_factory=list)
    rules: dict[str | None, _Rule] = field(default_factory=dict)

    @property
    def counts(self) -> list[tuple[Standing, int]]:
        """How its cases stand, what needs somebody first."""
        found = Counter(case.standing for case in self.cases)
        return [(standing, found[standing]) for standing in wording.LABELS if found[standing]]

    @property
    def seconds(self) -> float:
        """How long its cases took together."""
        return sum(case.duration for case in self.cases)


def write(plan: Plan, record: RunRecord, verdict: Verdict, run_dir: Path) -> Path:
    """Write index.html into the run's directory; returns its path."""
    return write_view(view_run(plan, record, verdict), run_dir)


def write_view(view: RunView, run_dir: Path) -> Path:
    """The same from a view that was made already."""
    return put(render(view, run_dir), run_dir)


def get_ready() -> None:
    """Load the template, which can be done before there is anything to show."""
    _template()


def render(view: RunView, run_dir: Path) -> str:
    """The page, but for links to other reports, which may still be written."""
    gallery = _Gallery(run_dir)
    return _template().render(
        view=view,
        wording=wording,
        tone=_TONES.get(view.verdict.status, "unknown"),
        features=_features(view),
        problems=_problems(view),
        channels=sorted({case.case.channel for case in view.everything}),
        standings=[(s, view.counts[s]) for s in wording.LABELS if view.counts.get(s)],
        evidence=gallery.show,
    )


def put(page: str, run_dir: Path) -> Path:
    """Write a page that was rendered, with links to the reports that are there."""
    links = [f'<a href="{href}">{name}</a>' for name, href in _FILES if (run_dir / href).exists()]
    files = f"<dt>Files</dt><dd>{', '.join(links)}</dd>" if links else ""
    return write_text(run_dir / "index.html", page.replace(_FILES_HERE, files, 1))


_FILES_HERE = "<!-- files -->"  # nothing else of a page can be it: whatever was recorded is escaped
_FILES = (
    ("Summary", "summary.md"),
    ("JUnit XML", "junit"),
    ("Allure results", "allure-results"),
    ("Cucumber Messages", "messages.ndjson"),
    ("CTRF", "ctrf-report.json"),
    ("Plan", "plan.json"),
    ("Record", "record.jsonl"),
    ("Verdict", "verdict.json"),
)


@cache
def _template() -> "jinja2.Template":
    import jinja2  # noqa: PLC0415 - a tenth of a second that only those who want this report should pay

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        bytecode_cache=_compiled(),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: plain(value) if type(value) is str else value,
    )
    return environment.get_template("report.html.j2")


def _compiled() -> "jinja2.BytecodeCache | None":
    """Where the compiled template is kept, as Python keeps modules: compiling takes a tenth of a second."""
    import jinja2  # noqa: PLC0415

    folder = _TEMPLATES / "__pycache__"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    if not os.access(folder, os.W_OK):
        return None
    # Another template is noticed by Jinja; other options, which stand here, by the name of the file.
    options = zlib.crc32(Path(__file__).read_bytes())
    return jinja2.FileSystemBytecodeCache(str(folder), f"%s.{options:08x}.jinja")


def _problems(view: RunView) -> list[CaseView]:
    order = list(wording.LABELS)
    problems = (c for c in view.cases if c.standing is not Standing.PASSED)
    return sorted(problems, key=lambda case: order.index(case.standing))


def _features(view: RunView) -> list[_Feature]:
    features: dict[str, _Feature] = {}
    # As the feature files have it: a plan's order is that in which a run finds out most in least time.
    for case in sorted(view.everything, key=_place):
        planned = case.case
        feature = features.setdefault(
            planned.feature_path,
            _Feature(
                title=planned.feature,
                path=planned.feature_path,
                area=Path(planned.feature_path).parent.name,
                narrative=view.plan.narratives.get(planned.feature_path, ""),
            ),
        )
        feature.cases.append(case)
        rule = feature.rules.setdefault(planned.rule, _Rule(planned.rule))
        key = (planned.scenario, planned.row, planned.line)
        rule.scenarios.setdefault(key, _Scenario(planned.scenario, planned.row)).cases.append(case)
    return list(features.values())


def _place(view: CaseView) -> tuple[str, int, str, str]:
    return (view.case.feature_path, view.case.line, view.case.runner_name, view.case.channel)


class _Gallery:
    """Turns attachments into what the page shows, and keeps the page from growing without bound."""

    def __init__(self, run_dir: Path) -> None:
        self._run_dir = run_dir
        self._left = _ALL_IMAGES
        self._shown: dict[Sequence[Attachment], list[_Evidence]] = {}

    def show(self, attachments: Sequence[Attachment]) -> Iterable[_Evidence]:
        """The attachments, pictures inside the page where they are small."""
        if attachments not in self._shown:
            self._shown[attachments] = list(self._show(attachments))
        return self._shown[attachments]

    def _show(self, attachments: Sequence[Attachment]) -> Iterator[_Evidence]:
        for attachment in attachments:
            path = evidence_path(self._run_dir, attachment.path)
            kind = _kind(attachment)
            yield _Evidence(
                name=attachment.name.removesuffix(Path(attachment.path).suffix),
                href=quote(attachment.path) if path else None,
                kind=kind,
                image=self._data_uri(path, attachment.media_type) if path and kind == "image" else None,
            )

    def _data_uri(self, path: Path, media_type: str) -> str | None:
        size = path.stat().st_size
        if size > min(_LARGEST_IMAGE, self._left):
            return None
        self._left -= size
        return f"data:{media_type};base64,{base64.b64encode(path.read_bytes()).decode('ascii')}"


def _kind(attachment: Attachment) -> str:
    if attachment.media_type in {"image/png", "image/jpeg", "image/webp", "image/gif"}:
        return "image"
    if attachment.media_type == "application/zip" or attachment.path.endswith(".zip"):
        return "trace"
    return "text" if attachment.media_type.startswith(("text/", "application/json")) else "file"
