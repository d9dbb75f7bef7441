"""What commands take: kinds of arguments, and a parser, that say in one line what is wrong.

Every call begins here, `tutor-bdd --help` too: nothing is imported before it is needed.
"""

import argparse
import re
from pathlib import Path
from typing import NoReturn

__all__ = ["Parser", "add_policy", "add_run", "count", "place", "run_directory", "seconds", "times"]


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line, with what was perhaps meant. Examples keep their lines."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came

    def error(self, message: str) -> NoReturn:
        """End the program with code 2."""
        found = re.match(r"(?:argument (\S+): )?invalid choice: '(.*?)' \(choose from (.*)\)", message)
        if found:
            name, given, known = found.groups()
            choices = [choice.strip(" '") for choice in known.split(",")]
            told = f"{name}: there is no" if name.startswith("-") else f"there is no {name.lower()}"
            message = f"{told} {given!r}{_hint(given, choices, most=30)}"
        self.exit(2, f"{self.prog}: {message.removeprefix('argument ')} (see {self.prog} --help)\n")

    def refuse(self, rest: list[str]) -> NoReturn:
        """End the program because of arguments that nobody takes."""
        options = [text for text in self._option_string_actions if text.startswith("--")]
        first = next((word for word in rest if word.startswith("-")), rest[0]).partition("=")[0]
        self.error(
            f"there is no option {first!r}{_hint(first, options)}"
            if first[:1] == "-"
            else f"one argument too many: {first!r}"
        )


def _hint(given: str, known: list[str], most: int = 11) -> str:
    import difflib

    near = difflib.get_close_matches(given, known, n=1)
    if near:
        return f"; did you mean {near[0]!r}?"
    return f"; there are: {', '.join(known)}" if len(known) <= most else ""


def place(text: str) -> Path:
    """A path, from where the caller stands: commands go to the project's folder to find behave's settings."""
    return Path(text).absolute()


def run_directory(text: str) -> Path:
    """A run's directory, told by its path or, for one under reports/, by its name."""
    from support.config import ROOT

    path = place(text)
    return path if path.exists() or len(Path(text).parts) > 1 else ROOT / "reports" / text


def add_run(parser: argparse.ArgumentParser) -> None:
    """Let a command take a run, the newest if none is named."""
    from support.config import ROOT

    parser.add_argument(
        "run_dir",
        nargs="?",
        type=run_directory,
        default=ROOT / "reports" / "latest",
        metavar="RUN",
        help="a run's directory, or its name (default: the newest)",
    )


def add_policy(parser: argparse.ArgumentParser) -> None:
    """Let a command take another policy than the project's."""
    from support.config import ROOT

    parser.add_argument(
        "--policy",
        type=place,
        default=ROOT / "fixtures" / "gate" / "policy.toml",
        metavar="FILE",
        help="what counts (default: the project's)",
    )


def count(text: str) -> int:
    """A whole number of 1 or more."""
    return _whole(text, 1)


def times(text: str) -> int:
    """A whole number of 0 or more."""
    return _whole(text, 0)


def _whole(text: str, least: int) -> int:
    if not text.isdecimal() or int(text) < least:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number of {least} or more")
    return int(text)


def seconds(text: str) -> float:
    """A time of more than nothing."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is no time: give seconds, more than 0")
    return number
