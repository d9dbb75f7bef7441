"""Pictures show what a page came to, not that it was loading."""

from support.ui.evidence import picture

LOADING = "<p class='loading-animation'>Loading…</p>"
GONE_AFTER = "<script>setTimeout(() => document.querySelector('.loading-animation').remove(), {})</script>"


def test_a_picture_waits_for_the_page_to_be_drawn(browser) -> None:
    context = browser.browser.new_context()
    page = context.new_page()
    page.set_content(LOADING + GONE_AFTER.format(300))
    picture(page)
    drawn = page.locator(".loading-animation").count() == 0
    context.close()
    assert drawn


def test_a_page_that_goes_on_loading_is_shown_as_it_is(browser) -> None:
    context = browser.browser.new_context()
    page = context.new_page()
    page.set_content(LOADING)
    shown = picture(page)
    context.close()
    assert shown.startswith(b"\xff\xd8")
