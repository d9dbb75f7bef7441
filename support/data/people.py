"""Synthetic people: made from a seed, they cannot exist; their names are of the kind that breaks software."""

import random
from functools import cache
from typing import Any

from support.config import ROOT
from support.data.namespace import Namespace
from support.domain.people import Person, Standing

__all__ = ["People", "awkward_names", "prepare"]

_AWKWARD_SHARE = 0.4  # of all people; the others have plain names


@cache
def awkward_names() -> tuple[tuple[str, str], ...]:
    """First and last names that have broken software before."""
    lines = (ROOT / "fixtures" / "names" / "awkward.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((first, last) for first, last in pairs)


@cache
def _factory() -> Any:  # noqa: ANN401 - factory-boy is untyped
    # Both libraries take a while to import, which whoever only plans does not pay.
    import factory  # noqa: PLC0415
    from faker import Faker  # noqa: PLC0415

    faker = Faker("en_US", use_weighting=False)

    class PersonFactory(factory.Factory):  # type: ignore[misc]
        """A person of the site; `names` decides, where given."""

        class Meta:
            model = Person

        persona = "Somebody"
        username = factory.LazyAttribute(lambda person: person.persona.lower())
        first_name = factory.LazyFunction(faker.first_name)
        last_name = factory.LazyFunction(faker.last_name)
        standing = Standing.STUDENT

    return PersonFactory, faker


def prepare() -> None:
    """Load what makes people: once, before processes are forked that would each do it."""
    _factory()
    awkward_names()


class People:
    """The people of one case: the same persona is always the same person."""

    def __init__(self, seed_text: str, namespace: Namespace) -> None:
        self._seed_text = seed_text
        self._namespace = namespace
        self._known: dict[str, Person] = {}

    def named(self, persona: str, standing: Standing) -> Person:
        """The person whom features call by that name."""
        if persona not in self._known:
            self._known[persona] = self._make(persona, standing)
        return self._known[persona]

    def called(self, persona: str, standing: Standing, first: str, last: str) -> Person:
        """The same, with this first and last name."""
        username = self._namespace.username(persona)
        self._known[persona] = Person(persona, username, first, last, standing)
        return self._known[persona]

    def _make(self, persona: str, standing: Standing) -> Person:
        taken = {person.full_name for person in self._known.values()}
        chance = random.Random(f"{self._seed_text}/{persona}")
        person = self._draw(persona, standing, chance)
        while person.full_name in taken:  # rosters and scores tell people apart by their names
            person = self._draw(persona, standing, chance)
        return person

    def _draw(self, persona: str, standing: Standing, chance: random.Random) -> Person:
        make, faker = _factory()
        faker.seed_instance(chance.getrandbits(64))
        names = {}
        if chance.random() < _AWKWARD_SHARE:
            first, last = chance.choice(awkward_names())
            names = {"first_name": first, "last_name": last}
        username = self._namespace.username(persona)
        person: Person = make(persona=persona, username=username, standing=standing, **names)
        return person
