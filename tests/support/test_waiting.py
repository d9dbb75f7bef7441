import pytest

from support.waiting import NotInTimeError, eventually


def test_gives_the_first_answer_there_is() -> None:
    answers = iter([None, False, "there"])
    assert eventually(lambda: next(answers), reason="an answer", first_pause=0.001) == "there"


def test_an_answer_of_nothing_much_is_still_an_answer() -> None:
    assert eventually(list, reason="a list") == []


def test_the_deadline_tells_the_reason_and_each_problem_once() -> None:
    def ask() -> bool:
        raise AssertionError("2 of 3")

    with pytest.raises(NotInTimeError, match=r"waited .* for the third, asked \d+ times, saw: 2 of 3$"):
        eventually(ask, reason="the third", within=0.02, first_pause=0.001)


def test_any_other_error_ends_the_wait_at_once() -> None:
    asked: list[int] = []

    def ask() -> bool:
        asked.append(1)
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        eventually(ask, reason="a miracle")
    assert len(asked) == 1
