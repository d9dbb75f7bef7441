import threading

import pytest

from sandbox.database import Database, DatabaseUrlError, UniqueError
from sandbox.tutor.schema import SCHEMA


@pytest.fixture
def database(database_url: str) -> Database:
    made = Database(database_url)
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


def test_a_reader_sees_one_state_and_cannot_write(database: Database) -> None:
    def add(name: str) -> None:
        with database.writing() as connection:
            connection.insert("things", {"name": name})

    with database.reading() as connection:
        before = connection.value("SELECT COUNT(*) FROM things")
        writer = threading.Thread(target=add, args=["a"])
        writer.start()
        writer.join()
        assert connection.value("SELECT COUNT(*) FROM things") == before
    assert names(database) == ["a"]


def test_marks_of_the_other_dialect_in_a_text_are_left_alone(database: Database) -> None:
    with database.writing() as connection:
        connection.insert("things", {"name": "100 %"})
        assert (
            connection.value("SELECT name FROM things WHERE name LIKE '%0 %' AND name <> ?", ["?"]) == "100 %"
        )


def test_fractions_in_tutors_tables_keep_their_precision(database: Database) -> None:
    database.create(SCHEMA)
    job = {"status": "queued", "progress": 1 / 3, "errors": [], "queued_at": "now"}
    with database.writing() as connection:
        connection.insert("jobs", job)
        assert connection.value("SELECT progress FROM jobs") == 1 / 3


def test_owners_of_other_tables_do_not_wait_for_each_other(postgresql_url: str) -> None:
    one, two = Database(postgresql_url, owner="one"), Database(postgresql_url, owner="two")
    done = threading.Event()

    def write() -> None:
        with two.writing():
            done.set()

    with one.writing():
        writer = threading.Thread(target=write)
        writer.start()
        assert done.wait(5)
    writer.join()


def test_a_lost_connection_is_made_again(postgresql_url: str) -> None:
    database = Database(postgresql_url)

    def lose() -> None:
        with database.reading() as connection:
            connection.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    with pytest.raises(Exception, match="terminat"):
        lose()
    with database.reading() as connection:
        assert connection.value("SELECT 1 AS one") == 1


def test_a_url_of_no_known_kind_is_refused() -> None:
    with pytest.raises(DatabaseUrlError, match="use sqlite:///FILE or postgresql://"):
        Database("mysql://here")
