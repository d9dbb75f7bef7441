"""Keys that sign attestations: whose signatures count, and the one to sign with. Ed25519 and nothing else."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from securesystemslib.signer import CryptoSigner, SSlibKey

__all__ = ["KeysError", "TrustedKey", "make_key", "signer_of", "trusted"]

_MUST = {"name", "public", "until"}


class KeysError(ValueError):
    """A key, or the file of keys, is not what it should be. Nothing can be signed or verified with it."""


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """A key whose signatures count, up to and with a day."""

    name: str
    key: SSlibKey
    until: date

    def is_valid(self, at: datetime) -> bool:
        """Whether its signatures still count."""
        return at.date() <= self.until


def trusted(path: Path) -> Mapping[str, TrustedKey]:
    """The keys in a reviewed file, by key id. Raises KeysError for anything that is not such a file."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise KeysError(f"cannot read the keys {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KeysError(f"{path} is not TOML: {error}") from error
    told = content.pop("keys", [])
    if content or not isinstance(told, list):
        raise KeysError(f"{path} must hold [[keys]] and nothing else")
    found = [_key(one, path) for one in told]
    by_id = {key.key.keyid: key for key in found}
    if len(by_id) != len(found):
        raise KeysError(f"{path}: a key is there twice")
    return by_id


def signer_of(told: str, where: str) -> CryptoSigner:
    """What signs with a private key, given as PEM (PKCS 8). Raises KeysError for anything else."""
    try:
        key = load_pem_private_key(told.encode(), None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise KeysError(f"{where} holds no private key as PEM without a passphrase") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeysError(f"{where} holds a key that is not Ed25519")
    return CryptoSigner(key)


def make_key(path: Path, name: str, until: date) -> str:
    """Make a private key in a new file that only its owner can read; its entry among the trusted keys."""
    signer = CryptoSigner.generate_ed25519()
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(signer.private_bytes)
    public = signer.public_key.keyval["public"]
    return f'[[keys]]\nname = "{name}"\npublic = "{public}"\nuntil = {until.isoformat()}\n'


def _key(told: object, path: Path) -> TrustedKey:
    if not isinstance(told, dict) or set(told) != _MUST:
        raise KeysError(f"{path}: a key has {', '.join(sorted(_MUST))}, and nothing else")
    name, public, until = told["name"], told["public"], told["until"]
    if not isinstance(name, str) or not name.strip():
        raise KeysError(f"{path}: a key's name must be a text, not {name!r}")
    if type(until) is not date:
        raise KeysError(f"{path}, {name}: until must be a day, not {until!r}")
    return TrustedKey(name, _public(public, f"{path}, {name}"), until)


def _public(told: object, where: str) -> SSlibKey:
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(str(told)))
    except ValueError as error:
        raise KeysError(f"{where}: public must be an Ed25519 key, 64 digits in hex") from error
    return SSlibKey.from_crypto(key)
