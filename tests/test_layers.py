"""The import rules of ARCHITECTURE.md, as a test: each layer, and what it may know."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
VOCABULARY = {"support.biglearn", "support.domain", "support.ports", "support.timing", "support.waiting"}

# Layer → what of our own it may import besides itself. The longest matching prefix decides.
MAY_IMPORT = {
    "steps": VOCABULARY | {"support.world", "support.story", "support.data"},
    "steps.harness": {"support.waiting"},
    "support.domain": set(),
    "support.biglearn": {"support.domain"},
    "support.ports": {"support.domain"},
    "support.timing": set(),
    "support.waiting": set(),
    "support.config": set(),
    "support.privacy": set(),
    "support.targets": {"support.config", "support.privacy", "support.waiting"},
    "support.data": VOCABULARY | {"support.config"},
    "support.api": VOCABULARY | {"support.data", "support.targets", "support.config", "support.privacy"},
    "support.ui": VOCABULARY | {"support.data", "support.targets", "support.config", "support.privacy"},
    "support.world": VOCABULARY | {"support.data", "support.record", "support.story"},
    "support.story": VOCABULARY,
    "support.planning": {"support.targets", "support.authoring", "support.config", "support.history"},
    "support.planning.plan": set(),
    "support.history": set(),
    "support.conformance": set(),
    "support.coverage": {"support.planning", "support.authoring", "support.history"},
    "support.record": {"support.planning", "support.privacy", "support.history", "support.waiting"},
    "support.gate": {"support.planning", "support.record"},
    "support.reporting": {"support.planning", "support.record", "support.gate", "support.privacy"},
    "support.authoring": set(),
    # Where the pieces are put together; nobody imports these but the command line and environment.py.
    "support.wiring": {"support"},
    "support.execution": {"support"},
    "support.cli": {"support", "steps.parameters"},  # the catalogue tells what slots take
    "environment": {"support"},
    "sandbox": set(),
}
# Library → the only layers that may import it.
LIBRARIES = {
    "playwright": {"support.ui"},
    "requests": {"support.api"},
    "starlette": {"sandbox"},
    "uvicorn": {"sandbox"},
    "faker": {"support.data"},
    "factory": {"support.data"},
    "hypothesis": {"support.conformance"},
}


def modules() -> Iterator[tuple[str, Path]]:
    for top in ("support", "steps", "sandbox"):
        for path in sorted((ROOT / top).rglob("*.py")):
            dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            if dotted != "support.__init__":
                yield dotted.removesuffix(".__init__"), path
    yield "environment", ROOT / "environment.py"


def imports(name: str, path: Path) -> Iterator[str]:
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parent = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*parent, base]).rstrip(".")
            if base in {"support", "steps", "sandbox"}:
                yield from (f"{base}.{alias.name}" for alias in node.names)
            else:
                yield base


def within(name: str, prefixes: set[str]) -> bool:
    return any(name == p or name.startswith(p + ".") for p in prefixes)


def layer_of(name: str) -> str:
    layers = [layer for layer in MAY_IMPORT if within(name, {layer})]
    assert layers, f"{name} is of no layer: say in MAY_IMPORT what it may know"
    return max(layers, key=len)


MODULES = list(modules())


@pytest.mark.parametrize(("name", "path"), MODULES, ids=[name for name, _ in MODULES])
def test_a_layer_knows_only_what_it_may(name: str, path: Path) -> None:
    layer = layer_of(name)
    own = {layer, layer.split(".")[0]} if layer in {"steps", "sandbox"} else {layer}
    for imported in imports(name, path):
        top = imported.split(".")[0]
        if top in {"support", "steps", "sandbox"}:
            assert within(imported, own | MAY_IMPORT[layer]), f"{name} must not import {imported}"
        if top in LIBRARIES:
            assert within(name, LIBRARIES[top]), f"{name} must not import {top}: only {LIBRARIES[top]} may"


# What only some places may do, as dotted names → the places.
RESERVED = {
    "os.environ": {"support.config", "sandbox.settings", "sandbox.__main__"},
    "os.getenv": {"support.config", "sandbox.settings", "sandbox.__main__"},
    "time.sleep": {"support.waiting"},
    "print": {"support.cli", "support.reporting.console"},
}


def used(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id


@pytest.mark.parametrize(("name", "path"), MODULES, ids=[name for name, _ in MODULES])
def test_what_only_some_places_may_do(name: str, path: Path) -> None:
    for thing in set(used(path)) & RESERVED.keys():
        assert within(name, RESERVED[thing]), f"{name} uses {thing}: only {RESERVED[thing]} may"


def test_the_rules_catch_a_breach(tmp_path: Path) -> None:
    """A rule that lets everything through would keep nothing."""
    module = tmp_path / "bad.py"
    module.write_text("import requests\nfrom sandbox import http\nfrom ..api import tutor\n")
    assert list(imports("support.ui.bad", module)) == ["requests", "sandbox.http", "support.api"]
    with pytest.raises(AssertionError, match=r"must not import requests"):
        test_a_layer_knows_only_what_it_may("support.ui.bad", module)
