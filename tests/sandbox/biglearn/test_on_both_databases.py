"""The same requests to two stand-ins, one on each kind of database: nobody can tell which is which."""

import contextlib

import pytest

from support.conformance import Effort, Side, search
from tests.sandbox.launching import TOKEN, sandbox


@pytest.fixture
def sides(tmp_path, postgresql_url):
    urls = {"sqlite": f"sqlite:///{tmp_path}/own.db", "postgresql": postgresql_url}
    with contextlib.ExitStack() as stack:

        def start(name):
            state = tmp_path / f"{name}.json"
            options = ["--database", urls[name]]
            _, parts = stack.enter_context(sandbox(state, *options, components="biglearn"))
            return Side(name, parts["biglearn"]["url"], TOKEN)

        yield [start(name) for name in urls]


def test_the_databases_make_no_difference(sides):
    found = search(*sides, Effort(5, sequences=40), lambda _: None)
    assert [str(d) for f in found for d in f.differences] == []
