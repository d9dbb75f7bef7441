"""Grading templates: how a reading or homework is weighed, when it tells, and when it is due by default."""

from dataclasses import dataclass, field

from support.domain.assignments import AssignmentKind
from support.domain.grading import GradingRules

__all__ = [
    "GradingTemplate",
    "TemplateChange",
]


@dataclass(frozen=True, slots=True)
class GradingTemplate:
    """What a teacher decides in a template; everything has a valid default but its name and kind."""

    name: str
    kind: AssignmentKind
    rules: GradingRules = field(default_factory=GradingRules)
    many_attempts: bool = False
    opens: str = "00:01"  # as the product has it, also where that is no time at all
    due: str = "21:00"
    due_after: int = 7  # days after the opening
    closes_after: int = 7  # days after the due date


@dataclass(frozen=True, slots=True)
class TemplateChange:
    """What is changed of a template; None leaves it as it is."""

    name: str | None = None
    kind: AssignmentKind | None = None
    feedback: str | None = None
    many_attempts: bool | None = None
