"""Paying for courses: what students are asked for, and what others do about it."""

from datetime import time

from behave import given, then, when

from steps.parameters import PERSONAS, CourseOf
from support.domain.payments import PaymentNotice
from support.domain.refusals import Refusal
from support.story import Day, Known, Persona
from support.waiting import eventually

_END_OF_DAY = time(23, 59)


@given("the site takes payments")
def takes_payments(context) -> None:
    _let_take(context, take=True)


@given("the site takes no payments")
@when("the site takes no payments any more")
def takes_none(context) -> None:
    _let_take(context, take=False)


@given("{actor} teaches {actors} in a course that costs money")
def teaches_for_money(context, teacher: Persona, students: tuple[Persona, ...]) -> None:
    _costly(context, teacher, students)


@given("{actor} has paid for {course}")
def has_paid(context, student: Persona, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    world.seed.till.pay(known.teacher, known.course, world.story.person(student))


@given("{actor} teaches {actors} in a course that costs money and is paid for")
def teaches_who_has_paid(context, teacher: Persona, students: tuple[Persona, ...]) -> None:
    world, known = context.world, _costly(context, teacher, students)
    for student in students:
        world.seed.till.pay(known.teacher, known.course, world.story.person(student))


@given("{actor} has been let into {course} for nothing")
def is_exempt(context, student: Persona, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    person = world.story.person(student)
    world.seed.till.exempt(_administrator(context), known.teacher, known.course, person)


@given("{actor} has bought a code in a bookstore")
def has_code(context, _student: Persona) -> None:
    world = context.world
    world.story.payment_codes = world.seed.till.codes(_administrator(context), 2)


@given("{actor} has redeemed the code for {course}")
def has_redeemed(context, student: Persona, course: CourseOf) -> None:
    world = context.world
    wanted = world.story.of(course.owner).course
    world.seed.tutor.payments.redeem(world.story.person(student), wanted, world.story.payment_codes[0])


@when("{actor} redeems the code for {course}")
def redeems(context, student: Persona, course: CourseOf) -> None:
    world = context.world
    wanted = world.story.of(course.owner).course
    world.tutor.payments.redeem(world.story.person(student), wanted, world.story.payment_codes[0])


@when("{actor} tries to redeem the code for {course}, too")
def tries_same_code(context, student: Persona, course: CourseOf) -> None:
    _try_code(context, student, course, context.world.story.payment_codes[0])


@when("{actor} tries to redeem another code for {course}")
def tries_another_code(context, student: Persona, course: CourseOf) -> None:
    _try_code(context, student, course, context.world.story.payment_codes[1])


@when("{actor} tries to redeem a code for {course} that nobody sells")
def tries_unknown_code(context, student: Persona, course: CourseOf) -> None:
    _try_code(context, student, course, "OST-NOSUCHCODE")


@when("{actor} asks for the money back")
def asks_refund(context, student: Persona) -> None:
    world = context.world
    world.tutor.payments.ask_refund(world.story.person(student), world.story.of(student).course)


@when("{actor} tries to get {actor}'s money back")
def tries_refund(context, actor: Persona, owner: Persona) -> None:
    world, known = context.world, context.world.story.of(owner)
    person, student = world.story.person(actor), world.story.person(owner)
    world.attempt(lambda: world.seed.till.refund_of(person, known.teacher, known.course, student))


@given("the payment service has stopped answering about {actor}")
def is_interrupted(context, student: Persona) -> None:
    world, known = context.world, context.world.story.of(student)
    world.seed.till.interrupt(known.teacher, known.course, world.story.person(student))


@when("Tutor asks about the payment of {actor}")
def asks_service(context, student: Persona) -> None:
    world, known = context.world, context.world.story.of(student)
    world.seed.till.ask_service(known.teacher, known.course, world.story.person(student))


@when("Tutor is told {int} times to ask about the payment of {actor}")
def asks_often(context, times: int, student: Persona) -> None:
    world, known = context.world, context.world.story.of(student)
    person = world.story.person(student)
    for _ in range(times):
        world.attempt(lambda: world.seed.till.ask_service(known.teacher, known.course, person))
        if world.refusal:
            break


@given("{actor} lets new students go without paying for {int} days")
@when("{actor} lets new students go without paying for {int} days")
def sets_grace(context, administrator: Persona, days: int) -> None:
    world, person = context.world, context.world.story.person(administrator)
    before = world.seed.till.set_grace(person, days)
    context.add_cleanup(world.seed.till.set_grace, person, before)


@when("{actor} gives everybody as long as if they joined now")
def extends(context, administrator: Persona) -> None:
    world = context.world
    world.seed.till.extend_due_dates(world.story.person(administrator))


@then("{actor} has to pay before anything else")
def has_to_pay(context, student: Persona) -> None:
    found = _notice(context, student)
    assert found.must_pay, f"{student.name} should have to pay, but meets {found}"


@then("{actor} is told that about {int} days are left to try the course")
def has_days_left(context, student: Persona, days: int) -> None:
    found = _notice(context, student)
    # The last day is a whole one: some hours more than whole days are left, which sites round as they like.
    told = found.days_left
    assert told in {days, days + 1}, f"{student.name} should have {days} days left, but is told {found}"


@then("{actor} is let in, and nothing is said of money")
def nothing_said(context, student: Persona) -> None:
    found = _notice(context, student)
    assert found == PaymentNotice(must_pay=False), f"nothing should be said of money, but {found} is"


@then("{actor} is let in")
def is_let_in(context, student: Persona) -> None:
    found = _notice(context, student)
    assert not found.must_pay, f"{student.name} should be let in, but meets {found}"


@then("{actor} gets at nothing of {assignment} and of the course")
def gets_at_nothing(context, student: Persona, title: str) -> None:
    found = _reach(context, student, student, title)
    shut = [what for what, reason in found.items() if reason is Refusal.PAYMENT_OVERDUE]
    assert len(shut) == len(found), f"everything should be closed until {student.name} pays, but: {found}"


@then("{actor} gets at everything of {assignment} and of the course")
def gets_at_everything(context, student: Persona, title: str) -> None:
    found = _reach(context, student, student, title)
    shut = {what: reason for what, reason in found.items() if reason is Refusal.PAYMENT_OVERDUE}
    assert not shut, f"nothing should be closed to {student.name} for want of money, but {shut} is"


@then("{actor} gets at what {actor} has done of {assignment}")
def teacher_gets_at(context, teacher: Persona, student: Persona, title: str) -> None:
    found = _reach(context, teacher, student, title)
    assert set(found.values()) == {None}, f"{teacher.name} should get at all of it, but: {found}"


@then("{actor} counts as having paid")
def counts_as_paid(context, student: Persona) -> None:
    found = _record(context, student)
    assert found.is_paid, f"{student.name} should count as having paid, but the roster has {found}"
    assert not found.is_refund_pending, f"nothing should be on its way back to {student.name}: {found}"


@then("{actor} has the money back")
def has_money_back(context, student: Persona) -> None:
    def is_back() -> bool:
        found = _record(context, student)
        assert not found.is_paid, f"the roster has {found}"
        assert not found.is_refund_pending, f"the roster has {found}"
        return True

    eventually(is_back, reason=f"{student.name} to have the money back")
    bought = context.world.tutor.payments.purchases(context.world.story.person(student))
    assert [one.is_refunded for one in bought] == [True], f"one purchase, refunded, was expected: {bought}"


@then("{actor} finds one payment, with an invoice where the site shows it")
def finds_payment(context, student: Persona) -> None:
    bought = context.world.tutor.payments.purchases(context.world.story.person(student))
    assert len(bought) == 1, f"{student.name} should find one payment, but finds {bought}"
    assert bought[0].has_invoice is not False, f"there should be an invoice: {bought}"
    assert not bought[0].is_refunded, f"nothing of it should be given back: {bought}"


@then("{actor} may ask for the money back")
def may_ask(context, student: Persona) -> None:
    assert _may_be_refunded(context, student), f"{student.name} should be offered the money back"


@then("{actor} may not ask for the money back")
def may_not_ask(context, student: Persona) -> None:
    assert not _may_be_refunded(context, student), f"{student.name} should not be offered the money back"


@then("{actor} has until {date} to pay")
def has_until(context, student: Persona, day: Day) -> None:
    known = context.world.story.of(student)
    found = _record(context, student).due_at.astimezone(known.zone).date()
    expected = context.world.story.moment(day, _END_OF_DAY, known.course).date()
    assert found == expected, f"{student.name} should have until {expected} to pay, but has until {found}"


def _administrator(context):
    """Who runs the site."""
    return context.world.story.person(PERSONAS["Uma"])


def _let_take(context, *, take: bool) -> None:
    """Let the site take payments or not, for as long as the scenario lasts."""
    till, administrator = context.world.seed.till, _administrator(context)
    before = till.take_payments(administrator, take=take)
    if before is not take:
        context.add_cleanup(till.take_payments, administrator, take=before)


def _try_code(context, student: Persona, course: CourseOf, code: str) -> None:
    """Redeem a code that may not be taken."""
    world, person = context.world, context.world.story.person(student)
    wanted = world.story.of(course.owner).course
    world.attempt(lambda: world.tutor.payments.redeem(person, wanted, code))


def _notice(context, student: Persona) -> PaymentNotice:
    """What the student meets on the way into the course."""
    world = context.world
    return world.tutor.payments.notice(world.story.person(student), world.story.of(student).course)


def _reach(context, actor: Persona, student: Persona, title: str):
    """What of the student's course the actor gets at."""
    world = context.world
    known: Known = world.story.of(student)
    who, whose = world.story.person(actor), world.story.person(student)
    return world.seed.till.reach(who, known.teacher, whose, (known.course, known.assignments[title]))


def _record(context, student: Persona):
    """How the student stands, by the roster."""
    world, known = context.world, context.world.story.of(student)
    return world.seed.till.record(known.teacher, known.course, world.story.person(student))


def _may_be_refunded(context, student: Persona) -> bool:
    """Whether the student is offered the money back."""
    world = context.world
    person, course = world.story.person(student), world.story.of(student).course
    return bool(world.tutor.payments.may_be_refunded(person, course))


def _costly(context, teacher: Persona, students: tuple[Persona, ...]) -> Known:
    """A course of the teacher that students have to pay for."""
    known = context.world.story.seeded(teacher, {"1st": students, "2nd": ()})
    context.world.seed.till.charge_for(_administrator(context), known.course)
    return known
