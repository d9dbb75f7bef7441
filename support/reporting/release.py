"""A verdict for those who release: what GitHub, GitLab, a metrics store and a reader of a page want to know.

Only *deliverable* is green anywhere. *Held* is neither green nor red where that can be said.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from html import escape

from support.gate.verdict import Verdict
from support.privacy.redaction import redact
from support.reporting.files import plain

__all__ = ["FORMS", "badge", "github", "gitlab", "openmetrics"]

_STATUSES = ("deliverable", "held", "blocked", "not proven")
_COLOURS = {"deliverable": "#2d7d33", "held": "#8a6100", "blocked": "#b3261e", "not proven": "#5f6368"}
_MOST_IN_A_COMMENT = 10
_LONGEST_DESCRIPTION = 255  # what GitLab keeps


def github(verdict: Verdict, environment: str) -> str:
    """The body for GitHub's deployment protection rule. A person decides where it has no state."""
    reasons = [f"- {redact(reason)}" for reason in verdict.reasons[:_MOST_IN_A_COMMENT]]
    comment = f"{_headline(verdict)}\n\n" + "\n".join(reasons)
    body = {"environment_name": environment, "comment": plain(comment)}
    if verdict.status != "held":
        body["state"] = "approved" if verdict.status == "deliverable" else "rejected"
    return json.dumps(body, ensure_ascii=False) + "\n"


def gitlab(verdict: Verdict, environment: str) -> str:
    """The body for the status of a commit on GitLab; pending, where a person decides."""
    state = {"deliverable": "success", "held": "pending"}.get(verdict.status, "failed")
    first = next(iter(verdict.reasons), "")
    description = plain(redact(f"{verdict.status}: {first}"))[:_LONGEST_DESCRIPTION]
    return (
        json.dumps(
            {"state": state, "name": f"tutor-bdd/{environment}", "description": description},
            ensure_ascii=False,
        )
        + "\n"
    )


def openmetrics(verdict: Verdict, environment: str) -> str:
    """The verdict as OpenMetrics text."""
    about = {"environment": environment, "profile": verdict.profile}
    return "\n".join(_metrics(verdict, about)) + "\n# EOF\n"


def badge(verdict: Verdict, environment: str) -> str:
    """The verdict as a picture of one line, SVG."""
    left, right = f"{environment} acceptance", verdict.status
    colour = _COLOURS.get(verdict.status, _COLOURS["not proven"])
    start, end = _width(left), _width(right)
    told = escape(f"{left}: {right}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{start + end}" height="20" role="img" '
        f'aria-label="{told}"><title>{told}</title>'
        f'<rect width="{start}" height="20" fill="#3c4043"/>'
        f'<rect x="{start}" width="{end}" height="20" fill="{colour}"/>'
        '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">'
        f'<text x="{start / 2:g}" y="14">{escape(left)}</text>'
        f'<text x="{start + end / 2:g}" y="14">{escape(right)}</text></g></svg>\n'
    )


FORMS: Mapping[str, Callable[[Verdict, str], str]] = {
    "github": github,
    "gitlab": gitlab,
    "openmetrics": openmetrics,
    "badge": badge,
}
"""Name → what makes it of a verdict and the environment that it is asked for."""


def _headline(verdict: Verdict) -> str:
    return f"{verdict.status.capitalize()}: run {verdict.run} ({verdict.profile} on {verdict.environment})"


def _metrics(verdict: Verdict, about: Mapping[str, str]) -> Iterator[str]:
    yield "# TYPE tutor_bdd_verdict stateset"
    yield "# HELP tutor_bdd_verdict What the gate said of the newest run."
    for status in _STATUSES:
        labels = _labels({**about, "tutor_bdd_verdict": status})
        yield f"tutor_bdd_verdict{labels} {int(status == verdict.status)}"
    yield "# TYPE tutor_bdd_cases gauge"
    yield "# HELP tutor_bdd_cases Cases of the newest run, by how they stand."
    for outcome, number in sorted(verdict.counts.items()):
        yield f"tutor_bdd_cases{_labels({**about, 'outcome': outcome})} {number}"
    yield "# TYPE tutor_bdd_unproven_behaviours gauge"
    yield "# HELP tutor_bdd_unproven_behaviours Behaviours that the newest run does not show."
    for is_critical in (True, False):
        number = sum(u.is_critical is is_critical for u in verdict.unproven)
        labels = _labels({**about, "critical": str(is_critical).lower()})
        yield f"tutor_bdd_unproven_behaviours{labels} {number}"
    if verdict.finished_at:
        ended = datetime.fromisoformat(verdict.finished_at).timestamp()
        yield "# TYPE tutor_bdd_finished_timestamp_seconds gauge"
        yield "# UNIT tutor_bdd_finished_timestamp_seconds seconds"
        yield "# HELP tutor_bdd_finished_timestamp_seconds When the newest run ended."
        yield f"tutor_bdd_finished_timestamp_seconds{_labels(about)} {ended:.3f}"


def _labels(of: Mapping[str, str]) -> str:
    def quoted(text: str) -> str:
        return plain(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")

    return "{" + ",".join(f'{name}="{quoted(value)}"' for name, value in of.items()) + "}"


def _width(text: str) -> int:
    return round(len(text) * 6.6) + 12
