"""Plans and records of runs, as small as tests of the gate need them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from support.gate.verdict import Verdict
from support.planning.plan import Plan, PlannedCase
from support.record.events import Attempt, CaseResult, Outcome, RunRecord, StepResult

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
STEPS = (StepResult("Then", "it holds", "passed", 0.1),)
BUILD = {"biglearn-api": "v1.4.0", "tutor-server": "4f2a91c"}


def planned(name: str, *tags: str, channel: str = "api", behaviours: Sequence[str] = ()) -> PlannedCase:
    return PlannedCase(
        id=f"{name}-{channel}",
        feature_path="features/tutor/a.feature",
        feature="A",
        rule=None,
        scenario=name,
        row=None,
        channel=channel,
        line=3,
        tags=tags,
        behaviours=tuple(behaviours),
        needs=(),
    )


def plan_of(*cases: PlannedCase, **other: object) -> Plan:
    plan = Plan("r1", "sandbox", "merge", "7", NOW.isoformat(), {}, cases, build=BUILD)
    return replace(plan, **other)


def attempts(*outcomes: Outcome | None) -> tuple[Attempt, ...]:
    return tuple(
        Attempt(number, NOW.isoformat(), 0.1, outcome, None, STEPS)
        for number, outcome in enumerate(outcomes, start=1)
    )


def record_of(plan: Plan, *outcomes: Outcome | None, **other: object) -> RunRecord:
    """A record of the plan, which ended an hour before NOW; cases without an outcome given passed."""
    told = [*outcomes, *[Outcome.PASSED] * (len(plan.cases) - len(outcomes))]
    record = RunRecord(
        run=plan.run,
        plan_digest=plan.digest,
        started_at=(NOW - timedelta(hours=1, seconds=90)).isoformat(),
        finished_at=(NOW - timedelta(hours=1)).isoformat(),
        interrupted=False,
        results=tuple(
            CaseResult(case, attempts(outcome)) for case, outcome in zip(plan.cases, told, strict=True)
        ),
        hook_failures=(),
        problems=(),
        digest="0" * 64,
    )
    return replace(record, **other)


def verdict(run: str = "r1", status: str = "deliverable", hours: float = 1, **other: object) -> Verdict:
    """A verdict on BUILD whose run ended so many hours before NOW."""
    ended = NOW - timedelta(hours=hours)
    told = Verdict(
        status=status,
        exit_code={"deliverable": 0, "blocked": 1, "not proven": 5, "held": 6}[status],
        reasons=("because",),
        counts={"passed": 1},
        run=run,
        build=BUILD,
        environment="staging",
        profile="merge",
        started_at=(ended - timedelta(minutes=2)).isoformat(),
        finished_at=ended.isoformat(),
        policy_digest="90d",
        plan_digest="1",
        record_digest="2",
    )
    return replace(told, **other)
