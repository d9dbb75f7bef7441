"""What the site shows around its pages, in the browser."""

import re
from collections.abc import Mapping, Sequence

from playwright.sync_api import Locator

from support.domain.access import Landing
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.site_screens import Fitness, PageName, PageOf, SubjectBlock
from support.ui.actors import Actors
from support.ui.components.terms import TermsDialog
from support.ui.components.top_bar import TopBar
from support.ui.fitness import fitness_of
from support.ui.pages.landing import landing
from support.ui.pages.my_courses import MyCoursesPage
from support.ui.pages.named_pages import open_named_page
from support.ui.pages.subjects import SubjectsPage
from support.ui.tab import Tab

__all__ = ["UiSiteScreens", "UiSubjectScreens"]

_ID = re.compile(r"\d+@\d+")
_TAGS = """
cards => cards.map(card => [card.innerText, card.querySelectorAll("[data-test-id^='tag-type-']").length])
"""
_THREE_AT_ONCE = """
(times) => Promise.all(Array.from({ length: times }, async () => {
  const answer = await fetch("/api/user/courses", { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return (await answer.json()).map((course) => course.name);
}))
"""


class UiSiteScreens:
    """`support.ports.SiteScreens`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def fitness(self, person: Person, page: PageOf) -> Fitness:
        """By axe's rules, and by the Tab key."""
        with self._actors.acting(person, f"walking over the page of {page.name}") as tab:
            open_named_page(tab, page)
            return fitness_of(tab)

    def first_page(self, person: Person) -> Landing:
        """From the address without a path."""
        with self._actors.acting(person, "opening the site") as tab:
            tab.go("/")
            return landing(tab)

    def terms_to_agree(self, person: Person) -> tuple[Sequence[str], bool]:
        """From the dialog that comes first."""
        with self._actors.acting(person, "reading the terms") as tab:
            tab.go("/courses")
            terms = TermsDialog(tab)
            seen = tab.await_one(
                "terms or the first page", terms=terms.dialog, page=tab.page.locator("#user-menu")
            )
            if seen == "page" and not terms.is_open():
                return (), True
            return terms.headings(), terms.try_to_escape()

    def agree(self, person: Person) -> Landing:
        """By the dialog's one way on."""
        with self._actors.acting(person, "agreeing to the terms") as tab:
            tab.go("/courses")
            terms = TermsDialog(tab)
            tab.await_one("the terms", terms=terms.dialog)
            terms.agree()
            return landing(tab)

    def front_links(self) -> Sequence[str]:
        """By their words."""
        with self._actors.acting(None, "opening the front page") as tab:
            tab.go("/")
            return tuple(text.strip() for text in tab.page.get_by_role("link").all_inner_texts())

    def upgrade_asked(self, user_agent: str) -> bool:
        """By where the site sends that browser."""
        with self._actors.acting(None, "coming with another browser") as tab:
            tab.page.set_extra_http_headers({"User-Agent": user_agent})
            tab.go("/courses")
            return tab.path.startswith("/browser_upgrade")

    def choose_course(self, person: Person, course: Course) -> Landing:
        """By its card."""
        with self._actors.acting(person, f"choosing {course.name}") as tab:
            MyCoursesPage(tab).choose(course.name)
            return landing(tab)

    def go_home(self, person: Person, course: Course) -> Landing:
        """By the logo."""
        with self._actors.acting(person, "following the logo") as tab:
            self._open_first(tab, course)
            before = tab.path
            TopBar(tab).go_home()
            tab.await_one("another page", away=lambda: tab.path != before)
            return landing(tab)

    def menu(self, person: Person, course: Course | None) -> Sequence[str]:
        """By the words of its entries."""
        with self._actors.acting(person, "opening the menu") as tab:
            if course is None:
                tab.go("/courses")
            else:
                self._open_first(tab, course)
            return TopBar(tab).entries()

    def help(self, person: Person, course: Course) -> Sequence[str]:
        """By the words of its entries."""
        with self._actors.acting(person, "opening the help") as tab:
            self._open_first(tab, course)
            return TopBar(tab).help()

    def book_opens(self, person: Person, course: Course) -> tuple[bool, bool]:
        """By the page's own link, then by the menu."""
        with self._actors.acting(person, "opening the book") as tab:
            self._open_first(tab, course)
            link = tab.page.locator("a[href^='/book/']:visible").first
            with tab.page.context.expect_page() as opened:
                link.click()
            book = Tab(opened.value, tab.origin)
            book.await_one("the book", book=book.page.get_by_test_id("reference-book"))
            book.page.close()
            TopBar(tab).choose("Browse the Book")
            pages = tab.page.context.pages
            shown = Tab(pages[-1], tab.origin) if len(pages) > 1 else tab
            shown.await_one("the book", book=shown.page.get_by_test_id("reference-book"))
            return True, True

    def statement(self, person: Person, course: Course) -> str:
        """By the help menu."""
        with self._actors.acting(person, "reading the accessibility statement") as tab:
            self._open_first(tab, course)
            TopBar(tab).choose_help("Accessibility Statement")
            heading = tab.page.locator("h1", has_text="Accessibility")
            tab.await_one("the statement", heading=heading)
            return heading.first.inner_text().strip()

    def is_empty(self, person: Person, course: Course) -> bool:
        """By an address in the course that is none."""
        with self._actors.acting(person, "following a wrong address") as tab:
            tab.go(f"/course/{course.id}/no-such-page")
            tab.await_one("the bar", bar=tab.page.locator("#user-menu"))
            landing(tab)
            return not tab.page.locator("#ox-react-root-container").inner_text().strip()

    def look_through_book(self, analyst: Person, course: Course, page: str) -> int:
        """From the book's contents on."""
        with self._actors.acting(analyst, f"looking through the questions of {page}") as tab:
            return _questions(tab, course, page).count()

    def read_tags(self, analyst: Person, course: Course, page: str) -> Mapping[str, int]:
        """From the cards of the questions; a card's text has the ID, each tag an element of its own."""
        with self._actors.acting(analyst, f"reading the tags of the questions of {page}") as tab:
            told: list[tuple[str, int]] = _questions(tab, course, page).evaluate_all(_TAGS)
        ids = [(_ID.search(text), count) for text, count in told]
        return {found[0] if found else "no ID": count for found, count in ids}

    def nothing_found(self, person: Person) -> tuple[str, bool]:
        """From the page of somebody without a course."""
        with self._actors.acting(person, "looking for courses") as tab:
            return MyCoursesPage(tab).nothing()

    def loads_at_once(self, person: Person, times: int) -> Sequence[Sequence[str]]:
        """As pages do that ask from several places."""
        with self._actors.acting(person, "asking several times at once") as tab:
            tab.go("/courses")
            names: list[list[str]] = tab.page.evaluate(_THREE_AT_ONCE, times)
            return names

    @staticmethod
    def _open_first(tab: Tab, course: Course) -> None:
        open_named_page(tab, PageOf(PageName.DASHBOARD, course.id))


def _questions(tab: Tab, course: Course, page: str) -> Locator:
    """The cards of a page's questions, from the book's contents on."""
    tab.go(f"/qa/{course.ecosystem_id}")
    link = tab.page.get_by_role("link").filter(has_text=page)
    tab.await_one("the book's contents", link=link)
    link.first.click()
    questions = tab.page.locator("[data-exercise-id], .openstax-exercise-preview")
    tab.await_one("the questions", questions=questions)
    return questions


class UiSubjectScreens:
    """`support.ports.SubjectScreens`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def blocks(self, teacher: Person) -> Sequence[SubjectBlock]:
        """From My Courses."""
        with self._actors.acting(teacher, "looking at the own subjects") as tab:
            page = SubjectsPage(tab)
            page.open()
            return page.blocks()

    def resources(self, teacher: Person, offering_title: str) -> Sequence[str]:
        """From the subject's last tab."""
        with self._actors.acting(teacher, "looking for guides") as tab:
            page = SubjectsPage(tab)
            page.open()
            return page.resources(offering_title)

    def rearrange(self, teacher: Person, added: str) -> Sequence[Sequence[str]]:
        """By "Manage subjects"."""
        with self._actors.acting(teacher, "rearranging subjects") as tab:
            page = SubjectsPage(tab)
            page.open()
            page.manage()
            seen = []
            for act in (page.add, page.move_up, page.remove):
                act(added)
                seen.append(page.titles())
            return seen
