"""`tutor-bdd lint`: mistakes in feature files that running them would not show."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from support.config import ROOT

if TYPE_CHECKING:
    from support.authoring.lint import Finding

__all__ = ["carry_out", "define"]

USAGE = 2


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="features or folders")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    parser.epilog = """examples:
  tutor-bdd lint                                    all features
  tutor-bdd lint features/tutor/practising.feature  one of them
  tutor-bdd lint --json                             for an editor

exit codes: 0, or 2 when one of the findings is an error"""


def carry_out(given: argparse.Namespace) -> int:
    """Print the findings; 2 when one is an error."""
    from support.authoring.behaviours import load_behaviours
    from support.authoring.lint import lint_paths

    paths = [path.resolve() for path in given.paths] or [ROOT / "features"]
    behaviours = frozenset(load_behaviours(ROOT / "fixtures" / "behaviours"))
    found = sorted([*lint_paths(_shown(paths), behaviours), *_steps(_shown(paths))])
    errors = [finding for finding in found if finding.severity == "error"]
    if given.json:
        print(json.dumps([asdict(finding) for finding in found], ensure_ascii=False))
    else:
        for finding in found:
            print(finding, file=sys.stderr if finding in errors else sys.stdout)
        print(f"{_count(len(errors), 'error')}, {_count(len(found) - len(errors), 'warning')}")
    return USAGE if errors else 0


def _shown(paths: Sequence[Path]) -> list[Path]:
    """The paths as somebody who stands here would write them."""
    here = Path.cwd()
    return [path.relative_to(here) if path.is_relative_to(here) else path for path in paths]


def _steps(paths: Sequence[Path]) -> "Iterator[Finding]":
    """Steps that no wording fits, or more than one. A draft may have steps that are still to be written."""
    from support.authoring.lint import Finding
    from support.authoring.matching import step_faults
    from support.cli.library import load_definitions, parsed

    features = list(parsed(paths))
    definitions = load_definitions(paths[0])
    for file, feature in features:
        for fault in step_faults(feature.walk_scenarios(), definitions):
            is_draft = fault.use.is_draft and not fault.is_ambiguous
            yield Finding(str(file), fault.use.line, fault.message, "warning" if is_draft else "error")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
