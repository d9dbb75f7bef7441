"""The features of a run as Gherkin documents, as Cucumber Messages want them, and a pickle for each case.

Documents come from the feature files. behave and Gherkin's own parser differ in details, and a file may have
changed since the run: a feature that does not fit its cases is written anew from the record, and says so.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gherkin import Parser
from gherkin.ast_builder import AstBuilder
from gherkin.errors import ParserError
from gherkin.pickles.compiler import Compiler
from gherkin.stream.id_generator import IdGenerator

from support.privacy.redaction import redact
from support.record.events import StepResult
from support.reporting.files import plain
from support.reporting.view import CaseView
from support.reporting.wording import case_name, channel_name

__all__ = ["Document", "documents"]

Item = dict[str, Any]

_KEYWORDS = {"Given", "When", "Then", "And", "But"}


@dataclass(frozen=True, slots=True)
class Document:
    """A feature: its text, what Gherkin makes of it, and a pickle for each case (by case id)."""

    source: Item
    tree: Item
    pickles: Mapping[str, Item]


class _UnfitError(ValueError):
    """A feature file is not what the run had, or Gherkin's own parser refuses it."""


def documents(cases: Iterable[CaseView], root: Path) -> Iterator[Document]:
    """A document for each feature of the cases, whose paths are relative to `root`."""
    by_feature: dict[str, list[CaseView]] = {}
    for case in cases:
        by_feature.setdefault(case.case.feature_path, []).append(case)
    ids = IdGenerator()
    for path, own in by_feature.items():
        try:
            yield _from_file(path, own, root, ids)
        except _UnfitError as error:
            yield _from_record(path, own, str(error), ids)


def _from_file(path: str, cases: Sequence[CaseView], root: Path, ids: IdGenerator) -> Document:
    try:
        text = redact((root / path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _UnfitError("the feature file cannot be read") from error
    try:
        tree, pickles = _parse(path, text, ids)
    except (ParserError, re.error) as error:
        # Headings of an outline are taken for patterns there, so that a stray bracket is an error.
        raise _UnfitError("Gherkin's own parser refuses the feature file") from error
    by_line = {pickle["location"]["line"]: pickle for pickle in pickles}
    found = {case.case.id: _own(case, by_line.get(case.case.line)) for case in cases}
    _part_channels(tree["feature"], cases, found)
    return _document(path, text, tree, found)


def _own(case: CaseView, pickle: Item | None) -> Item:
    """The pickle as that case's own, if it is the one that the case was made of."""
    if pickle is None or pickle["name"] != case.case.scenario:
        raise _UnfitError("the feature file has another scenario there by now")
    texts = [step["text"] for step in pickle["steps"]]
    for attempt in case.attempts:
        recorded = [step.text for step in attempt.steps]
        if recorded != texts[: len(recorded)]:
            raise _UnfitError("the feature file has other steps by now")
    return _for_case(case, pickle)


def _part_channels(feature: Item, cases: Sequence[CaseView], pickles: dict[str, Item]) -> None:
    """Give each channel of a scenario a node of its own: Cucumber's readers show one result for a node."""
    channels: dict[str, list[str]] = {}
    for case in cases:
        own = channels.setdefault(pickles[case.case.id]["astNodeIds"][0], [])
        own += [case.case.channel] if case.case.channel not in own else []
    parted: set[str] = set()
    for parent in (feature, *(child["rule"] for child in feature["children"] if "rule" in child)):
        children = []
        for child in parent["children"]:
            node = child.get("scenario")
            several = channels.get(node["id"], []) if node else []
            if len(several) < 2:
                children.append(child)
                continue
            parted.update(_ids(node))
            for channel in several:
                name = f"{node['name']} ({channel_name(channel)})"
                children.append({"scenario": {**_marked(node, channel), "name": name}})
        parent["children"] = children
    for case in cases:
        own_pickle = pickles[case.case.id]
        if own_pickle["astNodeIds"][0] in parted:
            pickles[case.case.id] = _pointed(own_pickle, parted, case.case.channel)


def _ids(node: object) -> Iterator[str]:
    """Every id in a part of the document."""
    if isinstance(node, dict):
        if "id" in node:
            yield node["id"]
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from _ids(child)


def _marked(node: Any, channel: str) -> Any:  # noqa: ANN401 - any part of the document
    """A copy of a part of the document, whose ids are the channel's own."""
    if isinstance(node, list):
        return [_marked(child, channel) for child in node]
    if isinstance(node, dict):
        return {
            key: f"{value}-{channel}" if key == "id" else _marked(value, channel)
            for key, value in node.items()
        }
    return node


def _pointed(pickle: Item, parted: set[str], channel: str) -> Item:
    """The pickle, pointing to its channel's own nodes."""

    def moved(ids: list[str]) -> list[str]:
        return [f"{one}-{channel}" if one in parted else one for one in ids]

    return {
        **pickle,
        "astNodeIds": moved(pickle["astNodeIds"]),
        "steps": [{**step, "astNodeIds": moved(step["astNodeIds"])} for step in pickle["steps"]],
        "tags": [{**tag, "astNodeId": moved([tag["astNodeId"]])[0]} for tag in pickle["tags"]],
    }


def _from_record(path: str, cases: Sequence[CaseView], reason: str, ids: IdGenerator) -> Document:
    ordered = sorted(cases, key=lambda case: case.case.rule or "")  # outside of rules comes first
    text = "\n".join(_lines(ordered, reason)) + "\n"
    tree, pickles = _parse(path, text, ids)
    found = {case.case.id: _for_case(case, own) for case, own in zip(ordered, pickles, strict=True)}
    return _document(path, text, tree, found)


def _lines(cases: Sequence[CaseView], reason: str) -> Iterator[str]:
    yield f"# Written from the record, because {reason}."
    yield f"Feature: {_flat(cases[0].case.feature)}"
    rule = None
    for case in cases:
        if case.case.rule != rule:
            rule = case.case.rule
            yield f"  Rule: {_flat(rule or '')}"
        yield f"    {' '.join(_tag(tag) for tag in case.case.tags)}"
        yield f"    Scenario: {_flat(case_name(case.case))}"
        steps = max((attempt.steps for attempt in case.attempts), key=len, default=())
        for step in steps:
            yield from _step_lines(step)


def _tag(tag: str) -> str:
    return "@" + re.sub(r"[@#\s]+", "", plain(tag))


def _step_lines(step: StepResult) -> Iterator[str]:
    keyword = step.keyword if step.keyword in _KEYWORDS else "*"
    yield f"      {keyword} {_flat(step.text) or '(no text)'}"
    if step.argument:
        yield '        """'
        text = plain(step.argument).replace('"""', '\\"\\"\\"')
        yield from (f"        {line}" for line in text.splitlines())
        yield '        """'


def _parse(path: str, text: str, ids: IdGenerator) -> tuple[Item, list[Item]]:
    tree: Item = {**Parser(AstBuilder(ids)).parse(text), "uri": path}
    pickles: list[Any] = Compiler(ids).compile(tree)  # type: ignore[arg-type]  # it is the document with its URI
    return tree, pickles


def _for_case(case: CaseView, pickle: Item) -> Item:
    """A case's own pickle: the channels of a scenario share its place in the document, and nothing else."""
    identity = case.case.id
    steps = [{**step, "id": f"{identity}-{number}"} for number, step in enumerate(pickle["steps"])]
    return {**pickle, "id": identity, "name": plain(case_name(case.case)), "steps": steps}


def _document(path: str, text: str, tree: Item, pickles: Mapping[str, Item]) -> Document:
    source = {"uri": path, "data": text, "mediaType": "text/x.cucumber.gherkin+plain"}
    return Document(source, tree, pickles)


def _flat(text: str) -> str:
    return " ".join(plain(text).split())
