"""What has broken software before, made anew from a seed: names, texts, titles."""

import random

from support.data.people import awkward_names

__all__ = ["awkward_people", "awkward_sections", "awkward_texts"]

_LONGEST = 120  # letters of a very long name
_LETTERS = "abcdefghijklmnopqrstuvwxyzäöüéèøåçñ"
_LONGEST_SHEET = 31  # letters that spreadsheet programs take as the name of a sheet


def awkward_people(seed_text: str) -> list[tuple[str, str]]:
    """First and last names: every one that is kept as awkward, two very long ones, and some like formulas."""
    chance = random.Random(f"{seed_text}/names")
    long_ones = ["".join(chance.choice(_LETTERS) for _ in range(_LONGEST)).title() for _ in range(2)]
    like_formulas = [("=SUM(A1)", "@Import"), ("+1", "-Minus")]
    return [*awkward_names(), ("Mia", long_ones[0]), (long_ones[1], "Lee"), *like_formulas]


def awkward_texts(seed_text: str) -> list[str]:
    """Answers in words: line breaks, quotes, markup, signs that begin formulas, other scripts."""
    number = random.Random(f"{seed_text}/texts").randrange(10, 99)
    return [
        f"one line\nanother line {number}",
        f"\"double\" and 'single' and `other` quotes {number}",
        f"<b>bold</b> & <script>document.title = '{number}'</script> &amp;",
        f"={number}+1",
        f"+{number}",
        f"-{number}",
        f'@SUM(A1:A{number}) =HYPERLINK("http://nowhere.invalid")',
        f"h(x) → ∞, 汉字, عربى, עברית, 🦉 {number}",
    ]


def awkward_sections(seed_text: str) -> list[str]:
    """Names of sections: long ones that begin alike, and some with letters that no sheet's name may have."""
    chance = random.Random(f"{seed_text}/sections")
    beginning = "".join(chance.choice(_LETTERS) for _ in range(_LONGEST_SHEET + 9))
    return [f"{beginning} one", f"{beginning} two", "Mon/Wed: 9-10 [lab]?", "it's 'quoted'", "*"]
