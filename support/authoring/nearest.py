"""The nearest known wording to one that nobody knows: most undefined steps are a slip, not a new meaning."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

__all__ = ["ambiguous_message", "nearest", "nearest_name", "undefined_message"]

_SLOT = re.compile(r"\{[^}]*\}")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'(?!\w)|<[^>]*>|\b\d+(?:[.:]\d+)*\b")
_OPTIONAL = re.compile(r"\(([^)]*)\)")
_ALTERNATIVE = re.compile(r"(\w+)(?:/\w+)+")
# Words that say too little to make two texts alike.
_SMALL = frozenset(
    re.findall(r"\w+", "a an and are as at by for from has have in is it its no not of on or the to was with")
)
_MARK = "\ufffc"  # stands for any value, in wordings and in texts


def nearest(text: str, wordings: Iterable[str], n: int = 3) -> list[str]:
    """The wordings most like a step's text, best first; values and slots count for nothing. May be empty."""
    wanted = _words(text)
    scored = []
    for wording in wordings:
        likeness = _likeness(wanted, _words(wording))
        if likeness >= 0.5:
            scored.append((-likeness, wording))
    return [wording for _, wording in sorted(scored)[:n]]


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """The known name most like one that is not known; None when nothing is like it."""
    by_fold = {other.lower(): other for other in known}
    found = get_close_matches(name.lower(), by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None


def undefined_message(step: str, wordings: Iterable[str]) -> str:
    """One line for a step that no wording fits: what it is, and what was perhaps meant."""
    found = [f'"{wording}"' for wording in nearest(step.partition(" ")[2] or step, wordings)]
    hint = f"did you mean {' or '.join(found)}? " if found else ""
    return f'no wording fits "{step}"; {hint}`tutor-bdd steps` prints all wordings'


def ambiguous_message(step: str, matches: Iterable[tuple[str, str]]) -> str:
    """One line for a step that several wordings fit; `matches` are (wording, where defined)."""
    found = " and ".join(f'"{wording}" ({place})' for wording, place in matches)
    return f'more than one wording fits "{step}": {found}; one meaning has one wording: make them differ'


def _words(text: str) -> list[str]:
    plain = _SLOT.sub(f" {_MARK} ", text)
    plain = _ALTERNATIVE.sub(r"\1", _OPTIONAL.sub(r"\1", plain))
    plain = _VALUE.sub(f" {_MARK} ", plain)
    return re.findall(rf"[\w'-]+|{_MARK}", plain.lower())


def _likeness(wanted: list[str], other: list[str]) -> float:
    """How alike two texts are, 0 to 1: word by word, then letter by letter for slips inside words."""
    ignoring = [word for word in other if word != _MARK]
    shared = [
        word for word in wanted if word not in _SMALL and get_close_matches(word, ignoring, n=1, cutoff=0.75)
    ]
    if not shared and set(ignoring) - _SMALL:
        return 0.0  # letters in common are chance where no word is
    by_letters = SequenceMatcher(None, " ".join(w for w in wanted if w != _MARK), " ".join(ignoring)).ratio()
    by_words = SequenceMatcher(None, wanted, other).ratio()
    # A person's name in the text stands where the wording has a slot: it must not count against it.
    covered = sum(word in wanted for word in ignoring) / len(ignoring) if ignoring else 0.0
    # Nor must what the wording says beside: the text may be too short.
    meant = [word for word in wanted[1:] if word not in _SMALL]
    told = 0.4 + 0.3 * len(set(shared) & set(meant)) / len(meant) if meant else 0.0
    return max(by_letters, by_words, told, 0.95 * covered if len(ignoring) > 1 else 0.0)
