"""`tutor-bdd steps`: the wordings that features may use."""

import argparse
import sys
from pathlib import Path

from support.config import ROOT

__all__ = ["carry_out", "define"]

NOTHING_FITS = 1


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "words", nargs="*", metavar="WORD", help="only wordings that have to do with all these"
    )
    parser.add_argument("--json", action="store_true", help="print wordings and slots as JSON")
    parser.epilog = """examples:
  tutor-bdd steps                       all wordings, with what their slots take
  tutor-bdd steps publishes homework    those that have to do with both words
  tutor-bdd steps then course           of those for Then, the ones about courses
  tutor-bdd steps --json                for an editor

exit codes: 0, or 1 when no wording has to do with the words (the nearest are printed)"""


def carry_out(given: argparse.Namespace) -> int:
    """Print the catalogue; 1 when no wording fits."""
    from support.authoring.catalogue import build_catalogue, nearest_to, render_json, render_text, search
    from support.cli.library import known_slots, load_definitions, parsed

    definitions = load_definitions(ROOT / "features")
    features = (feature for _, feature in parsed([Path("features")]))
    catalogue = build_catalogue(definitions, features, known_slots())
    found = search(catalogue, given.words)
    if fits := bool(found.wordings):
        note = ""
    else:
        found = nearest_to(catalogue, given.words)
        words = " and ".join(f'"{word}"' for word in given.words)
        rest = "the nearest:" if found.wordings else "`tutor-bdd steps` prints all"
        note = f"tutor-bdd: no wording has to do with {words}; {rest}\n"
    sys.stderr.write(note)
    sys.stderr.flush()
    if found.wordings or given.json:
        print(render_json(found) if given.json else render_text(found), end="")
    return 0 if fits else NOTHING_FITS
