"""A run with failures, errors, broken hooks, skips, retries and crashes: what reports must agree about."""

import dataclasses
from typing import Any

from support.record.events import CaseResult, HookFailure, Outcome
from support.reporting.view import Standing

# What each case came to, how many attempts it had, and whether it passed only when repeated.
EXPECTED = {
    "passes": (Standing.PASSED, 1, False),
    "passes-ui": (Standing.PASSED, 1, False),
    "fails": (Standing.FAILED, 1, False),
    "fails-twice": (Standing.FAILED, 2, False),
    "retried": (Standing.PASSED, 2, True),
    "crashed-once": (Standing.PASSED, 2, True),
    "crashed": (Standing.ERROR, 2, False),
    "hangs": (Standing.UNFINISHED, 1, False),
    "breaks": (Standing.ERROR, 1, False),
    "before-hook": (Standing.ERROR, 1, False),
    "clean-up": (Standing.ERROR, 1, False),
    "both-hooks": (Standing.FAILED, 2, False),
    "target-lost": (Standing.COMPROMISED, 1, False),
    "undefined": (Standing.PENDING, 1, False),
    "pending": (Standing.PENDING, 1, False),
    "skipped": (Standing.SKIPPED, 1, False),
    "doubtful": (Standing.ERROR, 1, False),
    "empty": (Standing.ERROR, 1, False),
    "lost": (Standing.NEVER_RAN, 0, False),
    "elsewhere": (Standing.NOT_PROVABLE, 0, False),
}
ALARMS = 2  # before_all broke, and the record has a problem


def build(make: Any) -> Any:
    step, attempt = make.step, make.attempt
    given = step("Ada teaches", keyword="Given")
    wrong = step("Ben is in", "failed", error="expected Ben, found nobody")
    left = step("so is Cleo", "skipped")

    def at(second: int, outcome: Outcome | None, *steps: Any, **other: Any) -> Any:
        made = attempt(
            outcome, started_at=f"2026-11-24T01:00:{second:02}+00:00", number=second // 10 + 1, **other
        )
        return dataclasses.replace(made, steps=steps)

    killed = "the worker was killed by signal 9"
    before = HookFailure("before_scenario", "RuntimeError: no course")
    after = HookFailure("clean-up", "LeftoverError: course 7 is still there")
    attempts = {
        "passes": [at(0, Outcome.PASSED, given, step())],
        "passes-ui": [at(0, Outcome.PASSED, given, step())],
        "fails": [at(0, Outcome.FAILED, given, wrong, left, reason="expected Ben")],
        "fails-twice": [at(n, Outcome.FAILED, given, wrong, reason="expected Ben") for n in (0, 10)],
        "retried": [at(0, Outcome.FAILED, wrong, reason="first"), at(10, Outcome.PASSED, given, step())],
        "crashed-once": [at(0, Outcome.ERROR, reason=killed), at(10, Outcome.PASSED, given, step())],
        "crashed": [at(n, Outcome.ERROR, reason=killed) for n in (0, 10)],
        "hangs": [at(0, None, given, duration=None)],
        "breaks": [at(0, Outcome.ERROR, given, step(status="error", error="KeyError: 'x'"), left)],
        "before-hook": [at(0, Outcome.ERROR, step(status="skipped"), hook_failures=(before,))],
        "clean-up": [at(0, Outcome.PASSED, given, hook_failures=(after,))],
        "both-hooks": [
            at(0, Outcome.ERROR, given, hook_failures=(before, after, after), reason="no course"),
            at(10, Outcome.FAILED, given, wrong, hook_failures=(after,), reason="expected Ben"),
        ],
        "target-lost": [at(0, Outcome.COMPROMISED, given, step(status="error", error="refused"), reason="x")],
        "undefined": [at(0, Outcome.PENDING, given, step(status="undefined"), left)],
        "pending": [at(0, Outcome.PENDING, step(status="pending", error="later"))],
        "skipped": [at(0, Outcome.SKIPPED, step(status="skipped"), reason="not now")],
        "doubtful": [at(0, Outcome.PASSED, given, step(status="skipped"))],
        "empty": [at(0, Outcome.PASSED)],
        "lost": [],
    }
    results = [
        CaseResult(
            make.planned(
                identity,
                line=10 * number,
                scenario="passes" if identity == "passes-ui" else identity,
                channel="ui" if identity == "passes-ui" else "api",
                tags=("api", "ui") if identity.startswith("passes") else ("api",),
            ),
            tuple(each),
        )
        for number, (identity, each) in enumerate(attempts.items(), start=1)
    ]
    return make.run(
        *results,
        plan={"unprovable_cases": (make.planned("elsewhere", line=999, needs=("demo-api",)),)},
        hook_failures=(HookFailure("before_all", "RuntimeError: no"),),
        problems=("the record has no end",),
    )
