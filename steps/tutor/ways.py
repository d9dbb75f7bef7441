"""Finding one's way: first pages, menus, help, and where links lead."""

from behave import given, then, when

from support.domain.access import Landing, Place
from support.domain.courses import Course
from support.story import Persona

_OLD_BROWSER = "Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko"
_NEW_BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36"
_TEACHER = {
    *("My Courses", "Dashboard", "Browse the Book", "Performance Forecast", "Question Library"),
    *("Gradebook", "Course Settings", "Course Roster", "Create a Course"),
}
_STUDENT = {
    *("My Courses", "Dashboard", "Browse the Book", "Scores", "My Practice Questions"),
    *("Performance Forecast", "Change Student ID"),
}
_TIMES = 3


@then("{actor} comes first to {place}")
def comes_first_to(context, actor: Persona, place: Place) -> None:
    found = context.world.screens.site.first_page(context.world.story.person(actor))
    assert found.place is place, f"{actor.name} should come to {place}, but comes to {found}"


@then("{actor} is asked to agree to the terms before anything else")
def is_asked_to_agree(context, actor: Persona) -> None:
    asked, gets_round = context.world.screens.site.terms_to_agree(context.world.story.person(actor))
    assert len(asked) >= 2, f"{actor.name} should be asked about terms and privacy, but is about {asked}"
    assert not gets_round, "one gets round the terms without agreeing"


@when("{actor} agrees to the terms")
def agrees(context, actor: Persona) -> None:
    context.world.keep(context.world.screens.site.agree(context.world.story.person(actor)))


@then("{actor} comes to {place}, and is not asked again")
def comes_to_and_not_asked(context, actor: Persona, place: Place) -> None:
    world = context.world
    found = world.recall(Landing)
    assert found.place is place, f"{actor.name} should come to {place}, but came to {found}"
    asked, _ = world.screens.site.terms_to_agree(world.story.person(actor))
    assert not asked, f"{actor.name} is asked again to agree to {asked}"


@then("a stranger with a browser of old is asked to get another, and one with a browser of today is not")
def old_browser_is_refused(context) -> None:
    site = context.world.screens.site
    assert site.upgrade_asked(_OLD_BROWSER), "the browser of old is let in"
    assert not site.upgrade_asked(_NEW_BROWSER), "the browser of today is refused"


@then("the front page leads strangers to {string}, {string} and {string}")
def front_leads_to(context, one: str, two: str, three: str) -> None:
    found = context.world.screens.site.front_links()
    missing = [words for words in (one, two, three) if words not in found]
    assert not missing, f"the front page does not lead to {missing}, only to {found}"


@when("{actor} chooses the course of {actor} among the own ones")
def chooses_course(context, student: Persona, teacher: Persona) -> None:
    world = context.world
    course = _taught_by(world, teacher)
    world.keep(world.screens.site.choose_course(world.story.person(student), course))


@when("{actor} follows the logo")
def follows_logo(context, actor: Persona) -> None:
    world = context.world
    course = world.story.of(actor).course
    world.keep(world.screens.site.go_home(world.story.person(actor), course))


@then("{actor} comes to the course of {actor}")
def comes_to_course(context, actor: Persona, teacher: Persona) -> None:
    found, expected = (
        context.world.recall(Landing),
        Landing(Place.COURSE, _taught_by(context.world, teacher).id),
    )
    assert found == expected, f"{actor.name} should come to {expected}, but came to {found}"


@then("{actor} comes to the list of them")
def comes_to_list(context, actor: Persona) -> None:
    found = context.world.recall(Landing)
    assert found.place is Place.MY_COURSES, (
        f"{actor.name} should come to the own courses, but came to {found}"
    )


@then("the menu offers {actor} all pages of a teacher")
def menu_of_teacher(context, actor: Persona) -> None:
    _check_menu(context, actor, _TEACHER, _STUDENT - _TEACHER)


@then("the menu offers {actor} all pages of a student, and none of a teacher's")
def menu_of_student(context, actor: Persona) -> None:
    _check_menu(context, actor, _STUDENT, _TEACHER - _STUDENT)


@then("the menu leads {actor} to {string}")
def menu_leads_to(context, actor: Persona, entry: str) -> None:
    found = context.world.screens.site.menu(context.world.story.person(actor), None)
    assert entry in found, f"the menu should lead {actor.name} to {entry}, but offers {found}"


@then("the menu leads {actor} to no console")
def menu_leads_nowhere(context, actor: Persona) -> None:
    found = context.world.screens.site.menu(context.world.story.person(actor), None)
    consoles = {"Admin", "Customer Service", "Content Analyst", "QA Dashboard"} & set(found)
    assert not consoles, f"the menu should lead {actor.name} to no console, but does to {consoles}"


@then("help offers {actor} articles, a guide to begin with, and the accessibility statement")
def help_offers(context, actor: Persona) -> None:
    world = context.world
    course = world.story.of(actor).course
    found = set(world.screens.site.help(world.story.person(actor), course))
    wanted = {"Help Articles", "Getting Started Guide", "Accessibility Statement"}
    assert wanted <= found, f"{actor.name} should find {wanted - found} among {found}"


@then("the statement opens from there for {actor}")
def statement_opens(context, actor: Persona) -> None:
    world = context.world
    heading = world.screens.site.statement(world.story.person(actor), world.story.of(actor).course)
    assert heading, "the accessibility statement has no heading"


@then("the book opens to {actor} from the course's first page, beside it, and from the menu")
def book_opens(context, actor: Persona) -> None:
    world = context.world
    found = world.screens.site.book_opens(world.story.person(actor), world.story.of(actor).course)
    assert found == (True, True), f"from the page, and from the menu: {found}"


@then("a wrong address in the course shows {actor} nothing, and the way back")
def wrong_address(context, actor: Persona) -> None:
    world = context.world
    is_empty = world.screens.site.is_empty(world.story.person(actor), world.story.of(actor).course)
    assert is_empty, "a wrong address shows a page"


@then("{actor} can look through the questions of page {int} of {actor}'s book")
def can_look_through(context, analyst: Persona, number: int, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    (title,) = world.story.pages(known, [number])
    found = world.screens.site.look_through_book(world.story.person(analyst), known.course, title)
    expected = len(world.seed.questions_of_page(known.teacher, known.course, number - 1))
    assert found == expected, f"page {title!r} has {expected} questions, but {analyst.name} finds {found}"


@then("{actor} is told that there is no course, and where to get help")
def is_told_no_course(context, actor: Persona) -> None:
    text, has_help = context.world.screens.site.nothing_found(context.world.story.person(actor))
    assert text, f"{actor.name} is not told that there is no course"
    assert has_help, f"{actor.name} is told {text!r}, but not where to get help"


@then("the page of {actor} gets the same courses each time it asks, asking for them three times at once")
def gets_the_same(context, actor: Persona) -> None:
    world = context.world
    expected = sorted(k.course.name for k in world.story.known if actor.name in k.members)
    found = world.screens.site.loads_at_once(world.story.person(actor), _TIMES)
    assert [sorted(names) for names in found] == [expected] * _TIMES, f"not {expected} each time, but {found}"


@given("{actor} teaches {actor} elsewhere as well")
def teaches_elsewhere(context, teacher: Persona, student: Persona) -> None:
    context.world.story.seeded(teacher, {"1st": (student,)})


@then("{actor}'s course stands among the courses of its subject, beside a way to create another")
def stands_in_subject(context, teacher: Persona) -> None:
    world = context.world
    course = world.story.of(teacher).course.name
    blocks = world.screens.subjects.blocks(world.story.person(teacher))
    found = [block for block in blocks if course in block.courses]
    assert len(found) == 1, f"{course!r} should stand in one subject, but: {blocks}"
    assert found[0].offers_to_create, f"nothing offers to create another: {found[0]}"
    assert {"current", "past", "resources"} <= {tab.lower() for tab in found[0].tabs}, (
        f"tabs: {found[0].tabs}"
    )


@then("{actor} finds guides among the subject's resources")
def finds_guides(context, teacher: Persona) -> None:
    world = context.world
    found = world.screens.subjects.resources(world.story.person(teacher), world.seed.offering())
    missing = {"Getting Started Guide", "Instructor Resources"} - set(found)
    assert not missing, f"{missing} are not among {found}"


@when("{actor} adds another subject, moves it up and takes it away again")
def rearranges(context, teacher: Persona) -> None:
    world = context.world
    other = world.namespace.name("Another subject")
    assert world.seed.jobs.await_end(None, world.seed.demo.bring_in_book(other).id).status == "succeeded"
    shown = world.screens.subjects.rearrange(world.story.person(teacher), other)
    world.keep([tuple(titles) for titles in shown])
    world.keep(other)


@then("the list of courses follows each time")
def list_follows(context) -> None:
    world = context.world
    (added, moved, removed), other = world.recall(list), world.recall(str)
    assert added[-1] == other, f"the new subject should stand last: {added}"
    assert moved.index(other) == added.index(other) - 1, f"it should have moved up: {moved}"
    assert other not in removed, f"it should be gone: {removed}"


def _check_menu(context, actor: Persona, wanted: set[str], unwanted: set[str]) -> None:
    world = context.world
    found = set(world.screens.site.menu(world.story.person(actor), world.story.of(actor).course))
    assert wanted <= found, f"the menu of {actor.name} lacks {wanted - found}: {found}"
    assert not unwanted & found, f"the menu of {actor.name} should not offer {unwanted & found}"


def _taught_by(world, teacher: Persona) -> Course:
    person = world.story.person(teacher)
    return next(known.course for known in world.story.known if known.teacher == person)


@then("{actor} is shown round at the first visit, again when asking for it, and not in the other course")
def is_shown_round(context, teacher: Persona) -> None:
    world = context.world
    first, second = (known.course for known in world.story.known)
    found = world.screens.site.take_tours(world.story.person(teacher), first, second)
    at_first, again, elsewhere = found
    assert at_first > 0, "no tour begins at the first visit"
    assert again == at_first, f"the tour has {at_first} steps at first, and {again} when asked for again"
    assert elsewhere == 0, f"a tour of {elsewhere} steps begins in the other course as well"


@given("{actor} teaches another course")
def teaches_another(context, teacher: Persona) -> None:
    context.world.story.seeded(teacher, {"1st": ()})
