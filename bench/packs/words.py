"""The steps of the packs, in the words of each runner. Every runner does the same with the same means."""

from collections.abc import Callable

__all__ = ["BEHAVE", "CUCUMBER", "HOOKS", "PYTEST", "browsing"]

Made = Callable[[int, str], str]

_NOTHINGS = ("there is nothing", "nothing is done", "nothing has happened", "nothing will")
_KINDS = ("given", "when", "then")

_REQUESTS = """
import requests
session = requests.Session()
session.trust_env = False

def call():
    assert session.get("{address}/call/1").json()["ok"]
"""
# As Playwright's manual has it; one browser a process, a context of its own for each scenario.
_BROWSER = """
import os, shutil
from playwright.sync_api import expect, sync_playwright
_open = []

def browser():
    if not _open:
        playwright = sync_playwright().start()
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
        _open.extend((playwright, playwright.chromium.launch(executable_path=path, args=arguments)))
    return _open[1]

def close_browser():
    if _open:
        _open[1].close()
        _open[0].stop()
        _open.clear()

def visit(page, number, *, follow):
    if follow:
        page.click("#on")
    else:
        page.goto(f"{address}/page/{{number}}")
    expect(page.locator("h1")).to_have_text(f"Page {{number}}")
    page.click("#go")
    expect(page.locator("#told")).to_have_text(f"Told {{number}}")
"""
HOOKS = {
    "browser": """
from browsing import browser, close_browser

def before_scenario(context, scenario):
    context.add_cleanup(close_browser, layer="testrun")
    context.browsing = browser().new_context()
    context.page = context.browsing.new_page()

def after_scenario(context, scenario):
    if scenario.status.has_failed():
        context.page.screenshot(path=f"failed-{scenario.line}.jpg", type="jpeg")
    context.browsing.close()
"""
}


def _behave_api(_definitions: int, address: str) -> str:
    steps = (f'@{k}("call {{n:d}} is made")\ndef {k}_made(context, n):\n    call()\n' for k in _KINDS)
    return "from behave import given, when, then\n" + _REQUESTS.format(address=address) + "\n".join(steps)


def _behave_nothing(definitions: int, _address: str) -> str:
    texts = _things(definitions, "{{n:d}}") or [(text, "") for text in _NOTHINGS]
    steps = (
        f'@step("{text}")\ndef step_{number}(context{", n" if slot else ""}):\n    pass\n'
        for number, (text, slot) in enumerate(texts)
    )
    return "from behave import step\n" + "\n".join(steps)


def _things(definitions: int, slot: str) -> list[tuple[str, str]]:
    shown = slot.format()
    return [(f"thing {number} has {shown} of its parts", shown) for number in range(definitions)]


def _behave_browser(_definitions: int, _address: str) -> str:
    return (
        "from behave import given, when, then\nfrom browsing import visit\n"
        '@given("page {n:d} is open")\ndef opened(context, n):\n    visit(context.page, n, follow=False)\n'
        '@when("page {n:d} follows")\ndef gone(context, n):\n    visit(context.page, n, follow=True)\n'
        '@then("page {n:d} follows")\ndef there(context, n):\n    visit(context.page, n, follow=True)\n'
    )


def _pytest_api(_definitions: int, address: str) -> str:
    steps = (
        f'@{kind}(parsers.parse("call {{n:d}} is made"))\ndef {kind}_made(n):\n    call()\n'
        for kind in _KINDS
    )
    return _PYTEST + _REQUESTS.format(address=address) + "\n".join(steps)


def _pytest_nothing(definitions: int, _address: str) -> str:
    texts = _things(definitions, "{{n:d}}") or [(text, "") for text in _NOTHINGS]
    steps = (
        f'@step(parsers.parse("{text}"))\ndef step_{number}({"n" if slot else ""}):\n    pass\n'
        for number, (text, slot) in enumerate(texts)
    )
    return _PYTEST + "\n".join(steps)


def _pytest_browser(_definitions: int, _address: str) -> str:
    return (
        _PYTEST
        + """
import pytest
from browsing import browser, close_browser, visit

@pytest.fixture(scope="session", autouse=True)
def closing():
    yield
    close_browser()

@pytest.fixture
def page():
    browsing = browser().new_context()
    yield browsing.new_page()
    browsing.close()

@given(parsers.parse("page {n:d} is open"))
def opened(page, n):
    visit(page, n, follow=False)

@when(parsers.parse("page {n:d} follows"))
def gone(page, n):
    visit(page, n, follow=True)

@then(parsers.parse("page {n:d} follows"))
def there(page, n):
    visit(page, n, follow=True)
"""
    )


def _cucumber_api(_definitions: int, address: str) -> str:
    port = address.rpartition(":")[2]
    return (
        _CUCUMBER
        + f"""
const http = require('http');
const agent = new http.Agent({{ keepAlive: true }});
const call = () => new Promise((resolve, reject) => {{
  http.get({{ host: '127.0.0.1', port: {port}, path: '/call/1', agent }}, answer => {{
    let text = '';
    answer.on('data', piece => text += piece);
    answer.on('end', () => JSON.parse(text).ok ? resolve() : reject(new Error(text)));
  }}).on('error', reject);
}});
Given('call {{int}} is made', call_ => call());
"""
    )


def _cucumber_nothing(definitions: int, _address: str) -> str:
    texts = _things(definitions, "{{int}}") or [(text, "") for text in _NOTHINGS]
    steps = (f"Given('{text}', ({'n' if slot else ''}) => {{}});" for text, slot in texts)
    return _CUCUMBER + "\n".join(steps)


def _cucumber_browser(_definitions: int, address: str) -> str:
    return (
        _CUCUMBER
        + f"""
const {{ Before, After, AfterAll, setDefaultTimeout }} = require('@cucumber/cucumber');
const {{ chromium }} = require('playwright-core');
const fs = require('fs');
setDefaultTimeout(60000);
const path = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(name => fs.existsSync(name));
let browser;
Before(async function () {{
  browser ??= await chromium.launch({{ executablePath: path, args: ['--no-sandbox'] }});
  this.browsing = await browser.newContext();
  this.page = await this.browsing.newPage();
}});
After(async function () {{ await this.browsing.close(); }});
AfterAll(async () => {{ await browser?.close(); }});
async function visit(page, number, follow) {{
  if (follow) await page.click('#on');
  else await page.goto(`{address}/page/${{number}}`);
  await page.waitForSelector(`h1:has-text("Page ${{number}}")`);
  await page.click('#go');
  await page.waitForSelector(`#told:has-text("Told ${{number}}")`);
}}
Given('page {{int}} is open', async function (number) {{ await visit(this.page, number, false); }});
Given('page {{int}} follows', async function (number) {{ await visit(this.page, number, true); }});
"""
    )


_PYTEST = """
from pytest_bdd import given, parsers, scenarios, step, then, when
scenarios("../features")
"""
_CUCUMBER = "const { Given } = require('@cucumber/cucumber');\n"

BEHAVE: dict[str, Made] = {"api": _behave_api, "no-op": _behave_nothing, "browser": _behave_browser}
PYTEST: dict[str, Made] = {"api": _pytest_api, "no-op": _pytest_nothing, "browser": _pytest_browser}
CUCUMBER: dict[str, Made] = {"api": _cucumber_api, "no-op": _cucumber_nothing, "browser": _cucumber_browser}


def browsing(address: str) -> str:
    """What all that drive the browser in Python share, as a module of the pack."""
    return _BROWSER.format(address=address)
