"""`tutor-bdd reject`: a person's word that a verdict must not go on, whatever it says."""

import argparse

from support.cli import deciding

__all__ = ["carry_out", "define"]


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    deciding.define(parser, "reject", "exams are on Friday")


def carry_out(given: argparse.Namespace) -> int:
    """Reject; 0."""
    return deciding.decide(given, "reject")
