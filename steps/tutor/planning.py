"""Assignments after they were saved: changed, published late or again, withdrawn and brought back."""

from datetime import timedelta

from behave import given, then, when

from steps.parameters import CourseOf
from support.data.dates import TriedDates, date_sets
from support.domain.planning import AssignmentChange, Flaw, Publishings
from support.story import Day, Persona, Plan
from support.waiting import eventually


@given("{actor} has saved the {plan} as a draft")
def has_saved_draft(context, teacher: Persona, plan: Plan) -> None:
    story, known = context.world.story, context.world.story.of(teacher)
    draft = story.draft(plan, known)
    known.note(draft, context.world.seed.tutor.assignments.save_draft(known.teacher, known.course, draft))


@when("{actor} tries to save the {plan} as a draft")
def tries_to_save_draft(context, teacher: Persona, plan: Plan) -> None:
    world, known = context.world, context.world.story.of(teacher)
    draft = world.story.draft(plan, known)
    world.attempt(lambda: world.tutor.assignments.save_draft(known.teacher, known.course, draft))


@when("{actor} publishes the draft {assignment}")
@when("{actor} publishes {assignment} again")
def publishes_saved(context, teacher: Persona, title: str) -> None:
    known = context.world.story.of(teacher)
    assignment = known.assignments[title]
    published = context.world.tutor.planning.publish_saved(known.teacher, known.course, assignment)
    known.assignments[title] = published


@given("{actor} has published {assignment} again")
def has_published_again(context, teacher: Persona, title: str) -> None:
    known, planning = context.world.story.of(teacher), context.world.seed.tutor.planning
    published = planning.publish_saved(known.teacher, known.course, known.assignments[title])
    known.assignments[title] = published


@when("{actor} publishes {assignment} from two places at once")
def publishes_twice(context, teacher: Persona, title: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.seed.unscreened.planning.publish_twice_at_once(known.teacher, known.assignments[title])


@given("{actor} has published the {plan} for the course as such")
def has_published_for_course(context, teacher: Persona, plan: Plan) -> None:
    world, known = context.world, context.world.story.of(teacher)
    draft = world.story.draft(plan, known)
    published = world.seed.unscreened.planning.publish_for_whole_course(known.teacher, known.course, draft)
    known.note(draft, published)


@when("{actor} tries to publish the {plan} {flaw}")
def tries_to_publish_flawed(context, teacher: Persona, plan: Plan, flaw: Flaw) -> None:
    world, known = context.world, context.world.story.of(teacher)
    draft = world.story.draft(plan, known)
    others = [(k.teacher, k.course) for k in world.story.known if k is not known]
    publish = world.seed.unscreened.planning.publish_flawed
    elsewhere = others[0] if others else None
    world.attempt(lambda: publish(known.teacher, known.course, draft, flaw, elsewhere=elsewhere))


@when("somebody who is not signed in tries to publish the {plan} in {course}")
def stranger_tries_to_publish(context, plan: Plan, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    draft = world.story.draft(plan, known)
    publish = world.seed.unscreened.planning.publish_unseen
    world.attempt(lambda: publish(known.teacher, known.course, draft))


@when("{actor} tries to look into {assignment} of {course}")
def tries_to_look_into_plan(context, actor: Persona, title: str, course: CourseOf) -> None:
    world, person = context.world, context.world.story.person(actor)
    assignment = world.story.of(course.owner).assignments[title]
    world.attempt(lambda: world.seed.unscreened.planning.look(person, assignment))


@when("somebody who is not signed in tries to look into {assignment} of {course}")
def stranger_tries_to_look_into_plan(context, title: str, course: CourseOf) -> None:
    world, assignment = context.world, context.world.story.of(course.owner).assignments[title]
    world.attempt(lambda: world.seed.unscreened.planning.look(None, assignment))


@when("{actor} renames {assignment} to {assignment}")
def renames(context, teacher: Persona, title: str, other: str) -> None:
    _change(context, teacher, title, AssignmentChange(title=other))


@when("{actor} tries to rename {assignment} to {assignment}")
def tries_to_rename(context, teacher: Persona, title: str, other: str) -> None:
    context.world.attempt(lambda: _change(context, teacher, title, AssignmentChange(title=other)))


@when("{actor} gives {assignment} the note {string}")
def gives_note(context, teacher: Persona, title: str, note: str) -> None:
    _change(context, teacher, title, AssignmentChange(note=note))


@when("{actor} moves the due date of {assignment} to {date}")
def moves_due_date(context, teacher: Persona, title: str, day: Day) -> None:
    due_at = context.world.story.due(day, context.world.story.of(teacher))
    _change(context, teacher, title, AssignmentChange(due_at=due_at))


@when("{actor} moves the opening of {assignment} to {date}")
def moves_opening(context, teacher: Persona, title: str, day: Day) -> None:
    opens_at = context.world.story.opening(day, context.world.story.of(teacher))
    _change(context, teacher, title, AssignmentChange(opens_at=opens_at))


@when("{actor} moves {assignment}, opening {date}, due {date}, closing {date}")
def moves_all(context, teacher: Persona, title: str, *days: Day) -> None:
    story, known = context.world.story, context.world.story.of(teacher)
    opens_at = story.opening(days[0], known)
    due_at, closes_at = (story.due(day, known) for day in days[1:])
    change = AssignmentChange(opens_at=opens_at, due_at=due_at, closes_at=closes_at)
    _change(context, teacher, title, change)


@when("{actor} chooses the grading template {string} for {assignment}")
def chooses_template(context, teacher: Persona, template: str, title: str) -> None:
    _change(context, teacher, title, AssignmentChange(grading_template=template))


@when("{actor} tries to change {assignment} to {int} questions")
def tries_to_change_questions(context, teacher: Persona, title: str, count: int) -> None:
    context.world.attempt(lambda: _change(context, teacher, title, AssignmentChange(questions=count)))


@when("{actor} leads {assignment} to another address")
def changes_address(context, teacher: Persona, title: str) -> None:
    change = AssignmentChange(external_url="https://elsewhere.example/film")
    _change(context, teacher, title, change)


@given("{actor} has given {assignment} to section {section} instead")
def has_given_to_section(context, teacher: Persona, title: str, section: str) -> None:
    _has_changed(context, teacher, title, AssignmentChange(sections=(section,)))


@given("{actor} has changed {assignment} to {int} questions")
def has_changed_questions(context, teacher: Persona, title: str, count: int) -> None:
    _has_changed(context, teacher, title, AssignmentChange(questions=count))


@when("{actor} gives {assignment} to section {section} instead")
def gives_to_section(context, teacher: Persona, title: str, section: str) -> None:
    _change(context, teacher, title, AssignmentChange(sections=(section,)))


@given("{actor} has withdrawn {assignment}")
def has_withdrawn(context, teacher: Persona, title: str) -> None:
    known = context.world.story.of(teacher)
    context.world.seed.tutor.assignments.withdraw(known.teacher, known.course, known.assignments[title])


@when("{actor} tries to withdraw {assignment}")
def tries_to_withdraw(context, teacher: Persona, title: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    withdraw = world.tutor.assignments.withdraw
    world.attempt(lambda: withdraw(known.teacher, known.course, known.assignments[title]))


@when("{actor} brings {assignment} back")
def brings_back(context, teacher: Persona, title: str) -> None:
    known = context.world.story.of(teacher)
    context.world.seed.unscreened.planning.restore(known.teacher, known.assignments[title])


@when("{actor} tries to bring {assignment} back")
def tries_to_bring_back(context, teacher: Persona, title: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    restore = world.seed.unscreened.planning.restore
    world.attempt(lambda: restore(known.teacher, known.assignments[title]))


@when("{actor} tries {int} sets of dates for the {plan}")
def tries_dates(context, teacher: Persona, count: int, plan: Plan) -> None:
    world, known = context.world, context.world.story.of(teacher)
    draft, course = world.story.draft(plan, known), known.course
    taken = world.seed.unscreened.planning.takes_dates
    sets = date_sets(world.seed_text, count, (course.starts_at, course.ends_at), known.zone)
    world.keep(TriedDates(tuple((s, taken(known.teacher, course, draft, s.dates)) for s in sets)))


@then("exactly those are taken that open, are due and close in this order within the course")
def only_orderly_dates(context) -> None:
    tried = context.world.recall(TriedDates).tried
    assert {found.is_orderly for found, _ in tried} == {True, False}, "both kinds should have been tried"
    wrong = [(found, taken) for found, taken in tried if taken is not found.is_orderly]
    assert not wrong, f"these should have been decided otherwise: {wrong}"


@given("{course} has been over since yesterday")
def has_been_over(context, course: CourseOf) -> None:
    context.world.clock.travel_to(context.world.story.of(course.owner).course.ends_at + timedelta(days=1))


@then("{actor} has published nothing")
def has_published_nothing(context, teacher: Persona) -> None:
    known = context.world.story.of(teacher)
    listed = context.world.tutor.assignments.listed_for(known.teacher, known.course)
    found = [card for card in listed if not card.is_draft]
    assert not found, f"{teacher.name} should have published nothing, but has {found}"


@then("{actor}'s list of assignments is empty")
def list_is_empty(context, teacher: Persona) -> None:
    known = context.world.story.of(teacher)
    found = context.world.seed.unscreened.planning.titles(known.teacher, known.course)
    assert not found, f"{teacher.name}'s list should be empty, but has {found}"


@then("{assignment} is due {date} in {actor}'s eyes")
def is_due_on(context, title: str, day: Day, teacher: Persona) -> None:
    expected = context.world.story.due(day, context.world.story.of(teacher))
    found = _details(context, teacher, title).sections
    wrong = {name: dates.due_at for name, dates in found.items() if dates.due_at != expected}
    assert found, f"{title!r} should be for somebody"
    assert not wrong, f"{title!r} should be due at {expected}, but is {wrong}"


@then("{assignment} opens {date} in {actor}'s eyes")
def opens_on(context, title: str, day: Day, teacher: Persona) -> None:
    expected = context.world.story.opening(day, context.world.story.of(teacher))
    found = _details(context, teacher, title).sections
    wrong = {name: dates.opens_at for name, dates in found.items() if dates.opens_at != expected}
    assert found, f"{title!r} should be for somebody"
    assert not wrong, f"{title!r} should open at {expected}, but does {wrong}"


@then("{assignment} is for section {section} only")
def is_for_section(context, title: str, section: str) -> None:
    known = context.world.story.known[-1]
    details = context.world.tutor.planning.details(known.teacher, known.course, known.assignments[title])
    assert set(details.sections) == {section}, f"{title!r} should be for {section}, but is {details.sections}"


@then("{assignment} is graded by {string}")
def is_graded_by(context, title: str, template: str) -> None:
    known = context.world.story.known[-1]
    details = context.world.tutor.planning.details(known.teacher, known.course, known.assignments[title])
    found = details.grading_template
    assert found == template, f"{title!r} should be graded by {template!r}, but is by {found!r}"


@then("{assignment} has the note {string}")
def has_note(context, title: str, note: str) -> None:
    known = context.world.story.known[-1]
    details = context.world.tutor.planning.details(known.teacher, known.course, known.assignments[title])
    assert details.note == note, f"{title!r} should have the note {note!r}, but has {details.note!r}"


@then("{assignment} leads to that other address")
def leads_elsewhere(context, title: str) -> None:
    known = context.world.story.known[-1]
    details = context.world.tutor.planning.details(known.teacher, known.course, known.assignments[title])
    expected = "https://elsewhere.example/film"
    assert details.external_url == expected, f"the address should be {expected}, but is {details}"


@then("{actor} finds the note {string} in {assignment}")
def finds_note(context, student: Persona, note: str, title: str) -> None:
    world, course = context.world, context.world.story.of(student).course
    found = world.tutor.planning.note_for(world.story.person(student), course, title)
    assert note in found, f"{student.name} should find {note!r} in {title!r}, but finds {found!r}"


@given("{assignment} was published first and last at the same moment")
def published_once(context, title: str) -> None:
    found = _publishings(context, title)
    context.world.keep(found)
    assert found.first == found.last, f"{title!r} should have been published once, but: {found}"


@then("the first publishing of {assignment} stays, and the last is later")
def published_later(context, title: str) -> None:
    before, now = context.world.recall(Publishings), _publishings(context, title)
    assert now.first == before.first, f"the first publishing was {before.first}, but is {now.first} now"
    assert now.last > before.last, f"the last publishing should be after {before.last}, but is {now.last}"


@then("{actor} finds {assignments} when looking at section {section} as a student")
def finds_as_student(context, teacher: Persona, titles: tuple[str, ...], section: str) -> None:
    known, planning = context.world.story.of(teacher), context.world.seed.unscreened.planning

    def found() -> bool:
        seen = planning.seen_as_student(known.teacher, known.course, section)
        assert sorted(seen) == sorted(titles), f"{teacher.name} should find {titles}, but finds {seen}"
        return True

    eventually(found, reason=f"{titles} in the student view")


def _change(context, teacher: Persona, title: str, change: AssignmentChange) -> None:
    """Let the teacher change an assignment, through the channel."""
    known = context.world.story.of(teacher)
    changed = context.world.tutor.planning.change(
        known.teacher, known.course, known.assignments[title], change
    )
    known.assignments[changed.title] = changed


def _has_changed(context, teacher: Persona, title: str, change: AssignmentChange) -> None:
    """The same through the API."""
    known, planning = context.world.story.of(teacher), context.world.seed.tutor.planning
    known.assignments[title] = planning.change(known.teacher, known.course, known.assignments[title], change)


def _details(context, teacher: Persona, title: str):
    """What the teacher reads of an assignment."""
    known = context.world.story.of(teacher)
    return context.world.tutor.planning.details(known.teacher, known.course, known.assignments[title])


def _publishings(context, title: str):
    """When an assignment was published."""
    known = context.world.story.known[-1]
    return context.world.seed.unscreened.planning.publishings(known.teacher, known.assignments[title])
