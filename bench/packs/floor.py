"""What a pack costs as a bare script: calls on threads, pages by Playwright, no scenario at all."""

import multiprocessing
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import local

__all__: list[str] = []

_CALLS = 3  # of each scenario
_own = local()


def _scenario(address: str) -> None:
    import requests  # noqa: PLC0415 - only where there are calls

    if not hasattr(_own, "session"):
        _own.session = requests.Session()
        _own.session.trust_env = False
    for _ in range(_CALLS):
        assert _own.session.get(f"{address}/call/1").json()["ok"]


def _calls(address: str, scenarios: int, threads: int) -> None:
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(lambda _: _scenario(address), range(scenarios)))


def _pages(address: str, scenarios: int, at_once: int) -> None:
    import asyncio  # noqa: PLC0415
    import os  # noqa: PLC0415
    import shutil  # noqa: PLC0415

    from playwright.async_api import Browser, async_playwright, expect  # noqa: PLC0415

    async def one(browser: Browser) -> None:
        context = await browser.new_context()
        page = await context.new_page()
        for number in (1, 2, 3):
            await (page.goto(f"{address}/page/1") if number == 1 else page.click("#on"))
            await expect(page.locator("h1")).to_have_text(f"Page {number}")
            await page.click("#go")
            await expect(page.locator("#told")).to_have_text(f"Told {number}")
        await context.close()

    async def several(browser: Browser, left: list[int]) -> None:
        while left:
            left.pop()
            await one(browser)

    async def everything() -> None:
        path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=path, args=arguments)
            left = list(range(scenarios))
            await asyncio.gather(*(several(browser, left) for _ in range(at_once)))
            await browser.close()

    asyncio.run(everything())


def main() -> None:
    """`floor.py calls|pages ADDRESS SCENARIOS PROCESSES AT_ONCE`."""
    what, address, *numbers = sys.argv[1:]
    scenarios, processes, at_once = map(int, numbers)
    task = {"calls": _calls, "pages": _pages}[what]
    fork = multiprocessing.get_context("fork")
    shares = [scenarios // processes + (n < scenarios % processes) for n in range(processes)]
    running = [fork.Process(target=task, args=(address, share, at_once)) for share in shares]
    for process in running:
        process.start()
    for process in running:
        process.join()
        assert process.exitcode == 0


if __name__ == "__main__":
    main()
