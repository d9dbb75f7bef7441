"""How the site answers programs: what it cannot read, what nobody may write, how faults are told."""

import re

from behave import then, when

from steps.parameters import CourseOf
from support.data.unwritable import attempts
from support.domain.access import CourseFlaw
from support.story import Persona

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_ATTEMPTS = 6


@when("{actor}'s change of the course is cut off on its way")
def is_cut_off(context, actor: Persona) -> None:
    world, known = context.world, context.world.story.of(actor)
    world.attempt(lambda: world.seed.doors.garble(known.teacher, known.course))


@when("{actor} tries to give the course {course_flaw}")
def tries_to_spoil(context, actor: Persona, flaw: CourseFlaw) -> None:
    world, known = context.world, context.world.story.of(actor)
    world.attempt(lambda: world.seed.doors.spoil(known.teacher, known.course, flaw))


@then("every fault is told in words")
def faults_are_told(context) -> None:
    refusal = context.world.refusal
    assert refusal, "nothing was refused"
    assert refusal.messages, f"no fault is told at all: {refusal}"
    assert all(text.strip() for text in refusal.messages), f"one has no words: {refusal.messages}"


@then("every fault has a code and is told in words")
def faults_have_codes(context) -> None:
    faults_are_told(context)
    refusal = context.world.refusal
    assert refusal.codes, f"no fault has a code: {refusal}"
    assert all(re.fullmatch(r"[a-z0-9_]+", code) for code in refusal.codes), f"no codes: {refusal.codes}"
    assert len(refusal.codes) == len(refusal.messages), f"codes and words do not match: {refusal}"


@when("{actor} sends all kinds of values for what of {course} nobody may write")
def sends_unwritable(context, actor: Persona, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    person = world.story.person(actor)
    tried = [
        world.seed.doors.overwrite(person, known.course, values)
        for values in attempts(world.seed_text, _ATTEMPTS)
    ]
    world.keep(tried)


@then("none of it is taken, and none refused")
def none_is_taken(context) -> None:
    tried = context.world.recall(list)
    assert len(tried) == _ATTEMPTS, f"{len(tried)} of {_ATTEMPTS} attempts came to their end"
    changed = [attempt.changed for attempt in tried if attempt.changed]
    assert not changed, f"what nobody may write was written: {changed}"


@then("every moment that {actor} is told of {course} is UTC to the millisecond")
def moments_are_utc(context, actor: Persona, course: CourseOf) -> None:
    world = context.world
    told = world.seed.doors.moments(world.story.person(actor), world.story.of(course.owner).course)
    assert len(told) > 5, f"only {len(told)} moments are told"
    odd = [moment for moment in told if not _MOMENT.fullmatch(moment)]
    assert not odd, f"these moments are not UTC to the millisecond: {odd}"


@when("something is asked as of the moment {string}")
def asked_as_of(context, moment: str) -> None:
    context.world.attempt(lambda: context.world.seed.doors.live_at(moment))


@then("it is answered as of now")
def is_answered(context) -> None:
    refusal = context.world.refusal
    assert context.world.attempted, "nothing was asked"
    assert refusal is None, f"it should be answered as of now, but was {refusal}"


@then("it is refused because it makes no sense")
def is_senseless(context) -> None:
    refusal = context.world.refusal
    assert refusal is not None, "it should be refused, but was answered"
    assert refusal.reason == "it makes no sense", f"it should be refused as senseless, but was {refusal}"
