"""What the command line told, and what it left behind."""

import re

from behave import then

_TRACEBACK = "Traceback (most recent call last)"


@then("the exit code is {int}")
def has_exit_code(context, code: int) -> None:
    said = context.project.said
    assert said.code == code, f"the exit code is {said.code}, not {code}; it said: {said.all}"


@then("one line tells")
def is_told_in_one_line(context) -> None:
    said = context.project.said
    lines = said.err.splitlines()
    assert len(lines) == 1, f"{len(lines)} lines were told: {said.err}"
    for part in _parts(context.text):
        assert part in lines[0], f"{part!r} is not in what was told: {lines[0]}"


@then("it tells")
def is_told(context) -> None:
    told = " ".join(context.project.said.all.split())
    for part in _parts(context.text):
        assert part in told, f"{part!r} is not in what was told: {told}"
    assert _TRACEBACK not in told, f"a traceback was told: {told}"


@then("nothing was begun under reports")
def nothing_was_begun(context) -> None:
    project = context.project
    left = sorted(path.name for path in project.reports.glob("*")) if project.reports.exists() else []
    assert not left, f"reports holds {left}"


@then("the verdict is {string}")
def verdict_is(context, status: str) -> None:
    verdict = context.project.verdict
    assert verdict["status"] == status, f"the verdict is {verdict}"


@then("the verdict counts {int} {word}")
def verdict_counts(context, number: int, outcome: str) -> None:
    counts = context.project.verdict["counts"]
    assert counts.get(outcome, 0) == number, f"the counts are {counts}"


@then("the reports are there, and say the same as before")
def reports_say_the_same(context) -> None:
    project = context.project
    assert project.has_reports, "not all reports are there"
    assert project.unit_report == context.unit_report, "the results in JUnit's form are others than before"


@then("the plan has {int} case(s)")
def plan_has(context, number: int) -> None:
    planned = [case["scenario"] for case in context.project.plans[-1]]
    assert len(planned) == number, f"planned are {planned}"


@then("the case of {string} has the channel {string}")
def case_has_channel(context, scenario: str, channel: str) -> None:
    channels = [case["channel"] for case in context.project.plans[-1] if case["scenario"] == scenario]
    assert channels == [channel], f"the channels are {channels}"


@then("both plans have the same cases in the same order")
def plans_are_the_same(context) -> None:
    earlier, later = ([case["id"] for case in plan] for plan in context.project.plans)
    assert earlier, "nothing was planned"
    assert earlier == later, f"first {earlier}, then {later}"


@then("the cases of both plans come in another order")
def plans_differ_in_order(context) -> None:
    earlier, later = ([case["id"] for case in plan] for plan in context.project.plans)
    assert earlier != later, f"both times {earlier}"
    assert sorted(earlier) == sorted(later), f"first {earlier}, then {later}"


@then("each case has an identity of its own")
def identities_differ(context) -> None:
    identities = [case["id"] for case in context.project.plans[-1]]
    assert len(set(identities)) == len(identities) > 1, f"the identities are {identities}"


@then("Ada had the same name both times")
def names_are_the_same(context) -> None:
    assert len(set(context.project.names)) == 1, f"the names are {context.project.names}"


@then("Ada had another name the second time")
def names_differ(context) -> None:
    assert len(set(context.project.names)) == 2, f"the names are {context.project.names}"


def _parts(text: str) -> list[str]:
    """The parts of a text between dots that stand for anything."""
    return [part for line in text.splitlines() for part in re.split(r"\s*…\s*", line.strip()) if part]
