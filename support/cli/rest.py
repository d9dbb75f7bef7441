"""What a hotfix left unproven: run right after its verdict is told, as a run of its own."""

import argparse
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from support.planning.plan import Plan
from support.planning.profiles import profiles

__all__ = ["arguments_for_the_rest", "follows", "run_the_rest"]

_REST = "nightly"  # the profile that has everything
# What holds for the rest as it did for the hotfix: attribute → option.
_ALIKE = {
    "target": "--target",
    "policy": "--policy",
    "reports_dir": "--reports-dir",
    "history": "--history",
    "build": "--build",
    "jobs": "--jobs",
    "browsers": "--browsers",
    "retries": "--retries",
    "case_timeout": "--case-timeout",
    "on": "--on",
}


def follows(plan: Plan, *, is_wanted: bool) -> bool:
    """Whether the rest is to be run now. What options narrowed was no hotfix, but a look at something."""
    lane = profiles().get(plan.profile)
    is_whole = not plan.narrowed_by and not plan.shard
    if lane is None or not lane.is_hotfix or not is_whole or not plan.elsewhere:
        return False
    told = "they run now; the verdict above stands" if is_wanted else "run them next"
    sys.stderr.write(
        f"left to be shown: {len(plan.elsewhere)} behaviours (verdict.json lists them); {told}: "
        f"tutor-bdd run --profile {_REST} --left-by {plan.run}\n"
    )
    return is_wanted


def arguments_for_the_rest(given: argparse.Namespace, run_dir: Path) -> list[str]:
    """The command that runs it."""
    alike = [
        text
        for name, option in _ALIKE.items()
        if (value := getattr(given, name)) is not None
        for text in (option, str(value))
    ]
    return ["run", "--profile", _REST, "--left-by", str(run_dir), *alike]


def run_the_rest(given: argparse.Namespace, run_dir: Path) -> None:
    """Run it to its own verdict. Whatever that is: the hotfix has been judged."""
    # In a process of its own: features and steps are loaded once in a process.
    command = [sys.executable, "-m", "support.cli", *arguments_for_the_rest(given, run_dir)]
    stdout = sys.stderr if given.json else None  # the standard output is the hotfix's verdict
    sys.stdout.flush()
    with _passing_on() as begun, subprocess.Popen(command, stdout=stdout, start_new_session=True) as rest:  # noqa: S603
        begun(rest)
        rest.wait()


@contextmanager
def _passing_on() -> "Iterator[Callable[[subprocess.Popen[bytes]], None]]":
    """Who interrupts, interrupts the rest, which winds itself up; also who was quicker than its start."""
    processes: list[subprocess.Popen[bytes]] = []
    early: list[int] = []

    def pass_on(number: int, _frame: FrameType | None) -> None:
        for process in processes:
            process.send_signal(number)
        if not processes:
            early.append(number)

    def begun(process: "subprocess.Popen[bytes]") -> None:
        processes.append(process)
        for number in early:
            process.send_signal(number)

    before = {number: signal.signal(number, pass_on) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield begun
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
