"""What of a course nobody may write, with values for it that it does not have."""

import random
from collections.abc import Iterator

__all__ = ["attempts"]

_VALUES = {
    "id": "1",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "is_preview": True,
    "is_concept_coach": True,
    "term": "winter",
    "year": 2016,
    "num_sections": 99,
    "starts_at": "2016-01-01T00:00:00.000Z",
    "ends_at": "2040-01-01T00:00:00.000Z",
    "ecosystem_id": "1000000",
    "offering_id": "1000000",
    "cloned_from_id": "1000000",
    "uses_pre_wrm_scores": True,
    "does_cost": True,
    "appearance_code": "none_such",
    "nobody_knows_this": "anything",
}
_MANY = 5  # in one attempt


def attempts(seed_text: str, count: int) -> Iterator[dict[str, object]]:
    """So many choices of what to send, each several of these at once."""
    chance = random.Random(f"{seed_text}/unwritable")
    for _ in range(count):
        yield {name: _VALUES[name] for name in chance.sample(sorted(_VALUES), _MANY)}
