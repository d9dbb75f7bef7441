"""Classes of students that nobody has to name: made from the case's seed, many at once."""

import random
from dataclasses import dataclass, field

from behave import given, then, when

from steps.parameters import CourseOf
from support.domain.people import Person, Standing
from support.story import Persona
from support.waiting import eventually


@dataclass
class Classroom:
    """The students of a generated class, where each of them has to be, and what each has done."""

    students: list[Person]
    sections: dict[str, str | None]  # by persona; None for who was dropped
    work: dict[str, str] = field(default_factory=dict)  # by persona


@given("{actor} teaches a class of {int} students in the section(s) {sections}")
def teaches_class(context, teacher: Persona, size: int, sections: tuple[str, ...]) -> None:
    world, chance = context.world, random.Random(context.world.seed_text)
    person = world.story.person(teacher)
    students = [world.people.named(f"Student {n}", Standing.STUDENT) for n in range(size)]
    where = {student.persona: chance.choice(sections) for student in students}
    members = {name: [s for s in students if where[s.persona] == name] for name in sections}
    course = world.seed.course(world.namespace.name("A class"), person, members)
    world.story.remember(course, "the class", person, students)
    world.keep(Classroom(students, dict(where)))


@given("each of them has worked a part of {assignment}")
def have_worked_parts(context, title: str) -> None:
    world, known = context.world, context.world.story.known[-1]
    chance, classroom = random.Random(world.seed_text), world.recall(Classroom)
    shares = {student: chance.choice((0, 0.4, 0.7, 1)) for student in classroom.students}
    world.seed.classes.work_partly(known.course, title, shares)
    for student in classroom.students:
        classroom.work[student.persona] = world.seed.classes.work_of(student, known.course)


@when("{int} more students join section {section} at the same moment")
def more_join(context, count: int, section: str) -> None:
    world, known = context.world, context.world.story.known[-1]
    latecomers = [world.people.named(f"Latecomer {n}", Standing.STUDENT) for n in range(count)]
    world.seed.people(*latecomers)
    world.seed.classes.join_at_once(dict.fromkeys(latecomers, known.code(section)))


@when("{actors} join section {section} of {course} at the same moment")
def join_at_once(context, students: tuple[Persona, ...], section: str, course: CourseOf) -> None:
    story, known = context.world.story, context.world.story.of(course.owner)
    people = [story.person(student) for student in students]
    context.world.seed.classes.join_at_once(dict.fromkeys(people, known.code(section)))
    known.members |= {student.name for student in students}


@when("{int} of them change sections by code at the same moment")
def change_by_code(context, count: int) -> None:
    world, known = context.world, context.world.story.known[-1]
    classroom, chance = world.recall(Classroom), random.Random(f"{world.seed_text}/by code")
    movers = chance.sample(classroom.students, count)
    targets = {mover: _other_section(known, classroom, mover, chance) for mover in movers}
    world.seed.classes.join_at_once({mover: known.code(section) for mover, section in targets.items()})
    classroom.sections |= {mover.persona: section for mover, section in targets.items()}


@when("{actor} drops {int} of them, takes 1 back and moves {int}")
def teacher_changes(context, teacher: Persona, drops: int, moves: int) -> None:
    world, known = context.world, context.world.story.of(teacher)
    roster, classroom = world.seed.tutor.roster, world.recall(Classroom)
    chance = random.Random(f"{world.seed_text}/by the teacher")
    back, *others = chance.sample(classroom.students, drops + moves)
    gone, movers = others[: drops - 1], others[drops - 1 :]
    for student in (back, *gone):
        roster.drop(known.teacher, known.course, student)
    roster.restore(known.teacher, known.course, back)
    # The moves last: whatever tells of them tells of the whole roster, and nothing else does after them.
    for student in movers:
        section = _other_section(known, classroom, student, chance)
        roster.move(known.teacher, known.course, student, section)
        classroom.sections[student.persona] = section
    classroom.sections |= {student.persona: None for student in gone}


@then("nobody's earlier work has changed")
def work_is_the_same(context) -> None:
    world, known = context.world, context.world.story.known[-1]
    classroom = world.recall(Classroom)
    assert len(set(classroom.work.values())) > 1, "the students should have worked differently"
    for student in classroom.students:
        found = world.seed.classes.work_of(student, known.course)
        before = classroom.work[student.persona]
        assert found == before, f"the work of {student.persona} was {before}, and is {found}"


@then("the roster and the gradebook have each of them where they went last")
def rosters_agree(context) -> None:
    world, known = context.world, context.world.story.known[-1]
    classes, classroom = world.seed.classes, world.recall(Classroom)
    names = classes.identities(known.teacher, known.course)
    expected = {
        names[student.full_name]: known.course.section(section).id
        for student in classroom.students
        if (section := classroom.sections[student.persona])
    }
    for where, found in (
        ("roster", classes.sections_on_roster(known.teacher, known.course)),
        ("gradebook", classes.sections_in_gradebook(known.teacher, known.course)),
    ):
        wrong = {k: (expected.get(k), found.get(k)) for k in expected.keys() | found.keys()}
        wrong = {k: pair for k, pair in wrong.items() if pair[0] != pair[1]}
        assert not wrong, f"in the {where} some are not where they should be (should, are): {wrong}"


@then("the sections count them right")
def sizes_agree(context) -> None:
    world, known = context.world, context.world.story.known[-1]
    classroom = world.recall(Classroom)
    found = world.seed.office.view(known.teacher, known.course).sizes
    placed = list(classroom.sections.values())
    expected = {section.name: placed.count(section.name) for section in known.course.sections}
    assert found == expected, f"the sections should count {expected}, but count {found}"


@then("Biglearn has the same students together")
def biglearn_agrees(context) -> None:
    world, known = context.world, context.world.story.known[-1]
    expected = _together(world.seed.classes.sections_on_roster(known.teacher, known.course))

    def told() -> bool:
        rosters = [e for e in world.biglearn_log.events(known.course) if e.type.startswith("update_roster")]
        assert rosters, "Biglearn should have been told of a roster"
        active = [s for s in rosters[-1].data["students"] if not s.get("dropped_at")]
        found = _together({s["student_uuid"]: s["container_uuid"] for s in active})
        assert found == expected, f"{expected} should be together, but {found} are"
        return True

    eventually(told, reason="Biglearn to have the last roster", within=20)


def _other_section(known, classroom: Classroom, student: Person, chance: random.Random) -> str:
    own = classroom.sections[student.persona]
    return chance.choice([section.name for section in known.course.sections if section.name != own])


def _together(places: dict[str, str]) -> frozenset[frozenset[str]]:
    """Who is together with whom."""
    groups: dict[str, set[str]] = {}
    for student, place in places.items():
        groups.setdefault(place, set()).add(student)
    return frozenset(frozenset(group) for group in groups.values())
