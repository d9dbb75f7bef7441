"""Growth is told from the time that acts take, part by part."""

import itertools
from collections.abc import Callable

import pytest

from support import timing


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [({10: 1.0, 100: 10.0}, 1.0), ({10: 1.0, 100: 100.0}, 10.0), ({100: 2.0, 10: 2.0}, 0.1)],
)
def test_a_part_is_held_against_a_part(
    seconds: dict[int, float], expected: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr(timing.time, "perf_counter", lambda: now[0])

    def takes(duration: float) -> Callable[[], None]:
        # The first time of everything is slow, and one round is unlucky: neither may count.
        durations = itertools.chain([duration * 50, duration, duration * 30], itertools.repeat(duration))

        def act() -> None:
            now[0] += next(durations)

        return act

    assert timing.growth({parts: takes(each) for parts, each in seconds.items()}) == pytest.approx(expected)
