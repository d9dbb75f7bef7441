"""The pages' modules fit together: no browser tells of a missing module before somebody opens its page."""

import re
from pathlib import Path

import pytest

import sandbox.tutor.web

STATIC = Path(sandbox.tutor.web.__file__).with_name("static")
MODULES = sorted(STATIC.rglob("*.js"))
IMPORT = re.compile(r"""import\s+(?:\{([^}]*)\}\s+from\s+)?\(?["']([^"'$]+\.js)["']""")
EXPORT = re.compile(r"^export (?:async )?(?:function|class|const) (\w+)", re.MULTILINE)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_what_a_module_imports_is_there(module):
    for names, path in IMPORT.findall(module.read_text()):
        found = (module.parent / path).resolve()
        assert found.is_file(), f"{module.name} imports {path}"
        exported = set(EXPORT.findall(found.read_text()))
        imported = {name.split(" as ")[0].strip() for name in names.split(",") if name.strip()}
        assert imported <= exported, f"{module.name} imports from {path}"


def test_each_route_has_a_page_that_shows_itself():
    routes = dict(re.findall(r'\["(/[^"]*)", "(\w+)"\]', (STATIC / "app.js").read_text()))
    assert len(routes) > 10
    for path, page in routes.items():
        shown = (STATIC / "pages" / f"{page}.js").read_text()
        assert "export async function show(" in shown, path
