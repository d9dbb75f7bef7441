"""While what lasts is made, nobody looks for rubbish; afterwards everything is as it was."""

import gc

from support.execution.lasting import lasting


def test_nobody_looks_for_rubbish_meanwhile() -> None:
    assert gc.isenabled()
    with lasting():
        assert not gc.isenabled()
        with lasting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_was_made_is_not_looked_at_again() -> None:
    with lasting():
        made = [[] for _ in range(10_000)]
    before = gc.get_freeze_count()
    assert before >= len(made)
    assert not any(seen is made for seen in gc.get_objects())
