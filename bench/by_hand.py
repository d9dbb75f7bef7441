"""The scenario "A student joins" as a bare Playwright script, in a process and a browser of its own.

It does the same clicks on the same pages and waits for the same results, in the way that Playwright's manual
shows, and nothing else: no pictures, no trace, no report. Each line of its input tells of a course and of
people that are there already; for each it answers with the seconds that it took.
"""

import json
import os
import re
import sys
import time
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

from support.ui.browser import find_browser

__all__: list[str] = []

_COURSE = re.compile(r"/course/\d+")


def sign_in(page: Page, site: str, username: str) -> None:
    page.goto(
        f'{site}/accounts/dev/accounts?search[query]=username:"{username}"', wait_until="domcontentloaded"
    )
    page.get_by_role("link", name=username, exact=True).click()
    page.wait_for_url(lambda url: "/accounts" not in url, wait_until="commit")


def join(page: Page, site: str, code: str) -> None:
    page.goto(f"{site}/enroll/start/{code}", wait_until="domcontentloaded")
    page.get_by_role("button", name="Add it later").click()
    page.wait_for_url(_COURSE, wait_until="commit")


def roster(page: Page, site: str, course: str) -> dict[str, list[str]]:
    page.goto(f"{site}/course/{course}/roster", wait_until="domcontentloaded")
    tabs = page.get_by_role("tab")
    tabs.first.wait_for()
    rows = page.locator("tr").filter(has=page.get_by_text(re.compile(r"^\s*Drop\s*$")))
    empty = page.get_by_text(re.compile("Manage student access", re.IGNORECASE))
    found = {}
    for tab in tabs.all():
        tab.click()
        expect(tab).to_have_attribute("aria-selected", "true")
        rows.first.or_(empty.first).first.wait_for()
        found[tab.inner_text().strip()] = rows.all_inner_texts()
    page.locator(".dropped-students tbody tr").all_inner_texts()
    return found


def only_course(page: Page, site: str) -> str:
    page.goto(f"{site}/courses", wait_until="domcontentloaded")
    page.wait_for_url(_COURSE, wait_until="commit")
    title = page.locator("[data-test-id='page-title'], .course-title-banner").first
    title.wait_for()
    return title.inner_text()


def whole(browser: Browser, told: dict[str, Any]) -> None:
    student = browser.new_context(viewport={"width": 1280, "height": 900})
    ben = student.new_page()
    sign_in(ben, told["site"], told["student"])
    join(ben, told["site"], told["code"])
    teacher = browser.new_context(viewport={"width": 1280, "height": 900})
    ada = teacher.new_page()
    sign_in(ada, told["site"], told["teacher"])
    sections = roster(ada, told["site"], told["course"])
    assert [len(sections[name]) for name in ("1st", "2nd")] == [0, 1], sections
    assert told["name"] in only_course(ben, told["site"])
    student.close()
    teacher.close()


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        for line in sys.stdin:
            told = json.loads(line)
            began = time.perf_counter()
            whole(browser, told)
            print(time.perf_counter() - began, flush=True)
        browser.close()


if __name__ == "__main__":
    main()
