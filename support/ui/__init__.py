"""The browser channel: Playwright, pages, and the drivers of the ports over them."""
