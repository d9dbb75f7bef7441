"""Masks secrets in everything that is written down: records, evidence, reports, error messages.

Two nets, because either alone has holes: values that are known to be secret (`register_secret`), wherever and
however encoded they stand; and places that hold secrets whatever the value: headers, JSON and form fields,
cookies, credentials in addresses. In doubt it masks.
"""

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from urllib.parse import quote, quote_plus

__all__ = [
    "MASK",
    "forget_secrets",
    "redact",
    "redact_archive",
    "redact_bytes",
    "redact_json",
    "register_secret",
]

MASK = "[masked]"

_HEADERS = (
    "authorization|proxy-authorization|biglearn-api-token|biglearn-scheduler-token|x-csrf-token|x-api-key"
    "|x-auth-token|set-cookie2?|cookie"
)
# How the names of fields end whose value is secret: neither "token_count" nor "is_password_set" does.
_FIELDS = (
    "token|password|passwd|pwd|passphrase|secret|secret_key_base|session_id|credentials?|signature"
    "|(?:api|private|secret|access|signing|encryption)[_-]?key"
)
# Cookies that make whoever has them somebody: Tutor's session, its signed account, OpenStax Accounts' log-in.
_COOKIES = r"_session|secure_[\w-]+|oxa(?:_[\w-]+)?"
_NAMES = rf"(?:{_HEADERS}|{_FIELDS}|{_COOKIES})"

# Where a name may begin: not inside a word, but also behind a line break that JSON has escaped.
_START = r"(?:(?<![\w-])|(?<=\\n)|(?<=\\r))"
_OPEN = r"""(?:\\*["'])"""
# Texts may be cut off (bodies are), and quoted again inside other texts.
_STRING = (
    r"""(?:"(?:[^"\\]|\\.)*(?:"|\Z)|'(?:[^'\\]|\\.)*(?:'|\Z)|(?P<deep>\\+["']).*?(?:(?<!\\)(?P=deep)|\Z))"""
)
_LIST = r"""\[(?:[^\]"'\\]|\\.|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')*(?:\]|\Z)"""
_NOTHING = r"(?!(?:null|none|true|false)\b)"
_BARE = rf"""{_NOTHING}[^\s,;&"'<>()\[\]{{}}\\]+"""


def _rule(pattern: str, *words: str) -> tuple[str, tuple[str, ...]]:
    """A pattern for text in small letters, and words of which one is in any text that it can match.

    Looking for a word is cheap, and small letters make the patterns five times faster than ignoring case.
    """
    return pattern, words


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Most runs hold no secret at all: a pattern is worked out when its words are met."""
    return re.compile(pattern, re.DOTALL)


_KEYS = tuple(
    f"{kind}{joint}key"
    for kind in ("api", "private", "access", "signing", "encryption")
    for joint in ("", "_", "-")
)
_FIELD_WORDS = ("token", *_KEYS, "passw", "pwd", "passphrase", "secret", "session", "credential", "signature")
_PLACES = (
    # A header on a line of its own, as HTTP writes it.
    _rule(
        rf"(?P<before>(?:^|(?<=[\r\n]))[ \t<>*+-]*(?:{_HEADERS})[ \t]*:)(?P<value>[^\r\n]+)",
        *("authorization", "token", "cookie", "x-api-key"),
    ),
    # A header inside other text: to the end of the line or of the quoted text.
    _rule(
        rf"""(?P<before>{_START}(?:{_HEADERS})[ \t]*:)(?P<value>(?:[^\r\n"'\\]|\\(?!\\*[rn])["']?)+)""",
        *("authorization", "token", "cookie", "x-api-key"),
    ),
    # <meta name="csrf-token" content="…">, <input name="authenticity_token" value="…">
    _rule(
        r"""(?P<before>name=["'](?:csrf-token|authenticity_token|password)["'][^>]{0,200}?(?:content|value)=)"""
        rf"(?P<value>{_STRING})",
        *("csrf-token", "authenticity_token", "password"),
    ),
    # "name": "value" in JSON and dictionaries at any depth of escaping, and {"name": "Cookie", "value": "…"}.
    _rule(
        rf"(?P<before>{_NAMES}{_OPEN}\s*(?:(?::|=>?)\s*|,\s*{_OPEN}value{_OPEN}\s*:\s*)b?)"
        rf"(?P<value>{_STRING}|{_LIST}|{_BARE})",
        *("authorization", "cookie", "oxa", "secure_", *_FIELD_WORDS),
    ),
    # ("Cookie", "value"), as lists of headers print.
    _rule(
        rf"(?P<before>{_OPEN}(?:{_HEADERS}){_OPEN}\s*,\s*b?)(?!{_OPEN}value{_OPEN}\s*:)(?P<value>{_STRING})",
        *("authorization", "token", "cookie", "x-api-key"),
    ),
    # name=value in addresses, forms and cookies, name = "value" in settings.
    _rule(
        rf"""(?P<before>(?:{_FIELDS}|{_COOKIES})(?:\]|%5D)?(?:=|[ \t]*[=:][ \t]*(?=["'])))"""
        rf"(?P<value>{_STRING}|{_BARE})",
        *("oxa", "secure_", *_FIELD_WORDS),
    ),
    _rule(
        r"""(?P<before>[?&](?:sig|code|state|key|x-amz-[\w-]+)=)(?P<value>[^\s&#"'<>\\]+)""",
        *("sig=", "code=", "state=", "key=", "x-amz-"),
    ),
    _rule(r"""(?P<before>\w://)(?P<value>[^/\s@"'<>\\?#]+)(?=@)""", "://"),
    _rule(
        r"""(?P<before>\b(?:bearer|basic)\s+)(?P<value>(?=[^\s"',;]*[\d=_.-])[\w+/=.~-]{12,})""",
        *("bearer", "basic"),
    ),
    _rule(r"(?P<before>)(?P<value>\beyj[\w-]{8,}\.[\w-]+\.[\w-]*)", "eyj"),
    _rule(
        r"(?P<before>-----begin [a-z ]*private key-----)(?P<value>.*?)(?=-----end|\Z)",
        "private key",
    ),
)

_WORDS = tuple({word: None for _, words in _PLACES for word in words})  # each once

_SHORT = 200  # characters of a text that is remembered to be harmless
_REMEMBERED = 1 << 14  # such texts: the steps of a run are told over and over

_secrets: set[str] = set()


def register_secret(value: str) -> None:
    """From now on, `value` is masked wherever it stands, also quoted for addresses, JSON or HTML."""
    if value:
        _secrets.add(value)
        _known.cache_clear()


def forget_secrets() -> None:
    """Forget every registered value; for tests."""
    _secrets.clear()
    _known.cache_clear()


def redact(text: str) -> str:
    """The text with every secret in it masked; the same text where there is none."""
    if not _secrets and len(text) <= _SHORT and _is_harmless(text):
        return text
    return _in_places(_known_masked(text, as_bytes=False))


def redact_json(text: str, content: Mapping[str, object]) -> str:
    """The same for the JSON of some content: a word that gives a place away is in a name or a value of it."""
    if not _secrets and _are_harmless(tuple(content)) and all(map(_has_no_word, content.values())):
        return text
    return redact(text)


def redact_bytes(data: bytes) -> bytes:
    """The same for bytes of any kind: what is no secret keeps every byte."""
    return _in_places(_known_masked(data.decode("latin-1"), as_bytes=True)).encode("latin-1")


def redact_archive(data: bytes) -> bytes:
    """A ZIP file, such as a browser's trace, with the texts in it redacted; images and fonts as they are."""
    import io  # noqa: PLC0415 - only a browser leaves archives
    import zipfile  # noqa: PLC0415

    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as written:
        for entry in source.infolist():
            content = source.read(entry)
            if not entry.filename.lower().endswith((".png", ".jpeg", ".jpg", ".webp", ".woff", ".woff2")):
                content = redact_bytes(content)
            written.writestr(entry, content, compress_type=entry.compress_type)
    return target.getvalue()


@lru_cache(maxsize=_REMEMBERED)
def _is_harmless(text: str) -> bool:
    lowered = _lower(text)
    return not any(word in lowered for word in _WORDS)


@lru_cache(maxsize=_REMEMBERED)
def _are_harmless(names: tuple[str, ...]) -> bool:
    return all(map(_is_harmless, names))


def _has_no_word(value: object) -> bool:
    if type(value) is str:
        return len(value) <= _SHORT and _is_harmless(value)
    return not value or isinstance(value, int | float)


def _in_places(text: str) -> str:
    lowered = _lower(text)
    found = {word for word in _WORDS if word in lowered}
    if not found:
        return text
    for pattern, words in _PLACES:
        if found.isdisjoint(words):
            continue
        pieces: list[str] = []
        end = 0
        for match in _compiled(pattern).finditer(lowered):
            start, stop = match.span("value")
            pieces += (text[end:start], _mask(match["before"], text[start:stop]))
            end = stop
        if pieces:
            text = "".join((*pieces, text[end:]))
            lowered = _lower(text)
    return text


def _lower(text: str) -> str:
    return text.replace("\u0130", "I").lower()  # the one letter that would become two


def _mask(before: str, value: str) -> str:
    # Quotes stay, and a bare value between quoted names gets some, so that JSON stays JSON.
    mark = re.match(_OPEN, value) or re.search(rf"{_OPEN}(?=\s*[:,=][^\"']*\Z)", before)
    around = mark[0] if mark else ""
    space = " " if value.startswith(" ") else ""
    return f"{space}{around}{MASK}{around}"


@lru_cache(maxsize=2)
def _known(*, as_bytes: bool) -> re.Pattern[str] | None:
    import html  # noqa: PLC0415 - only where there is a secret

    forms: set[str] = set()
    for value in _secrets:
        forms |= {
            value,
            quote(value, safe=""),
            quote_plus(value),
            json.dumps(value)[1:-1],
            json.dumps(value, ensure_ascii=False)[1:-1],
            html.escape(value),
        }
    if as_bytes:
        forms = {form.encode().decode("latin-1") for form in forms}
    if not forms:
        return None
    # A short value would tear holes into other words: it counts only where it stands alone.
    parts = (
        re.escape(form) if len(form) >= 6 else rf"(?<!\w){re.escape(form)}(?!\w)"
        for form in sorted(forms, key=len, reverse=True)
    )
    return re.compile("|".join(parts))


def _known_masked(text: str, *, as_bytes: bool) -> str:
    pattern = _known(as_bytes=as_bytes)
    return pattern.sub(MASK, text) if pattern else text
