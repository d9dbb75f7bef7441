"""My Courses of a teacher: a block for each subject."""

from playwright.sync_api import Locator

from support.domain.site_screens import SubjectBlock
from support.ui.tab import Tab

__all__ = ["SubjectsPage"]


class SubjectsPage:
    """`/courses` as a teacher with a course sees it."""

    def __init__(self, tab: Tab) -> None:
        page = tab.page
        self._tab = tab
        self._blocks = page.get_by_test_id("offering-container")
        self._manage = page.get_by_test_id("dashboard-settings-btn")
        self._add = page.get_by_test_id("add-subject-dropdown-btn")
        self._choices = page.locator(".dropdown-menu.show .offering-item:not(.disabled)")
        self._confirm = page.get_by_test_id("delete-offering-modal-btn")

    def open(self) -> None:
        """Open it."""
        self._tab.go("/courses")
        self._tab.await_one("the subjects", blocks=self._blocks)

    def titles(self) -> tuple[str, ...]:
        """The subjects in their order."""
        return tuple(_title(block) for block in self._blocks.all())

    def blocks(self) -> tuple[SubjectBlock, ...]:
        """Each subject with what it shows at first."""
        return tuple(_block(block) for block in self._blocks.all())

    def resources(self, title: str) -> tuple[str, ...]:
        """The links of a subject's last tab."""
        block = self._block(title)
        block.get_by_test_id("resources-tab").click()
        links = block.locator("[role='tabpanel'] a, .resources a")
        self._tab.await_one("the guides", links=links)
        return tuple(text.strip() for text in links.all_inner_texts())

    def manage(self) -> None:
        """Begin to rearrange."""
        self._manage.click()
        self._tab.await_one("the way to add a subject", add=self._add)

    def add(self, title: str) -> None:
        """Show a subject that is not shown yet."""
        self._add.click()
        self._choices.get_by_text(title, exact=True).or_(self._choices.filter(has_text=title)).first.click()
        self._tab.await_one(f"{title} among the subjects", there=lambda: title in self.titles())

    def move_up(self, title: str) -> None:
        """One place up."""
        before = self.titles()
        self._block(title).get_by_test_id("move-up-offering").click()
        self._tab.await_one("another order", moved=lambda: self.titles() != before)

    def remove(self, title: str) -> None:
        """Show it no more."""
        self._block(title).get_by_test_id("delete-offering").click()
        self._confirm.click()
        self._tab.await_one(f"{title} gone", gone=lambda: title not in self.titles())

    def _block(self, title: str) -> Locator:
        return self._blocks.filter(has=self._tab.page.get_by_role("heading", name=title, exact=True)).first


def _title(block: Locator) -> str:
    return block.get_by_role("heading").first.inner_text().strip()


def _block(block: Locator) -> SubjectBlock:
    cards = block.locator("[data-test-id='course-card'] .course-card-name, [data-test-id='course-card'] h3")
    tabs = block.get_by_role("tab")
    return SubjectBlock(
        title=_title(block),
        courses=tuple(text.strip() for text in cards.all_inner_texts()),
        offers_to_create=block.get_by_test_id("create-course").count() == 1,
        tabs=tuple(text.strip() for text in tabs.all_inner_texts()),
    )
