"""People of one scenario can be told apart by what the site shows of them."""

from support.data.namespace import Namespace
from support.data.people import People
from support.domain.people import Standing


def test_no_two_people_of_a_scenario_share_a_full_name() -> None:
    for case in range(40):
        people = People(f"seed/{case}", Namespace("run", f"{case:08}"))
        names = [people.named(f"Student {n}", Standing.STUDENT).full_name for n in range(25)]
        assert len(set(names)) == len(names)
