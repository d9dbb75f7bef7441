"""The words of all reports, in one place: what a verdict and a standing are called, how long things took."""

import shlex
from datetime import UTC, datetime

from support.planning.plan import Plan, PlannedCase
from support.reporting.view import RunView, Standing

__all__ = [
    "LABELS",
    "MEANINGS",
    "MOST_REASONS",
    "case_name",
    "channel_name",
    "clock_time",
    "count",
    "duration",
    "headline",
    "moment",
    "replay",
    "run_seconds",
    "sentence",
]

# In the order in which a reader wants them: what needs somebody first.
LABELS = {
    Standing.FAILED: "Failed",
    Standing.ERROR: "Test broke",
    Standing.COMPROMISED: "Target lost",
    Standing.UNFINISHED: "Not finished",
    Standing.NEVER_RAN: "Never ran",
    Standing.PENDING: "Not written yet",
    Standing.SKIPPED: "Skipped",
    Standing.NOT_PROVABLE: "Not possible here",
    Standing.PASSED: "Passed",
}
MEANINGS = {
    Standing.FAILED: "the product does not do what the scenario says",
    Standing.ERROR: "the test itself broke, so nothing is known about the product",
    Standing.COMPROMISED: "the target went away while it ran",
    Standing.UNFINISHED: "it was started, and the record ends before it does",
    Standing.NEVER_RAN: "it was planned, and nothing was recorded about it",
    Standing.PENDING: "a step has no definition yet",
    Standing.SKIPPED: "it was left out while running",
    Standing.NOT_PROVABLE: "this target lacks what it needs",
    Standing.PASSED: "the product does what the scenario says",
}
MOST_REASONS = 6  # that a reader takes in at once; each case that is one stands below with its own
_HEADLINES = {
    "deliverable": "Deliverable",
    "blocked": "Blocked",
    "held": "Held for a person",
    "not proven": "Not proven",
}
_SENTENCES = {
    "deliverable": "Everything that had to be shown was shown: this build may be delivered.",
    "blocked": "This build must not be delivered.",
    "held": "A person has to decide before this build may be delivered.",
    "not proven": "This run does not show whether the build may be delivered.",
}
_SENTENCES_BY_EXIT_CODE = {
    3: "The target could not be used, so this run shows nothing about the build.",
    4: "The tests themselves broke, so this run does not show whether the build may be delivered.",
    130: "The run was stopped, so it does not show whether the build may be delivered.",
}
_CHANNELS = {"api": "API", "ui": "browser", "none": "harness"}


def headline(view: RunView) -> str:
    """The verdict in a word or two."""
    return _HEADLINES.get(view.verdict.status, view.verdict.status.capitalize())


def sentence(view: RunView) -> str:
    """The verdict in a sentence that needs no knowledge of the harness."""
    if view.verdict.exit_code in _SENTENCES_BY_EXIT_CODE:
        return _SENTENCES_BY_EXIT_CODE[view.verdict.exit_code]
    return _SENTENCES.get(view.verdict.status, "What this means for the build is not known.")


def channel_name(channel: str) -> str:
    """What a channel is called for people."""
    return _CHANNELS.get(channel, channel)


def case_name(case: PlannedCase) -> str:
    """A scenario's name with its row and its channel."""
    return case.title if case.channel == "none" else f"{case.title} ({channel_name(case.channel)})"


def replay(plan: Plan, case: PlannedCase | None = None) -> str:
    """The command that runs it again with the same people and names: one case, or the whole profile."""
    words = ["script/run"]
    if case:
        words.append(f"{case.feature_path}:{case.line}")
        words += ["--channel", case.channel] if case.channel != "none" else []
    for option, value, usual in (("--target", plan.target, "sandbox"), ("--profile", plan.profile, "merge")):
        words += [option, value] if value != usual else []
    return shlex.join([*words, "--seed", plan.seed])


def duration(seconds: float | None) -> str:
    """A length of time at the precision that people want: "40 ms", "2.3 s", "4 min 05 s"."""
    if seconds is None:
        return "unknown"
    if seconds < 0.9995:
        return f"{seconds * 1000:.0f} ms"
    if seconds < 59.95:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes} min {rest:02} s"
    return f"{minutes // 60} h {minutes % 60:02} min"


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun in the right form."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def moment(iso: str | None) -> datetime | None:
    """The moment of the record that a text tells, in UTC; None when there is none."""
    try:
        parsed = datetime.fromisoformat(iso or "")
    except ValueError:
        return None
    return parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def clock_time(iso: str | None) -> str:
    """A moment for people, in UTC."""
    parsed = moment(iso)
    return parsed.strftime("%-d %B %Y, %H:%M:%S UTC") if parsed else "unknown"


def run_seconds(view: RunView) -> float | None:
    """How long the run took from its start to its end; None when it has no end."""
    started, finished = moment(view.record.started_at), moment(view.record.finished_at)
    return (finished - started).total_seconds() if started and finished else None
