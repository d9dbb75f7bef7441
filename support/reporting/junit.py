"""JUnit XML, for pipelines: one file and one suite for each feature, and one for what broke outside of them.

A failure is the product's; an error means that nothing is known; what the target cannot show is skipped.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from support.planning.plan import Plan
from support.record.events import Attempt, RunRecord
from support.reporting.files import plain, replaced_directory, write_text
from support.reporting.view import CaseView, Fault, RunView, Standing, Verdict, view_run
from support.reporting.wording import MEANINGS

__all__ = ["write", "write_view"]

_SKIPPED = {Standing.SKIPPED, Standing.NOT_PROVABLE}


def write(plan: Plan, record: RunRecord, verdict: Verdict, run_dir: Path) -> Path:
    """Write junit/*.xml into the run's directory; returns the folder."""
    return write_view(view_run(plan, record, verdict), run_dir)


def write_view(view: RunView, run_dir: Path) -> Path:
    """The same from a view that was made already."""
    by_feature: dict[str, list[CaseView]] = {}
    for case in view.everything:
        by_feature.setdefault(case.case.feature_path, []).append(case)
    target = run_dir / "junit"
    with replaced_directory(target) as folder:
        for path, cases in by_feature.items():
            file = folder / f"TEST-{_slug(path)}.xml"
            if file.exists():  # two paths that differ only in punctuation
                file = folder / f"TEST-{_slug(path)}-{cases[0].case.id}.xml"
            _save(file, _suite(view, path, cases))
        if view.alarms:
            _save(folder / "TEST-run.xml", _fault_suite(view, view.alarms))
    return target


def _suite(view: RunView, path: str, cases: Sequence[CaseView]) -> ET.Element:
    standings = Counter(case.standing for case in cases)
    failures = standings[Standing.FAILED]
    skipped = sum(standings[s] for s in _SKIPPED)
    suite = _element(
        "testsuite",
        name=cases[0].case.feature,
        tests=str(len(cases)),
        failures=str(failures),
        errors=str(len(cases) - failures - skipped - standings[Standing.PASSED]),
        skipped=str(skipped),
        time=f"{sum(case.duration for case in cases):.3f}",
        timestamp=view.record.started_at,
        file=path,
    )
    _properties(
        suite, run=view.plan.run, target=view.plan.target, profile=view.plan.profile, seed=view.plan.seed
    )
    names: Counter[str] = Counter()
    for case in cases:
        name = _name(case)
        names[name] += 1
        suite.append(_case(case, name if names[name] == 1 else f"{name} #{names[name]}"))
    return suite


def _name(view: CaseView) -> str:
    rule = f"{view.case.rule}: " if view.case.rule else ""
    channel = f" ({view.case.channel})" if view.case.channel != "none" else ""
    return f"{rule}{view.case.title}{channel}"


def _case(view: CaseView, name: str) -> ET.Element:
    case = view.case
    element = _element(
        "testcase",
        name=name,
        classname=_slug(case.feature_path),
        time=f"{view.duration:.3f}",
        file=case.feature_path,
        line=str(case.line),
    )
    _properties(
        element,
        case=case.id,
        channel=case.channel,
        behaviours=" ".join(case.behaviours),
        standing=view.standing.value,
        attempts=str(len(view.attempts)),
        flaky="true" if view.is_flaky else "false",
    )
    if view.standing in _SKIPPED:
        ET.SubElement(element, "skipped", message=plain(view.reason or MEANINGS[view.standing]))
    elif view.standing is not Standing.PASSED:
        kind = "failure" if view.standing is Standing.FAILED else "error"
        problem = ET.SubElement(element, kind, type=view.standing.value, message=plain(view.reason or ""))
        problem.text = plain(view.full_error or view.reason or MEANINGS[view.standing])
    if view.attempts:
        ET.SubElement(element, "system-out").text = plain("\n".join(_protocol(view.attempts)))
    return element


def _protocol(attempts: Iterable[Attempt]) -> Iterable[str]:
    for attempt in attempts:
        yield f"attempt {attempt.number}: {attempt.outcome or 'not finished'}"
        for step in attempt.steps:
            yield f"  {step.status:<9} {step.keyword} {step.text}"
            for attachment in step.attachments:
                yield f"            [[ATTACHMENT|{attachment.path}]]"
        for failure in attempt.hook_failures:
            yield f"  broke     {failure.hook}: {failure.error}"
        for attachment in attempt.attachments:
            yield f"  [[ATTACHMENT|{attachment.path}]]"


def _fault_suite(view: RunView, faults: Sequence[Fault]) -> ET.Element:
    suite = _element(
        "testsuite",
        name="The run itself",
        tests=str(len(faults)),
        failures="0",
        errors=str(len(faults)),
        skipped="0",
        time="0.000",
        timestamp=view.record.started_at,
    )
    for number, fault in enumerate(faults, start=1):
        case = ET.SubElement(
            suite, "testcase", name=f"{number}. {plain(fault.name)}", classname="run", time="0.000"
        )
        ET.SubElement(case, "error", type="run", message=plain(fault.name)).text = plain(fault.message)
    return suite


def _element(tag: str, **attributes: str) -> ET.Element:
    return ET.Element(tag, {name: plain(value) for name, value in attributes.items()})


def _properties(parent: ET.Element, **values: str) -> None:
    properties = ET.SubElement(parent, "properties")
    for name, value in values.items():
        ET.SubElement(properties, "property", name=name, value=plain(value))


def _save(path: Path, suite: ET.Element) -> None:
    ET.indent(suite)
    write_text(
        path, '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suite, encoding="unicode") + "\n"
    )


def _slug(path: str) -> str:
    return re.sub(r"[^\w-]+", ".", path.removesuffix(".feature")).strip(".")
