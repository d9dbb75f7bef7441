"""A promised module is loaded when something of it is used, and nobody else has to do with the promise."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def _run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_asyncio_is_not_loaded_with_behave() -> None:
    assert _run("import support.execution.runner, sys; print('asyncio' in sys.modules)") == "False"


def test_steps_that_are_coroutines_run_all_the_same() -> None:
    assert _run("""
import support.execution.runner
from behave.api.async_step import async_run_until_complete
@async_run_until_complete(timeout=5)
async def step(context):
    import asyncio
    await asyncio.sleep(0)
    print(asyncio.timeout.__module__)
step(None)
""") == ("asyncio.timeouts")


def test_whoever_imports_it_later_gets_the_module_itself() -> None:
    assert _run("import support.execution.runner, asyncio; print(asyncio.__file__ is not None)") == "True"


def test_a_module_that_is_there_is_not_promised() -> None:
    told = _run(
        "import asyncio, support.execution.runner, behave.async_step as b; print(b.asyncio is asyncio)"
    )
    assert told == "True"
