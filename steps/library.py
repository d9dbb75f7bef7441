"""The one module of wordings that behave executes: it makes the slots known and loads every sub-package."""

import importlib
import pkgutil
from pathlib import Path

from behave.cucumber_expression import use_step_matcher_for_cucumber_expressions

from steps import parameters


def _load() -> None:
    """Import the modules of every sub-package, so that their wordings register."""
    here = Path(parameters.__file__).parent
    for package in sorted(path.parent.name for path in here.glob("*/__init__.py")):
        for module in pkgutil.iter_modules([str(here / package)]):
            importlib.import_module(f"steps.{package}.{module.name}")


use_step_matcher_for_cucumber_expressions()
if not parameters.are_defined():
    parameters.define()
    _load()
