"""What GitHub shows beside the lines of the features: its commands, printed into the log of a workflow.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from collections.abc import Iterator
from typing import TextIO

from support.reporting import wording
from support.reporting.files import plain
from support.reporting.view import CaseView, RunView, Standing

__all__ = ["MOST", "annotate"]

MOST = 10
"""As many of a kind as GitHub shows for one step of a workflow; it drops the others without a word."""


def annotate(view: RunView, stream: TextIO) -> None:
    """Print an annotation for whatever is no pass, the gravest first, and how many found no place."""
    left_out = 0
    for kind, found in (("error", list(_errors(view))), ("warning", list(_warnings(view)))):
        stream.writelines(f"::{kind} {annotation}\n" for annotation in found[:MOST])
        left_out += len(found[MOST:])
    if left_out:
        told = wording.count(left_out, "more annotation is", "more annotations are")
        stream.write(f"{told} not shown here: GitHub takes {MOST} of a kind; the report has all\n")
    stream.flush()


def _errors(view: RunView) -> Iterator[str]:
    yield from (_annotation(alarm.message, title=alarm.name) for alarm in view.alarms)
    if view.verdict.exit_code != 0:
        yield from _standing_in_the_way(view)


def _warnings(view: RunView) -> Iterator[str]:
    if view.verdict.exit_code == 0:  # what did not pass was excused: it must be seen, and not as an error
        yield from _standing_in_the_way(view)
    yield from (_for_case(case) for case in view.cases if case.standing is Standing.SKIPPED)
    for case in view.flaky:
        yield _for_case(case)


def _standing_in_the_way(view: RunView) -> Iterator[str]:
    for standing in wording.LABELS:
        if standing not in {Standing.PASSED, Standing.SKIPPED}:
            yield from (_for_case(case) for case in view.cases if case.standing is standing)


def _for_case(view: CaseView) -> str:
    label = "Passed only when repeated" if view.is_flaky else wording.LABELS[view.standing]
    reason = view.reason or next((a.reason for a in view.attempts if a.reason), None)
    return _annotation(
        reason or wording.MEANINGS[view.standing],
        title=f"{label}: {wording.case_name(view.case)}",
        file=view.case.feature_path,
        line=str(view.case.line),
    )


def _annotation(message: str, **properties: str) -> str:
    order = ("file", "line", "title")
    told = ",".join(f"{name}={_property(properties[name])}" for name in order if name in properties)
    return f"{told}::{_data(message)}"


def _data(text: str) -> str:
    return plain(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
