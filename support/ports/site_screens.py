"""What the site shows around its pages: bar, menus, terms to agree to; and whom its pages shut out."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from support.domain.access import Landing
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.site_screens import Fitness, PageOf, SubjectBlock

__all__ = ["SiteScreens", "SubjectScreens"]


class SiteScreens(Protocol):
    """The way into the site and about it."""

    def fitness(self, person: Person, page: PageOf) -> Fitness:
        """What shuts people out of a page who use a keyboard or a screen reader."""

    def first_page(self, person: Person) -> Landing:
        """Sign in, and see where that leads."""

    def terms_to_agree(self, person: Person) -> tuple[Sequence[str], bool]:
        """What is to be agreed to before the first page, and whether it can be got round."""

    def agree(self, person: Person) -> Landing:
        """Agree, and see where that leads."""

    def front_links(self) -> Sequence[str]:
        """What the front page leads strangers to."""

    def upgrade_asked(self, user_agent: str) -> bool:
        """Whether a stranger with this browser is sent to get another."""

    def choose_course(self, person: Person, course: Course) -> Landing:
        """Choose one of the own courses."""

    def go_home(self, person: Person, course: Course) -> Landing:
        """Follow the logo of a page of the course."""

    def menu(self, person: Person, course: Course | None) -> Sequence[str]:
        """What the menu offers on the course's first page, or on that of the own courses."""

    def help(self, person: Person, course: Course) -> Sequence[str]:
        """What help there is on the course's first page."""

    def book_opens(self, person: Person, course: Course) -> tuple[bool, bool]:
        """Whether the book opens from the page, in a tab of its own, and from the menu."""

    def statement(self, person: Person, course: Course) -> str:
        """The heading of the accessibility statement, by the help menu."""

    def is_empty(self, person: Person, course: Course) -> bool:
        """Whether an address in the course that is none shows the bar and nothing else."""

    def look_through_book(self, analyst: Person, course: Course, page: str) -> int:
        """Look through the book of a course up to the questions of a page; how many there are."""

    def read_tags(self, analyst: Person, course: Course, page: str) -> Mapping[str, int]:
        """How many tags each question of a page is shown with, by the question's ID."""

    def nothing_found(self, person: Person) -> tuple[str, bool]:
        """What somebody without a course is told, and whether with a way to help."""

    def loads_at_once(self, person: Person, times: int) -> Sequence[Sequence[str]]:
        """The courses that the page gets when it asks for them several times at once."""


class SubjectScreens(Protocol):
    """A teacher's own courses by subject."""

    def blocks(self, teacher: Person) -> Sequence[SubjectBlock]:
        """The subjects shown, with their courses."""

    def resources(self, teacher: Person, offering_title: str) -> Sequence[str]:
        """The guides of a subject."""

    def rearrange(self, teacher: Person, added: str) -> Sequence[Sequence[str]]:
        """Add a subject, move it up, take it away: the subjects after each act."""
