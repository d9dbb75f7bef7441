"""Whoever waits has something to do, which never keeps anybody waiting longer than one small task."""

import selectors
import socket
from collections.abc import Iterator

import pytest

from support.execution.meanwhile import Meanwhile, Task


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, selectors.BaseSelector]]:
    one, other = socket.socketpair()
    with one, other, selectors.DefaultSelector() as selector:
        selector.register(other, selectors.EVENT_READ)
        yield one, selector


def test_tasks_are_done_until_something_is_ready(ends: tuple[socket.socket, selectors.BaseSelector]) -> None:
    said, selector = ends
    done: list[int] = []

    def tasks() -> Iterator[Task]:
        yield lambda: done.append(1)
        yield lambda: (done.append(2), said.send(b"!"))
        yield lambda: done.append(3)

    waiting = Meanwhile(selector, tasks())
    assert len(waiting.select(60)) == 1
    assert done == [1, 2]
    said.send(b"!")
    assert len(waiting.select(60)) == 1
    assert done == [1, 2]


def test_without_tasks_it_waits_as_long_as_it_was_told(
    ends: tuple[socket.socket, selectors.BaseSelector],
) -> None:
    waiting = Meanwhile(ends[1], [])
    assert waiting.select(0.01) == []


def test_what_goes_wrong_is_left_to_whoever_needs_it(
    ends: tuple[socket.socket, selectors.BaseSelector],
) -> None:
    done: list[int] = []

    def fail() -> None:
        raise ImportError

    waiting = Meanwhile(ends[1], [fail, lambda: done.append(1)])
    assert waiting.select(0) == []
    assert done == [1]
