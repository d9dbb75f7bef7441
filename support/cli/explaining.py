"""What `tutor-bdd gate --explain` prints: each rule with what it looked at, and what is not shown."""

from collections.abc import Iterator
from typing import Any

from support.gate.rules import Finding
from support.gate.verdict import Judgement

__all__ = ["explained", "explained_for_programs"]


def explained(judgement: Judgement) -> Iterator[str]:
    """Lines for people."""
    for finding in judgement.findings:
        yield f"rule: {finding.rule.name}: {_came_to(finding)}"
        yield from (f"    {line.strip()}" for line in finding.rule.holds.strip().splitlines())
        yield from (f"    {name} = {value}" for name, value in finding.inputs.items())
    if not judgement.findings:
        yield "the policy has no rule for this profile"
    for unproven in judgement.verdict.unproven:
        weight = ", critical" if unproven.is_critical else ""
        yield f"not shown: {unproven.statement} ({unproven.behaviour}{weight}): {unproven.why}"


def explained_for_programs(judgement: Judgement) -> list[dict[str, Any]]:
    """The rules as JSON has them; what is not shown is in the verdict itself."""
    return [
        {
            "name": finding.rule.name,
            "rule": finding.rule.holds.strip(),
            "held": finding.held,
            "otherwise": finding.rule.otherwise,
            "inputs": dict(finding.inputs),
            "fault": finding.fault,
        }
        for finding in judgement.findings
    ]


def _came_to(finding: Finding) -> str:
    if finding.held:
        return "holds"
    if finding.held is None:
        return f"cannot be told, so nothing is proven: {finding.fault}"
    return f"does not hold, so {_LEADS_TO[finding.rule.otherwise]}: {finding.rule.because}"


_LEADS_TO = {
    "blocked": "the build is blocked",
    "not proven": "nothing is proven",
    "held": "a person has to decide",
    "told": "the verdict says so",
}
