"""Rules of the policy: expressions in CEL over documented data (docs/policy.md), and what each came to.

A rule that cannot be told, for whatever reason, does not hold: a key that is not there, a value of another
kind, a mistake in the expression. So that a slip is not hidden where CEL would not look, behind `||` or in
`has()`, every name in a rule is looked up before it is evaluated.
"""

import functools
import re
import sys
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cel import Program

__all__ = ["OUTCOMES", "Finding", "Rule", "weigh"]

OUTCOMES = ("blocked", "not proven", "held", "told")
_OPEN = frozenset({"build"})  # what keys these have, the run decides: has() is for them
_TEXT = re.compile(r""" "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' """, re.VERBOSE)
_BOUND = re.compile(r"\.\s*(?:all|exists|exists_one|filter|map)\s*\(\s*([A-Za-z_]\w*)\s*,")
_PATH = re.compile(r"(?<![\w.])([A-Za-z_]\w*)((?:\s*\.\s*[A-Za-z_]\w*)*)(\s*\()?")


@dataclass(frozen=True, slots=True)
class Rule:
    """What must hold, and what the verdict is otherwise; "told": the same, with a remark.

    `profiles` empty: for all of them.
    """

    name: str
    holds: str
    otherwise: str
    because: str  # told when it does not hold
    profiles: tuple[str, ...] = ()

    def is_for(self, profile: str) -> bool:
        """Whether a run of this profile is held against it."""
        return not self.profiles or profile in self.profiles


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule came to. `held` is None where that cannot be told; `fault` says why."""

    rule: Rule
    held: bool | None
    inputs: Mapping[str, Any] = field(default_factory=dict)  # as "run.flaky" → 2
    fault: str = ""

    @property
    def sentence(self) -> str:
        """Why it did not hold, with what was found."""
        if self.held is None:
            return f'the rule "{self.rule.name}" cannot be told: {self.fault}'
        found = ", ".join(f"{name} is {_short(value)}" for name, value in self.inputs.items())
        return f'{self.rule.because} (rule "{self.rule.name}": {found})'


def weigh(rule: Rule, data: Mapping[str, Any]) -> Finding:
    """What a rule comes to on this data. It never raises: what went wrong is the finding's fault."""
    try:
        program = _compiled(rule.holds)
        inputs = dict(_inputs(rule.holds, program, data))
        told = program.execute(dict(data))
    except Exception as error:  # noqa: BLE001 - whatever goes wrong, the rule is not told
        return Finding(rule, None, fault=_first_line(error))
    if not inputs:
        return Finding(rule, None, fault="it looks at nothing of the run")
    if not isinstance(told, bool):
        return Finding(rule, None, inputs, f"it comes to {told!r}, which is neither true nor false")
    return Finding(rule, told, inputs)


@functools.cache
def _compiled(expression: str) -> "Program":
    # Not at the top: it takes its time, and only a run that is judged by rules needs it. Most of the time
    # goes to CEL's own command line, which brings a terminal's worth of libraries: that is left out.
    sys.modules.setdefault("cel.cli", types.ModuleType("cel.cli"))
    from cel import compile as compile_cel  # noqa: PLC0415

    return compile_cel(expression)


def _inputs(expression: str, program: "Program", data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What the expression looks at, by its dotted name. Raises LookupError for what is not there."""
    bare = _TEXT.sub("''", expression)
    known = {*data, *_BOUND.findall(bare)}
    if unknown := sorted(set(program.variables()) - known):
        raise LookupError(f"there is no {unknown[0]!r}; there are: {', '.join(sorted(data))}")
    for match in _PATH.finditer(bare):
        root, rest, call = match.groups()
        names = [name.strip() for name in rest.split(".") if name.strip()]
        if call:
            names = names[:-1]  # what is called is no part of the data
        if root in data and not (call and not rest):
            yield ".".join((root, *names)), _found(data, root, names)


def _found(data: Mapping[str, Any], root: str, names: list[str]) -> Any:  # noqa: ANN401 - what JSON can hold
    value = data[root]
    path = root
    for name in names:
        if root in _OPEN and name not in value:
            return None
        if not isinstance(value, Mapping) or name not in value:
            there = ", ".join(sorted(value)) if isinstance(value, Mapping) else "nothing more"
            raise LookupError(f"there is no {name!r} in {path}; there is: {there}")
        value, path = value[name], f"{path}.{name}"
    return value


def _short(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return (text if len(text) <= 120 else f"{text[:117]}…") or "none"


def _first_line(error: Exception) -> str:
    told = error.args[0] if isinstance(error, LookupError) and error.args else error
    line = next((line.strip() for line in str(told).splitlines() if line.strip()), type(error).__name__)
    return line if not isinstance(error, KeyError) else f"there is no {line}"
