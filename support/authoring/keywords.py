"""Finds keywords that are misspelt, and tells a parser's complaint in words that help."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

__all__ = ["first_line_fault", "misspelt_keywords", "parser_fault"]

_BLOCKS = ("Feature", "Rule", "Background", "Scenario", "Scenario Outline", "Scenario Template", "Examples")
_ALIASES = ("Example", "Scenarios", "Ability", "Business Need")
_STEPS = ("Given", "When", "Then", "And", "But")
# English words that look like a slip of a keyword and begin sentences of descriptions.
_WORDS = frozenset(
    (
        *("a", "ad", "add", "all", "an", "any", "are", "be", "been", "bit", "but", "by", "buy", "cut", "end"),
        *(
            "either",
            "even",
            "give",
            "gives",
            "hand",
            "hen",
            "men",
            "nut",
            "out",
            "put",
            "ten",
            "than",
            "that",
        ),
        *("the", "their", "them", "there", "these", "they", "this", "what", "where", "while", "who", "why"),
    )
)
_BLOCK = re.compile(rf"({'|'.join((*_BLOCKS, *_ALIASES))}):")
_STEP = re.compile(rf"(?:{'|'.join(_STEPS)})\s|\*\s")
_SCENARIO = re.compile(r"(?:Scenario|Example|Background)\b[^:]*:")


def misspelt_keywords(text: str) -> Iterator[tuple[int, str]]:
    """Lines that behave would take for a description and that look like a keyword: (line, message)."""
    has_steps = False  # whether the block at hand takes steps
    fence = ""
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if fence or line.startswith(('"""', "'''")):
            fence = _fence_after(line, fence)
        elif not line or line[0] in "#@|":
            continue
        elif _BLOCK.match(line):
            has_steps = bool(_SCENARIO.match(line)) and not line.startswith("Examples")
        elif not _STEP.match(line):
            message = _slip(line, has_steps=has_steps)
            if message:
                yield number, message


def first_line_fault(text: str) -> str | None:
    """Why a file cannot be read as a feature whatever follows; None when it can."""
    first = text.partition("\n")[0]
    if first.startswith("\ufeff"):
        return "the file begins with a byte order mark: save it as UTF-8 without one"
    if (found := re.match(r"\s*#\s*language\s*:\s*(\S+)", first)) and found[1] != "en":
        return f"features are written in English here, not in {found[1]!r}: leave the line out"
    return None


def _fence_after(line: str, fence: str) -> str:
    if fence:
        return "" if line.endswith(fence) else fence
    mark = line[:3]
    return "" if len(line) >= 6 and line.endswith(mark) else mark


def _slip(line: str, *, has_steps: bool) -> str | None:
    """What a line of description was probably meant to be."""
    head, colon, _ = line.partition(":")
    if colon:
        keyword = _nearest(head.strip(), (*_BLOCKS, *_ALIASES), 0.8)
        if keyword and keyword != head:
            return f'"{head}:" is no keyword, so the line would be a comment: did you mean "{keyword}:"?'
    word = re.split(r"[\s:]", line, maxsplit=1)[0]
    if has_steps and word in _STEPS:
        return f'"{word}" has nothing behind it, so behave does not take it for a step'
    if has_steps:
        keyword = _nearest(word, _STEPS, 0.7) if word.lower() not in _WORDS else None
        if keyword:
            return f'"{word}" is no keyword, so the step would not run: did you mean "{keyword}"?'
        block = next((b for b in _BLOCKS if line.lower().startswith(f"{b.lower()} ")), None)
        if block:
            return f'"{block}" needs a colon: "{block}: …"'
    return None


def _nearest(word: str, keywords: tuple[str, ...], cutoff: float) -> str | None:
    by_fold = {keyword.lower(): keyword for keyword in keywords}
    found = get_close_matches(word.lower(), by_fold, n=1, cutoff=cutoff)
    return by_fold[found[0]] if found else None


def parser_fault(line: int, complaint: str, text: str) -> tuple[int, str]:
    """The line and a readable message for what behave's parser says of a file."""
    lines = text.splitlines()
    content = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    for sign, message in (
        ("No feature found", 'the file does not begin with "Feature: …"'),
        ("before Feature", 'the file does not begin with "Feature: …"'),
        ("not occur after Scenario", "a Background belongs before the first scenario of its feature or rule"),
        ("Background supports no tags", "a Background takes no tags"),
        ("Background does not support tags", "a Background takes no tags"),
        ("Background should not be used here", "there is a Background already: put these steps into it"),
        ("Examples must only", 'Examples belong to an outline: write "Scenario Outline:" above'),
        ("Malformed table", "this row has not as many cells as the first row of its table"),
        ("BAD-INDENT", 'this text stands further left than the """ that opens it'),
        ("STEP REQUIRES", "the first step cannot be And or But: begin with Given, When or Then"),
        ("Multiple", "a file holds one feature: move this one to a file of its own"),
        ("tag:", "a line of tags holds nothing but tags: @like @these"),
    ):
        if sign in complaint:
            return line, f"{message}{_quoted(content)}"
    slip = _slip(content, has_steps=True)
    if slip:
        return line, slip
    return line, f"this line fits nowhere here: is a keyword missing or misspelt?{_quoted(content)}"


def _quoted(content: str) -> str:
    return f' ("{content}")' if content else ""
