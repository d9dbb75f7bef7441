"""The tags that scenarios may carry, and what must go together. A tag that is not here is a mistake."""

import re
from collections.abc import Collection, Iterator

from support.authoring.nearest import nearest_name

__all__ = ["combination_faults", "unknown_tag"]

CHANNELS = ("api", "ui")
_NAMES = (
    *("api", "ui", "no-api", "no-ui"),
    *("smoke", "nightly", "severity-1", "severity-2", "severity-3"),
    *("serial", "wip", "quarantine", "advisory"),
    *("known-defect", "wish", "production-safe"),
)
# Tags with a part that is free: what the part may be, and how to write it.
_PATTERNS = (
    (re.compile(r"issue-\d+"), "issue-<number>"),
    (re.compile(r"exclusive\.[a-z][\w-]*"), "exclusive.<resource>"),
    (re.compile(r"needs\.[a-z][\w-]*"), "needs.<capability>"),
    (re.compile(r"flag\.[a-z][\w-]*"), "flag.<name>"),
    (re.compile(r"(?:use|not)\.with_target=[\w.-]+"), "use.with_target=<target>"),
)
_BEHAVIOUR = re.compile(r"[A-Z]{2,5}-\d+[a-z]?")


def unknown_tag(tag: str, behaviours: Collection[str]) -> str | None:
    """Why a tag is not one of the closed list, with the nearest that is; None when it is."""
    if tag in _NAMES or tag in behaviours or any(pattern.fullmatch(tag) for pattern, _ in _PATTERNS):
        return None
    if _BEHAVIOUR.fullmatch(tag):
        return f"@{tag} is no behaviour of the catalogue{_suggestion(tag, behaviours)}"
    known = [*_NAMES, *(form for _, form in _PATTERNS), *behaviours]
    return f"@{tag} is not a known tag{_suggestion(tag, known)}"


def combination_faults(tags: Collection[str]) -> Iterator[str]:
    """What is missing from, or contradictory in, all tags that hold for one scenario."""
    shown = [channel for channel in CHANNELS if channel in tags]
    for channel in CHANNELS:
        if channel in tags and f"no-{channel}" in tags:
            yield f"it is tagged @{channel} and @no-{channel}: keep one"
        if shown and channel not in tags and f"no-{channel}" not in tags:
            yield f"it leaves the channel {channel} open: tag it @{channel}, or @no-{channel} and say why"
    if not shown:
        yield "it has no channel: tag it @api, @ui or both"
    if "quarantine" in tags and not any(tag.startswith("issue-") for tag in tags):
        yield "it is in quarantine without an issue: add @issue-<number>"


def _suggestion(tag: str, known: Collection[str]) -> str:
    found = nearest_name(tag, known)
    return f": did you mean @{found}?" if found else ""
