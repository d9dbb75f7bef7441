"""The sections of a course: adding, renaming, putting away and bringing back."""

import random

from behave import given, then, when

from steps.parameters import CourseOf
from support.domain.courses import Place, Section
from support.story import Known, Persona


@given("{actor} has added the section {section}")
def has_added_section(context, teacher: Persona, section: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    known.course = world.seed.tutor.sections.add(known.teacher, known.course, section)


@when("{actor} adds the section {section}")
def adds_section(context, teacher: Persona, section: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    known.course = world.tutor.sections.add(known.teacher, known.course, section)


@when("{actor} tries to add the section {section} to {course}")
def tries_to_add_section(context, actor: Persona, section: str, course: CourseOf) -> None:
    world, person = context.world, context.world.story.person(actor)
    known = world.story.of(course.owner)
    world.attempt(lambda: world.tutor.sections.add(person, known.course, section))


@when("{actor} renames section {section} to {section}")
def renames_section(context, teacher: Persona, section: str, name: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    known.course = world.tutor.sections.rename(known.teacher, known.course, section, name)


@when("{actor} tries to rename section {section} of {course} to {section}")
def tries_to_rename(context, actor: Persona, section: str, course: CourseOf, name: str) -> None:
    world, person = context.world, context.world.story.person(actor)
    known = world.story.of(course.owner)
    world.attempt(lambda: world.tutor.sections.rename(person, known.course, section, name))


@given("{actor} has archived section {section}")
def has_archived(context, teacher: Persona, section: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.keep(known.course.section(section))
    known.course = world.seed.office.archive_section(
        known.teacher, known.course, known.course.section(section)
    )


@when("{actor} archives section {section}")
def archives(context, teacher: Persona, section: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.keep(known.course.section(section))
    known.course = world.tutor.sections.archive(known.teacher, known.course, section)


@when("{actor} tries to archive section {section} of {course}")
def tries_to_archive(context, actor: Persona, section: str, course: CourseOf) -> None:
    world, person = context.world, context.world.story.person(actor)
    known = world.story.of(course.owner)
    section_there = _section(world, known, section)
    world.attempt(lambda: world.seed.office.archive_section(person, known.course, section_there))


@when("{actor} restores section {section}")
def restores(context, teacher: Persona, section: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    archived = _section(world, known, section)
    known.course = world.seed.office.restore_section(known.teacher, known.course, archived)


@when("{actor} tries to restore section {section} of {course}")
def tries_to_restore(context, actor: Persona, section: str, course: CourseOf) -> None:
    world, person = context.world, context.world.story.person(actor)
    known = world.story.of(course.owner)
    section_there = _section(world, known, section)
    world.attempt(lambda: world.seed.office.restore_section(person, known.course, section_there))


@when("{actor} tries to restore the section put away before")
def tries_to_restore_former(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    former = world.recall(Section)
    world.attempt(lambda: world.seed.office.restore_section(known.teacher, known.course, former))


@given("{actor} has given section {section} another code")
@when("{actor} gives section {section} another code")
def gives_code(context, teacher: Persona, section: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    there = known.course.section(section)
    world.keep(there)
    code = str(random.Random(world.seed_text).randrange(10**8, 10**9))
    known.course = world.seed.office.change_code(known.teacher, known.course, there, code)


@when("{actor} tries to give section {section} the code of section {section}")
def tries_to_give_code(context, teacher: Persona, section: str, other: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    there, code = known.course.section(section), known.code(other)
    world.attempt(lambda: world.seed.office.change_code(known.teacher, known.course, there, code))


@when("{actor} tries to join by the code that section {section} had")
def tries_old_code(context, student: Persona, section: str) -> None:
    world, person = context.world, context.world.story.person(student)
    there = world.recall(Section)
    assert there.name == section, f"the code kept is that of section {there.name!r}"
    world.attempt(lambda: world.tutor.enrollment.join(person, there.enrollment_code))


@given("{actor} has looked at section {section} as a student")
@when("{actor} looks at section {section} as a student")
def looks_as_student(context, teacher: Persona, section: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    role = world.seed.office.student_view(world.story.person(teacher), known.course.section(section))
    world.keep(Place(role, "teacher_student", section))


@when("{actor} looks at section {section} as a student again")
def looks_as_student_again(context, teacher: Persona, section: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    before = world.recall(Place)
    role = world.seed.office.student_view(world.story.person(teacher), known.course.section(section))
    assert role != before.id, f"the student view should begin anew, but is the one before: {role}"


@then("{actor} has one student view of section {section}")
@then("{actor} has one student view of each of the sections {sections}")
def has_one_view(context, teacher: Persona, sections: str | tuple[str, ...]) -> None:
    world, known = context.world, context.world.story.of(teacher)
    places = world.seed.office.view(world.story.person(teacher), known.course).places
    found = sorted(p.section_name or "" for p in places if p.kind == "teacher_student")
    expected = sorted([sections] if isinstance(sections, str) else sections)
    assert found == expected, f"{teacher.name} should have student views of {expected}, but has {found}"


@then("{actor} has no student view")
def has_no_view(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    places = world.seed.office.view(world.story.person(teacher), known.course).places
    assert [p.kind for p in places] == ["teacher"], f"{teacher.name} should only teach, but is {places}"


@then("the sections of {course} are {sections}")
def sections_are(context, course: CourseOf, sections: tuple[str, ...]) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    found = tuple(world.tutor.sections.names(known.teacher, known.course))
    assert found == sections, f"the sections should be {sections}, but are {found}"


@then("section {section} counts {int} student(s)")
def counts(context, section: str, count: int) -> None:
    world, known = context.world, context.world.story.known[-1]
    found = world.seed.office.view(known.teacher, known.course).sizes
    assert found.get(section) == count, f"section {section!r} should count {count}, but the sizes are {found}"


@then("who comes by the link of {course} may choose section {section} only")
def may_choose(context, course: CourseOf, section: str) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    found = world.seed.office.sections_to_choose(known.teacher, known.course)
    assert list(found) == [section], f"only {section!r} should be there to choose, but: {found}"


@then("{actor}'s overview of {word} is about section {section} only")
def overview_is_about(context, teacher: Persona, where: str, section: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    found = world.seed.office.sections_in(known.teacher, known.course, where)
    assert list(found) == [section], f"the overview should be about {section!r} only, but: {found}"


@then("the links for students open the sections {sections}")
def links_open(context, sections: tuple[str, ...]) -> None:
    world, known = context.world, context.world.story.known[-1]
    found = world.tutor.sections.links(known.teacher, known.course)
    assert tuple(found) == sections, f"there should be links of {sections}, but they are of {list(found)}"
    for section, link in found.items():
        code = known.code(section).replace(" ", "-")
        assert link.endswith(f"/enroll/{code}"), (
            f"the link of {section!r} should end in {code}, but is {link}"
        )


def _section(world, known: Known, name: str) -> Section:
    """A section of the course, be it the one that was put away last."""
    for section in known.course.sections:
        if section.name == name:
            return section
    archived = world.recall(Section)
    assert archived.name == name, f"section {name!r} is neither there nor the one put away last"
    return archived
