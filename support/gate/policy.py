"""What the gate asks for: one reviewed file, `fixtures/gate/policy.toml`."""

import hashlib
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Policy", "PolicyError", "read"]

_KNOWN = {"fewest_cases", "excused_tags", "flaky_needs_a_person"}


class PolicyError(ValueError):
    """The policy file is missing or says something that is no policy. Nothing can be judged with it."""


@dataclass(frozen=True, slots=True)
class Policy:
    """`excused_tags`: cases with one of these are run and counted, and never block."""

    fewest_cases: int
    excused_tags: frozenset[str]
    flaky_needs_a_person: bool
    digest: str = field(default="", compare=False)  # SHA-256 over the file, in hex

    def is_excused(self, tags: tuple[str, ...]) -> bool:
        """Whether a case with these tags cannot block."""
        return not self.excused_tags.isdisjoint(tags)


def read(path: Path) -> Policy:
    """The policy in a file. Raises PolicyError for anything that is not exactly a policy."""
    try:
        told = path.read_bytes()
        content = tomllib.loads(told.decode("utf-8"))
    except OSError as error:
        raise PolicyError(f"cannot read the policy {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PolicyError(f"{path} is not TOML: {error}") from error
    if set(content) != _KNOWN:
        wrong = sorted(set(content) ^ _KNOWN)
        raise PolicyError(f"{path} must hold exactly {', '.join(sorted(_KNOWN))}; see to {', '.join(wrong)}")
    fewest, tags, flaky = (content[k] for k in ("fewest_cases", "excused_tags", "flaky_needs_a_person"))
    if type(fewest) is not int or fewest < 1:
        raise PolicyError(f"{path}: fewest_cases must be a whole number of at least 1, not {fewest!r}")
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise PolicyError(f"{path}: excused_tags must be a list of tags, not {tags!r}")
    if type(flaky) is not bool:
        raise PolicyError(f"{path}: flaky_needs_a_person must be true or false, not {flaky!r}")
    return Policy(fewest, frozenset(tags), flaky, digest=hashlib.sha256(told).hexdigest())
