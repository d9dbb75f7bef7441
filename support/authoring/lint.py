"""Mistakes in feature files that running them would not show, or would show as something else.

The worst is the quietest: behave takes a line with a misspelt keyword for a description, so that its scenario
loses a step, or all of them, and passes. Errors are certain; what depends on taste is a warning.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from support.authoring.keywords import first_line_fault, misspelt_keywords, parser_fault
from support.authoring.tags import combination_faults, unknown_tag

__all__ = ["Finding", "lint_file", "lint_paths", "lint_text"]

_PROVING = {"tutor", "biglearn", "delivery"}  # folders whose scenarios prove behaviours of the catalogue
_MOST_STEPS = 6
_FORBIDDEN = re.compile(
    r"\b(?:(?:click|wait)(?:s|ed|ing)?|press(?:es|ed|ing)?|fields?|buttons?|urls?|status codes?|json)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A mistake: where, and what to do. `severity` is "error" or "warning"."""

    path: str
    line: int
    message: str
    severity: str = "error"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.severity}: {self.message}"


def lint_paths(paths: Iterable[Path], behaviours: Collection[str]) -> list[Finding]:
    """The findings in all feature files at or below the paths; FileNotFoundError for a path that is none."""
    found: list[Finding] = []
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"there is no {path} to check")
        for file in sorted(path.rglob("*.feature")) if path.is_dir() else [path]:
            found += lint_file(file, behaviours)
    return found


def lint_file(path: Path, behaviours: Collection[str]) -> list[Finding]:
    """The findings in one feature file, in the order of its lines."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        return [Finding(str(path), 1, f"the file is not UTF-8 text: {error.reason} at byte {error.start}")]
    return lint_text(text, str(path), behaviours)


def lint_text(text: str, path: str, behaviours: Collection[str]) -> list[Finding]:
    """The findings in the text of a feature file; `path` tells what its scenarios must carry."""
    from behave.parser import ParserError, parse_feature  # noqa: PLC0415 - behave takes a while to import

    if fault := first_line_fault(text):
        return [Finding(path, 1, fault)]
    found = {line: Finding(path, line, message) for line, message in misspelt_keywords(text)}
    try:
        feature = parse_feature(text, filename=path)
    except ParserError as error:
        line, message = parser_fault(error.line or 1, str(error), text)
        found.setdefault(line, Finding(path, line, message))
        return sorted(found.values())
    if feature is None:
        return sorted(found.values()) or [Finding(path, 1, "there is no feature in this file")]
    return sorted([*found.values(), *_Checks(path, feature, behaviours).findings()])


class _Checks:
    """The rules over a feature that could be parsed."""

    def __init__(self, path: str, feature: Any, behaviours: Collection[str]) -> None:  # noqa: ANN401 - behave
        self._path = path
        self._feature = feature
        self._behaviours = behaviours
        parts = PurePath(path).parts
        self._is_proving = bool(_PROVING & set(parts))
        self._is_harness = "harness" in parts

    def findings(self) -> Iterator[Finding]:
        """Everything that is wrong."""
        feature = self._feature
        scenarios = list(_scenarios(feature))
        if not scenarios:
            yield self._error(feature.line, "the feature has no scenario, so it shows nothing")
        yield from self._tags(feature)
        for rule in feature.rules:
            yield from self._tags(rule)
            if not rule.run_items:
                yield self._error(rule.line, f'the rule "{rule.name}" has no scenario')
        yield from self._doubles(scenarios)
        for scenario in scenarios:
            yield from self._scenario(scenario)
        backgrounds = [
            container.background for container in (feature, *feature.rules) if container.background
        ]
        for background in backgrounds:
            for step in background.steps:
                yield from self._wording(step)

    def _scenario(self, scenario: Any) -> Iterator[Finding]:  # noqa: ANN401
        yield from self._tags(scenario)
        name = f'"{scenario.name}"'
        if not scenario.steps:
            yield self._error(scenario.line, f"the scenario {name} has no steps: behave would call it passed")
        if not scenario.name.strip():
            yield self._error(scenario.line, "the scenario has no name: reports could not tell what it shows")
        effective = {str(tag) for tag in scenario.effective_tags}
        if not self._is_harness:
            for fault in combination_faults(effective):
                yield self._error(scenario.line, fault)
        is_proving = self._is_proving and "wish" not in effective  # a wish states what is not so
        if is_proving and not effective & set(self._behaviours):
            yield self._error(scenario.line, f"the scenario {name} proves no behaviour: tag it with an id")
        yield from self._steps(scenario)
        if scenario.type == "scenario_outline":
            yield from self._outline(scenario)

    def _steps(self, scenario: Any) -> Iterator[Finding]:  # noqa: ANN401
        whens = [step for step in scenario.steps if step.keyword.strip() == "When"]
        for step in whens[1:]:
            yield self._error(step.line, "a second When: split the scenario, or tell the first as a Given")
        if len(scenario.steps) > _MOST_STEPS:
            text = f"{len(scenario.steps)} steps: {_MOST_STEPS} are the most that one reads as one example"
            yield self._warning(scenario.line, text)
        for step in scenario.steps:
            yield from self._wording(step)

    def _wording(self, step: Any) -> Iterator[Finding]:  # noqa: ANN401
        found = _FORBIDDEN.search(_QUOTED.sub("", step.name))
        if found:
            yield self._error(
                step.line, f'"{found[0]}" tells how, not what: say what the person does or finds'
            )

    def _outline(self, outline: Any) -> Iterator[Finding]:  # noqa: ANN401
        tables = [example.table for example in outline.examples if example.table is not None]
        if not any(table.rows for table in tables):
            yield self._error(
                outline.line, f'the outline "{outline.name}" has no rows of examples: it never runs'
            )
            return
        known = {heading for table in tables for heading in table.headings}
        for step in outline.steps:
            for name in re.findall(r"<([\w -]+)>", step.name):
                if name not in known:
                    yield self._error(step.line, f"no table of examples has a column <{name}>")
        for example in outline.examples:
            yield from self._tags(example)

    def _tags(self, statement: Any) -> Iterator[Finding]:  # noqa: ANN401
        for tag in statement.tags:
            fault = None if "<" in tag else unknown_tag(str(tag), self._behaviours)
            if fault:
                yield self._error(tag.line, fault)

    def _doubles(self, scenarios: Iterable[Any]) -> Iterator[Finding]:
        seen: Counter[tuple[int, str]] = Counter()
        for scenario in scenarios:
            seen[(0, scenario.name)] += 1
            if seen[(0, scenario.name)] > 1:
                yield self._warning(scenario.line, f'another scenario here is called "{scenario.name}" too')

    def _error(self, line: int, message: str) -> Finding:
        return Finding(self._path, line, message)

    def _warning(self, line: int, message: str) -> Finding:
        return Finding(self._path, line, message, "warning")


def _scenarios(container: Any) -> Iterator[Any]:  # noqa: ANN401
    """Scenarios and outlines (not their rows), those under rules too."""
    for item in container.run_items:
        if item.type == "rule":
            yield from _scenarios(item)
        else:
            yield item
