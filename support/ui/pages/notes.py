"""A page of the book with one's highlights in it, and the summary of all of them."""

import re

from support.domain.notes import Note
from support.ui.pages.course import open_course_page
from support.ui.tab import Tab

__all__ = ["NotesPage"]

_FEW_WORDS = 160  # pixels of the first line


class NotesPage:
    """`/book/:id/page/:id`."""

    def __init__(self, tab: Tab, course_id: str, page_id: str) -> None:
        self._tab = tab
        self._path = f"/book/{course_id}/page/{page_id}"
        page = tab.page
        self._content = page.locator(".book-content")
        self._text = self._content.locator("p").last
        self._highlight = page.locator("button.highlight")
        self._marks = page.locator(".tutor-highlight")
        self._box = page.locator(".edit-box")
        self._summary_button = page.get_by_test_id("my-highlights-btn")
        self._summary = page.get_by_test_id("highlights-notes-modal")

    def open(self) -> None:
        """Go there, and wait until the notes have come."""
        open_course_page(self._tab, self._path, "the page of the book", content=self._content)
        self._tab.await_one("the notes", come=lambda: self._tab.has_answers(r"/notes$"))

    def highlight(self) -> None:
        """Select some words with the mouse, and mark them."""
        before = self._marks.count()
        self._text.scroll_into_view_if_needed()
        box = self._text.bounding_box()
        assert box, "the page should have text to select"  # noqa: S101
        mouse, line = self._tab.page.mouse, box["y"] + 10
        mouse.move(box["x"] + 2, line)
        mouse.down()
        mouse.move(box["x"] + _FEW_WORDS, line, steps=4)
        mouse.up()
        self._tab.await_one("what can be done with selected words", button=self._highlight)
        self._highlight.click()
        self._tab.await_one("the words to be marked", marked=lambda: self._marks.count() > before)

    def annotate(self, text: str) -> None:
        """Write something about the first highlight."""
        self._edit(0)
        self._box.get_by_role("textbox").fill(text)
        self._press("save")

    def remove(self) -> None:
        """Delete the first highlight."""
        before = self._marks.count()
        self._edit(0)
        self._press("delete")
        self._tab.await_one("the highlight to go", gone=lambda: self._marks.count() < before)

    def notes(self) -> list[Note]:
        """Every highlight, with what was written about it."""
        found = []
        for number in range(self._marks.count()):
            passage = self._marks.nth(number).inner_text()
            self._edit(number)
            found.append(Note(passage, self._box.get_by_role("textbox").input_value() or None))
        return found

    def sections(self) -> list[str]:
        """What the summary names."""
        self._summary_button.click()
        labels = self._summary.locator("label").filter(has=self._tab.page.get_by_role("checkbox"))
        self._tab.await_one("the summary", sections=labels)
        return [re.sub(r"^\s*\d+\.\d+\s+", "", label).strip() for label in labels.all_inner_texts()]

    def _edit(self, number: int) -> None:
        self._marks.nth(number).click()
        self._tab.await_one("the box of a note", box=self._box)

    def _press(self, label: str) -> None:
        self._box.get_by_label(label, exact=True).click()
        self._tab.await_one(f"{label} to be told", told=lambda: self._tab.has_answers(r"/notes/\d+$"))
        self._tab.await_one("the box to close", closed=lambda: not self._box.is_visible())
