"""Coming from a school's learning management system (LMS), and handing scores back to it."""

from behave import given, then, when

from steps.parameters import CourseOf
from support.data.school import SchoolLms
from support.domain.lms import Arrival, LaunchFault, ScorePush, SignedLaunch
from support.story import Persona


@given("{actor} teaches a course that is entered from the school's LMS")
def teaches_in_lms(context, teacher: Persona) -> None:
    world = context.world
    known = world.story.seeded(teacher, {"1st": ()})
    world.seed.lms.enter_from_lms(known.teacher, known.course)
    school = SchoolLms(world.seed.lms.keys(known.teacher, known.course), world.seed_text)
    context.add_cleanup(school.close)
    world.keep(school)


@given("{actor} has decided against the LMS")
def decides_against(context, teacher: Persona) -> None:
    known = context.world.story.of(teacher)
    context.world.seed.lms.enter_from_lms(known.teacher, known.course, enter=False)


@given("{actors} has/have come from the LMS and joined section {section}")
def have_come(context, students: tuple[Persona, ...], section: str) -> None:
    world = context.world
    for student in students:
        world.seed.tutor.lms.follow(world.story.person(student), _launch(context, student))
        world.story.join(world.seed.tutor, student, section, world.story.known[-1])


@when("{actor} follows the school's link to {course}")
def follows(context, actor: Persona, _course: CourseOf) -> None:
    world = context.world
    world.keep(world.tutor.lms.follow(world.story.person(actor), _launch(context, actor)))


@when("{actor} tries the school's link to {course}")
def tries_link(context, actor: Persona, _course: CourseOf) -> None:
    _try(context, actor, _launch(context, actor))


@when("{actor} tries a link of the school {launch_fault}")
def tries_faulty_link(context, actor: Persona, fault: LaunchFault) -> None:
    if fault is LaunchFault.REPEATED:
        context.world.seed.tutor.lms.follow(context.world.story.person(actor), _launch(context, actor))
    _try(context, actor, _launch(context, actor, fault))


@when("{actor} tries the link that the school made for {actor}")
def tries_others_link(context, actor: Persona, owner: Persona) -> None:
    _try(context, actor, _launch(context, owner))


@when("{actor} hands the averages to the LMS")
def hands_over(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.keep(world.tutor.lms.push_scores(known.teacher, known.course))


@given("the LMS does not take {actor}'s score")
def does_not_take(context, student: Persona) -> None:
    world = context.world
    world.recall(SchoolLms).refuses.add(world.story.person(student).username)


@when("{actor} tries to read the keys of {course} for the LMS")
def tries_keys(context, actor: Persona, course: CourseOf) -> None:
    world, person = context.world, context.world.story.person(actor)
    wanted = world.story.of(course.owner).course
    world.attempt(lambda: world.seed.lms.keys(person, wanted))


@when("{actor} tries to pair {course} with the LMS")
def tries_pairing(context, actor: Persona, course: CourseOf) -> None:
    world, person = context.world, context.world.story.person(actor)
    wanted = world.story.of(course.owner).course
    world.attempt(lambda: world.seed.lms.pair(person, wanted))


@when("{actor} tries to hand the averages of {course} to the LMS")
def tries_pushing(context, actor: Persona, course: CourseOf) -> None:
    world, person = context.world, context.world.story.person(actor)
    wanted = world.story.of(course.owner).course
    world.attempt(lambda: world.seed.tutor.lms.push_scores(person, wanted))


@then("{actor} is led to {arrival}")
def is_led(context, actor: Persona, expected: Arrival) -> None:
    found = context.world.recall(Arrival)
    assert found is expected, f"{actor.name} should be led to {expected}, but was to {found}"


@then("the LMS has {int} % of {actor} and {int} % of {actor}")
def has_scores(context, percent: int, student: Persona, other_percent: int, other: Persona) -> None:
    expected = {student.name: percent, other.name: other_percent}
    found = {name: round(score * 100) for name, score in _scores(context).items()}
    assert found == expected, f"the LMS should have {expected} (in per cent), but has {found}"


@then("the LMS has scores of {actors} only")
def has_scores_only(context, students: tuple[Persona, ...]) -> None:
    expected = sorted(student.name for student in students)
    found = sorted(_scores(context))
    assert found == expected, f"the LMS should have scores of {expected}, but has them of {found}"


@then("the LMS has no score of {actor}")
def has_no_score(context, student: Persona) -> None:
    found = _scores(context)
    assert student.name not in found, f"the LMS should have no score of {student.name}, but has {found}"


@then("{actor} is told that the LMS took all scores")
def took_all(context, teacher: Persona) -> None:
    found = context.world.recall(ScorePush).not_taken
    assert not found, f"{teacher.name} should be told of no score that was not taken, but is of {found}"


@then("{actor} is told that the LMS did not take the scores of {actors}")
def took_not(context, teacher: Persona, students: tuple[Persona, ...]) -> None:
    expected = sorted(context.world.story.person(s).full_name for s in students)
    found = sorted(context.world.recall(ScorePush).not_taken)
    assert found == expected, f"{teacher.name} should be told of {expected}, but is told of {found}"


def _launch(context, actor: Persona, fault: LaunchFault | None = None) -> SignedLaunch:
    """What the school's link makes this person's browser send, now."""
    world = context.world
    person = world.story.person(actor)
    return world.recall(SchoolLms).launch(person, world.clock.now.timestamp(), fault)


def _scores(context) -> dict[str, float]:
    """What the LMS was told, by the names that the scenario has for its students."""
    world = context.world
    names = {person.username: persona for persona, person in world.story.persons.items()}
    return {names[username]: score for username, score in world.recall(SchoolLms).scores.items()}


def _try(context, actor: Persona, launch: SignedLaunch) -> None:
    """Follow a link that may lead nowhere."""
    world, person = context.world, context.world.story.person(actor)
    world.attempt(lambda: world.tutor.lms.follow(person, launch))
