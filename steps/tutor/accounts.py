"""The own account: what the site knows of somebody, remembers for them and tells them."""

import random
from datetime import timedelta

from behave import given, then, when

from support.domain.accounts import Audience, LogEntry, Notice, Start, Terms
from support.domain.refusals import Refusal, RefusedError
from support.story import Persona

_FLAGS = {"is_payments_enabled", "teacher_student_enabled", "force_browser_reload", "pulse_insights"}
_SOON = timedelta(minutes=15)  # notices are for everybody: none of ours stays
_BUDGET = 50  # reports of one network address in a day


@given("{actor} is known to the site")
@given("{actor} is new to the site")
def is_on_the_site(context, actor: Persona) -> None:
    context.world.story.person(actor)


@then("the site offers {actor} to create courses")
def offers_to_create(context, actor: Persona) -> None:
    person = context.world.story.person(actor)
    assert context.world.tutor.sessions.may_create_courses(person), f"{actor.name} should be able to"


@then("the site does not offer {actor} to create courses")
def does_not_offer_to_create(context, actor: Persona) -> None:
    person = context.world.story.person(actor)
    assert not context.world.tutor.sessions.may_create_courses(person), f"{actor.name} should not be able to"


@when("{actor} opens the site")
def comes_to_site(context, actor: Persona) -> None:
    context.world.keep(context.world.seed.accounts.start(context.world.story.person(actor)))


@then("{actor} is told at once who they are, {actor}'s course and how the site is set")
def is_told_at_once(context, actor: Persona, teacher: Persona) -> None:
    story, start = context.world.story, context.world.recall(Start)
    assert start.username == story.person(actor).username, f"it tells of {start.username}"
    assert start.courses == (story.of(teacher).course.name,), f"it tells of the courses {start.courses}"
    assert start.flags >= _FLAGS, f"it does not tell of {_FLAGS - start.flags}"
    assert not start.is_impersonating, "it tells that somebody else is looking"


@then("{actor} is told what courses can be made of")
def is_told_offerings(context, actor: Persona) -> None:
    found = context.world.recall(Start).offerings
    wanted = context.world.seed.offering()
    assert found is not None, f"{actor.name} is told of no offerings"
    assert wanted in found, f"{wanted!r} is not among {found}"


@then("{actor} is not told what courses can be made of")
def is_not_told_offerings(context, actor: Persona) -> None:
    found = context.world.recall(Start).offerings
    assert found is None, f"{actor.name} should be told of no offerings, but is of {found}"


@when("{actor} has settings of the pages kept")
def has_settings_kept(context, actor: Persona) -> None:
    world = context.world
    chance = random.Random(world.seed_text)
    settings = {
        "seen": chance.randrange(1000),
        "order": chance.sample("abcdef", 6),
        "name": "Ana \u2019 \u05d0 \U0001d11e",
    }
    world.keep(settings)
    world.seed.accounts.keep_settings(world.story.person(actor), settings)


@then("{actor} finds them again, and {actor} does not")
def finds_settings_again(context, actor: Persona, other: Persona) -> None:
    world, kept = context.world, context.world.recall(dict)
    own, others = (world.seed.accounts.start(world.story.person(p)).settings for p in (actor, other))
    assert own == kept, f"{actor.name} should find {kept}, but finds {own}"
    assert not set(others) & set(kept), f"{other.name} should find none of it, but finds {others}"


@when("{actor} takes the tour {string} {int} times")
def takes_tour(context, actor: Persona, tour: str, times: int) -> None:
    for _ in range(times):
        context.world.seed.accounts.note_tour(context.world.story.person(actor), tour)


@then("the site knows of {int} views of {string} by {actor}, of no other and by nobody else")
def knows_of_views(context, views: int, tour: str, actor: Persona) -> None:
    world = context.world
    own = world.seed.accounts.tours(world.story.person(actor))
    assert own == {tour: views}, f"the site should know of {views} views of {tour}, but knows of {own}"
    for name in set(world.story.persons) - {actor.name}:
        found = world.seed.accounts.tours(world.story.persons[name])
        assert not found, f"{name} took no tour, but the site knows of {found}"


@when("{actor} suggests the subject {string}")
@when("{actor} tries to suggest the subject {string}")
def suggests(context, actor: Persona, subject: str) -> None:
    world, person = context.world, context.world.story.person(actor)
    world.attempt(lambda: world.seed.accounts.suggest(person, subject))


@when("somebody who is not signed in tries to suggest the subject {string}")
def stranger_suggests(context, subject: str) -> None:
    context.world.attempt(lambda: context.world.seed.accounts.suggest(None, subject))


@then("{actor}'s suggestion is taken")
def is_taken(context, actor: Persona) -> None:
    refusal = context.world.refusal
    assert context.world.attempted, "nothing was suggested"
    assert refusal is None, f"the suggestion of {actor.name} should be taken, but was {refusal}"


@given("{actor} has agreed to one of the contracts")
@when("{actor} agrees to one of the contracts")
def agrees_to_one(context, actor: Persona) -> None:
    accounts, person = context.world.seed.accounts, context.world.story.person(actor)
    first = accounts.terms(person)[0]
    accounts.sign(person, [first.id])
    context.world.keep(first)


@then("{actor} finds that one agreed to, and no other")
def finds_one_agreed(context, actor: Persona) -> None:
    found = context.world.seed.accounts.terms(context.world.story.person(actor))
    agreed = [terms.name for terms in found if terms.is_signed]
    assert len(found) > 1, f"there is only {found}: nothing tells them apart"
    assert agreed == [context.world.recall(Terms).name], f"{actor.name} has agreed to {agreed}"


@when("{actor} agrees to all contracts at once")
@when("{actor} agrees to all contracts at once, also to what was agreed to before")
def agrees_to_all(context, actor: Persona) -> None:
    accounts, person = context.world.seed.accounts, context.world.story.person(actor)
    accounts.sign(person, [terms.id for terms in accounts.terms(person)])


@when("{actor} tries to agree to all contracts and one that does not exist")
def tries_to_agree_to_unknown(context, actor: Persona) -> None:
    world, accounts = context.world, context.world.seed.accounts
    person = world.story.person(actor)
    ids = [*(terms.id for terms in accounts.terms(person)), "2147483647"]
    world.attempt(lambda: accounts.sign(person, ids))


@then("{actor} has agreed to every contract")
def has_agreed_to_all(context, actor: Persona) -> None:
    found = context.world.seed.accounts.terms(context.world.story.person(actor))
    open_ones = [terms.name for terms in found if not terms.is_signed]
    assert found, "there are no contracts"
    assert not open_ones, f"{actor.name} should have agreed to everything, but not to {open_ones}"


@given("{actor} has told {audience} something")
@when("{actor} tells {audience} something")
def tells(context, administrator: Persona, audience: Audience) -> None:
    world = context.world
    message = world.namespace.name("The site is cleaned on Sunday")
    notice = Notice(message, audience, ends_at=world.clock.now + _SOON)
    world.keep(notice)
    world.tutor.notices.put_up(world.story.person(administrator), notice)


@then("{actors} is/are told it")
def are_told(context, actors: tuple[Persona, ...]) -> None:
    for actor in actors:
        found = _notices(context, actor)
        assert context.world.recall(Notice).message in found, f"{actor.name} is told {found}"


@then("{actor} is not told it")
def is_not_told(context, actor: Persona) -> None:
    found = _notices(context, actor)
    assert context.world.recall(Notice).message not in found, f"{actor.name} should not be told it: {found}"


@then("so is somebody who is not signed in")
def stranger_is_told(context) -> None:
    found = context.world.seed.accounts.updates(None).notices
    assert context.world.recall(Notice).message in found, f"a stranger should be told it: {found}"


def _notices(context, actor: Persona) -> list[str]:
    return list(context.world.tutor.notices.shown_to(context.world.story.person(actor)))


@then("everybody is told which pages are the newest, and whether courses are paid for")
def told_newest(context) -> None:
    found = context.world.seed.accounts.updates(None)
    assert found.assets, f"nothing tells which pages are the newest: {found}"
    assert found.are_payments_on is not None, f"nothing tells whether courses are paid for: {found}"


@when("a page reports {string} as {string}")
@when("a page tries to report {string} as {string}")
def reports(context, message: str, level: str) -> None:
    entry = LogEntry(level or None, message or None)
    address = _address(context)
    context.world.attempt(lambda: context.world.seed.accounts.report(entry, address=address))


@then("the report is taken")
def report_is_taken(context) -> None:
    assert context.world.attempted, "nothing was reported"
    assert context.world.refusal is None, f"it should be taken, but was {context.world.refusal}"


@then("the report is refused because {refusal}")
def report_is_refused(context, reason: Refusal) -> None:
    seen = context.world.refusal
    assert seen is not None, f"it should be refused because {reason}, but was taken"
    assert seen.reason is reason, f"it should be refused because {reason}, but was {seen}"


@when("a page reports more often than fits into a day")
def reports_too_often(context) -> None:
    world, address = context.world, _address(context)
    world.keep(sum(_is_taken(world, address) for _ in range(_BUDGET + 2)))


@then("the first {int} reports are taken and no more")
def first_are_taken(context, count: int) -> None:
    found = context.world.recall(int)
    assert found == count, f"{count} reports should be taken, but {found} were"


def _is_taken(world, address: str) -> bool:
    try:
        world.seed.accounts.report(LogEntry("info", "The page was opened."), address=address)
    except RefusedError as refusal:
        if refusal.reason is Refusal.THROTTLED:
            return False
        raise
    return True


def _address(context) -> str:
    """An address of the networks that are kept for documentation: the case's own."""
    chance = random.Random(f"{context.world.seed_text}/{context.world.case}/address")
    return f"198.51.100.{chance.randint(1, 254)}"
