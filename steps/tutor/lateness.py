"""What being late costs, over generated students."""

import math
import random
from dataclasses import dataclass
from datetime import timedelta

from behave import then, when

from support.story import Outcome, Persona
from support.waiting import eventually

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Lateness:
    """By how many minutes each person was late with an assignment."""

    title: str
    minutes: dict[str, int]


@when("everybody works through {assignment}, each late by a time of their own")
def everybody_works(context, title: str) -> None:
    world, known = context.world, context.world.story.known[-1]
    drawn = _minutes(world.seed_text, len(known.members))
    late = dict(zip(sorted(known.members), sorted(drawn), strict=True))
    due_at = known.drafts[title].dates.due_at
    for name, minutes in late.items():
        world.clock.travel_to(due_at + timedelta(minutes=minutes))
        student = Persona(name, world.story.persons[name].standing)
        world.story.work(world.tutor, student, (title,), Outcome.RIGHT)
    world.keep(Lateness(title, late))


def _minutes(seed_text: str, count: int) -> list[int]:
    """Times of being late, among them the last minute of a day, the first of another, and very late."""
    chance = random.Random(f"{seed_text}/lateness")
    edges = [_DAY * chance.randint(1, 2) - 1, _DAY * chance.randint(1, 2) + 1, _DAY * chance.randint(4, 9)]
    return [*edges, *(chance.randint(1, 3 * _DAY) for _ in range(count))][:count]


@then("everybody has lost {int} % for each day begun, and never more than all")
def everybody_lost(context, percent: int) -> None:
    world, known = context.world, context.world.story.known[-1]
    lateness = world.recall(Lateness)

    def lost() -> bool:
        found = world.tutor.scores.gradebook(known.teacher, known.course)
        shares = {row.full_name: row.scores[lateness.title] for row in found.rows}
        for name, minutes in lateness.minutes.items():
            left = max(0.0, 1 - percent / 100 * math.ceil(minutes / _DAY))
            score = shares[world.story.persons[name].full_name]
            assert score is not None, f"{name} should have a score"
            assert score.share is not None, f"{name}, {minutes} minutes late, should have a share"
            assert math.isclose(score.share, left, abs_tol=1e-6), (
                f"{name}, {minutes} minutes late, should keep {left:.0%}, but has {score}"
            )
        return True

    eventually(lost, reason="everybody's points")
