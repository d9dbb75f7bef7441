import threading
from pathlib import Path

import pytest

from sandbox.database import Database, DatabaseUrlError, UniqueError


@pytest.fixture
def database(tmp_path: Path) -> Database:
    made = Database(f"sqlite:///{tmp_path}/test.db")
    made.create("CREATE TABLE IF NOT EXISTS things (id {id}, name TEXT UNIQUE, data TEXT)")
    return made


def names(database: Database) -> list[str]:
    with database.reading() as connection:
        return [row["name"] for row in connection.rows("SELECT name FROM things ORDER BY id")]


def test_what_is_inserted_gets_growing_ids_and_is_kept(database: Database) -> None:
    with database.writing() as connection:
        first = connection.insert("things", {"name": "a", "data": {"deep": [1]}})
        second = connection.insert("things", {"name": "b", "data": None})
        stored = connection.value("SELECT data FROM things WHERE id = ?", [first])
    assert second > first
    assert stored == '{"deep": [1]}'
    assert names(database) == ["a", "b"]


def test_a_block_that_raises_leaves_nothing(database: Database) -> None:
    def fail() -> None:
        with database.writing() as connection:
            connection.insert("things", {"name": "a"})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert names(database) == []


def test_a_broken_uniqueness_has_its_own_error(database: Database) -> None:
    with database.writing() as connection:
        connection.insert("things", {"name": "a"})

    def break_it() -> None:
        with database.writing() as connection:
            connection.insert("things", {"name": "b"})
            connection.insert("things", {"name": "a"})

    with pytest.raises(UniqueError):
        break_it()
    assert names(database) == ["a"]


def test_writers_on_many_threads_take_turns(database: Database) -> None:
    def write(number: int) -> None:
        with database.writing() as connection:
            count = connection.value("SELECT COUNT(*) FROM things")
            connection.insert("things", {"name": str(number), "data": count})

    threads = [threading.Thread(target=write, args=[n]) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as connection:
        seen = [row["data"] for row in connection.rows("SELECT data FROM things ORDER BY id")]
    assert seen == [str(n) for n in range(8)], "each writer must see what the one before it wrote"


def test_a_url_of_no_known_kind_is_refused() -> None:
    with pytest.raises(DatabaseUrlError, match="use sqlite:///FILE or postgresql://"):
        Database("mysql://here")
