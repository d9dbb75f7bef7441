"""Cases to plan with: made by hand, or parsed from a feature's text."""

from types import SimpleNamespace

from behave.parser import parse_feature

from support.planning.plan import PlannedCase
from support.planning.select import Case, cases


def made(
    name: str, channel: str = "api", path: str = "features/a.feature", tags: tuple[str, ...] = ()
) -> Case:
    """A case whose id is its name."""
    planned = PlannedCase(
        id=name,
        feature_path=path,
        feature="A",
        rule=None,
        scenario=name,
        row=None,
        channel=channel,
        line=1,
        tags=tags,
        behaviours=(),
        needs=(),
    )
    return Case(planned, SimpleNamespace(should_run=lambda: True))


def parsed(
    text: str, path: str = "features/tutor/a.feature", behaviours: frozenset[str] = frozenset()
) -> list[Case]:
    """The cases of a feature's text."""
    return cases([parse_feature(text, filename=path)], behaviours)
