"""`tutor-bdd targets`: the environments, and what each can show."""

import argparse

from support.targets import SecretMissingError, load, names

__all__ = ["carry_out", "define"]


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.epilog = "docs/targets.md tells how to describe one"


def carry_out(_: argparse.Namespace) -> int:
    """Print them."""
    for name in names():
        try:
            target = load(name)
        except SecretMissingError as error:
            print(f"{name}: not usable here: {error}")
            continue
        parts = ", ".join(
            f"{n} {'embedded' if c.is_embedded else c.url}" for n, c in target.components.items()
        )
        print(f"{name}: {parts}; can show {', '.join(sorted(target.capabilities)) or 'nothing'}")
    return 0
