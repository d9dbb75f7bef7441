"""What teachers' pages cost, in a small course and in a big one."""

from dataclasses import dataclass

from behave import given, then, when

from support.domain.assignments import AssignmentKind
from support.domain.people import Person
from support.story import Known, Persona, Plan
from support.timing import growth


@dataclass(frozen=True, slots=True)
class Crowded:
    """A course, and its students whom the scenario calls by no name."""

    known: Known
    crowd: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Courses of one teacher, by their number of students."""

    courses: dict[int, Crowded]


@dataclass(frozen=True, slots=True)
class Growths:
    """How many times more each student costs in the biggest course, by what is looked at."""

    of: dict[str, float]


@given("{actor} teaches a course of {int} students and one of {int}")
def teaches_two_sizes(context, teacher: Persona, *sizes: int) -> None:
    story = context.world.story
    crowds = {size: story.crowded(teacher, {"1st": size})["1st"] for size in sizes}
    courses = zip(story.known[-len(sizes) :], crowds.values(), strict=True)
    context.world.keep(Sizes({size: Crowded(*course) for size, course in zip(sizes, courses, strict=True)}))


@given("{actor} has published a homework {assignment} in both, which all have worked")
def has_published_in_both(context, _teacher: Persona, title: str) -> None:
    world, plan = context.world, Plan(AssignmentKind.HOMEWORK, title)
    for course in world.recall(Sizes).courses.values():
        known, half_right = course.known, dict.fromkeys(course.crowd, 0.5)
        draft = world.story.draft(plan, known)
        known.note(draft, world.seed.past_work(known.teacher, known.course, draft, half_right))


@when("{actor} looks at both courses again and again")
def looks_again_and_again(context, _teacher: Persona) -> None:
    tutor, courses = context.world.tutor, context.world.recall(Sizes).courses
    looks = {
        "the scores": lambda k: tutor.scores.gradebook(k.teacher, k.course),
        "the roster": lambda k: tutor.roster.students(k.teacher, k.course),
        "the class progress": lambda k: tutor.assignments.progress(
            k.teacher, k.course, k.latest_assignment, k.section
        ),
    }
    found = {
        name: growth({size: lambda k=course.known, see=look: see(k) for size, course in courses.items()})
        for name, look in looks.items()
    }
    context.world.keep(Growths(found))


@then("{cost} cost(s) at most {int} times as much for each student in the bigger one")
def costs_at_most(context, name: str, most: int) -> None:
    found = context.world.recall(Growths).of[name]
    context.world.evidence.measure(name, "growth", found)
    assert found <= most, f"each student costs {found:.1f} times as much in the bigger course"
