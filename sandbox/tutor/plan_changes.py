"""What a teacher grants or takes back after publishing: extensions, and questions that do not count."""

import json
from collections.abc import Mapping
from datetime import datetime

from sandbox.database import Connection, Row
from sandbox.tutor.errors import UnprocessableError
from sandbox.tutor.moment import shown, shown_wall, stored, wall
from sandbox.tutor.sql import group, rows_in

__all__ = ["Drops", "drops_of", "kept_drops", "kept_extensions", "shown_drops", "shown_extensions"]

Json = dict[str, object]
Drops = Mapping[tuple[int, int], str]  # exercise and part → how the question was dropped
_METHODS = ("zeroed", "full_credit")


def kept_extensions(given: object) -> list[Json]:
    """Extensions as they are stored, from what was sent: they replace all that there were."""
    found: list[Json] = []
    for each in given if isinstance(given, list) else []:
        dates = {k: wall(each.get(k)) for k in ("due_at", "closes_at")}
        if not all(dates.values()) or not each.get("role_id"):
            raise UnprocessableError("extensions_is_invalid")
        if str(dates["closes_at"]) < str(dates["due_at"]):
            raise UnprocessableError("extensions_closes_at_cannot_be_before_due_at")
        found.append({"role_id": str(each["role_id"]), **dates})
    return found


def kept_drops(given: object, old: str | None, now: datetime) -> list[Json]:
    """Dropped questions as they are stored, from what was sent; those that stay keep their moment."""
    before = {d["question_id"]: d for d in json.loads(old or "[]")}
    found = []
    for each in given if isinstance(given, list) else []:
        known: Json = {k: str(each.get(k) or "") for k in ("question_id", "drop_method")}
        if known["drop_method"] not in _METHODS or not known["question_id"]:
            raise UnprocessableError("dropped_questions_is_invalid")
        earlier = before.get(known["question_id"], {})
        is_same = earlier.get("drop_method") == known["drop_method"]
        found.append({**known, "updated_at": earlier["updated_at"] if is_same else stored(now)})
    return found


def shown_extensions(kept: str, zone: str) -> list[Json]:
    """Stored extensions as the API shows them."""
    return [{**e, **{k: shown_wall(e[k], zone) for k in ("due_at", "closes_at")}} for e in json.loads(kept)]


def shown_drops(kept: str) -> list[Json]:
    """Stored dropped questions as the API shows them."""
    return [{**d, "updated_at": shown(d["updated_at"])} for d in json.loads(kept)]


def drops_of(db: Connection, rows: list[Row]) -> dict[int, Drops]:
    """For each task that has any, which of its questions were dropped. `rows` are tasks with their plans'."""
    concerned = [r for r in rows if r["dropped"] and r["dropped"] != "[]"]
    ecosystems = list({r["ecosystem_id"] for r in concerned})
    sql = "SELECT id, ecosystem_id, content FROM exercises WHERE ecosystem_id IN (:many)"
    exercises = group(rows_in(db, sql, ecosystems), "ecosystem_id")
    places = {
        ecosystem_id: {
            str(question["id"]): (e["id"], part)
            for e in listed
            for part, question in enumerate(json.loads(e["content"])["questions"])
        }
        for ecosystem_id, listed in exercises.items()
    }
    return {
        r["id"]: {
            places[r["ecosystem_id"]][d["question_id"]]: d["drop_method"]
            for d in json.loads(r["dropped"])
            if d["question_id"] in places.get(r["ecosystem_id"], {})
        }
        for r in concerned
    }
