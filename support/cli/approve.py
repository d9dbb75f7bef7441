"""`tutor-bdd approve`: a person's word that a verdict may go on."""

import argparse

from support.cli import deciding

__all__ = ["carry_out", "define"]


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    deciding.define(parser, "approve", "what was flaky is known as BUG-12")


def carry_out(given: argparse.Namespace) -> int:
    """Approve; 0."""
    return deciding.decide(given, "approve")
