"""Databases for the tests of what the sandbox keeps: each of the two kinds, new and empty."""

import os

import pytest

from tests.sandbox import postgresql


@pytest.fixture(scope="session")
def postgresql_server():
    pytest.importorskip("psycopg", reason="the extra [postgresql] is not installed")
    if given := os.environ.get(postgresql.VARIABLE):
        yield given.rstrip("/")
    elif (programs := postgresql.binaries()) is None:
        pytest.skip(postgresql.MISSING)
    else:
        with postgresql.server(programs) as url:
            yield url


@pytest.fixture
def postgresql_url(postgresql_server):
    with postgresql.fresh_database(postgresql_server) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/test.db"
    return request.getfixturevalue("postgresql_url")
