"""What algorithms outside have brought, kept over a restart: all else follows from Biglearn's events."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sandbox.database import Database

__all__ = ["Memory", "Remembered"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS scheduler_results (
    calculation_uuid TEXT NOT NULL,
    algorithm TEXT NOT NULL,
    brought_at TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (calculation_uuid, algorithm)
)
"""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A result of an algorithm, as it was brought."""

    algorithm: str
    at: datetime
    content: Mapping[str, Any]


class Memory:
    """The results by calculation; each algorithm's newest counts."""

    def __init__(self, url: str) -> None:
        self._database = Database(url, owner="scheduler")
        self._database.create(_SCHEMA)
        self._results: dict[str, dict[str, Remembered]] = {}
        with self._database.reading() as db:
            for row in db.rows("SELECT * FROM scheduler_results"):
                at, content = datetime.fromisoformat(row["brought_at"]), json.loads(row["content"])
                self._note(row["calculation_uuid"], Remembered(row["algorithm"], at, content))

    def of(self, calculation_uuid: str) -> list[Remembered]:
        """What was brought for a calculation."""
        return list(self._results.get(calculation_uuid, {}).values())

    def keep(self, calculation_uuid: str, result: Remembered) -> None:
        """Keep a result, before anybody hears that it was taken."""
        with self._database.writing() as db:
            db.execute(
                "INSERT INTO scheduler_results (calculation_uuid, algorithm, brought_at, content) "
                "VALUES (?, ?, ?, ?) ON CONFLICT (calculation_uuid, algorithm) "
                "DO UPDATE SET brought_at = excluded.brought_at, content = excluded.content",
                [calculation_uuid, result.algorithm, result.at.isoformat(), dict(result.content)],
            )
        self._note(calculation_uuid, result)

    def _note(self, calculation_uuid: str, result: Remembered) -> None:
        self._results.setdefault(calculation_uuid, {})[result.algorithm] = result
