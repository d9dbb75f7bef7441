"""behave's hooks. `environment.py` imports them and does nothing else."""

from typing import Any

from support.execution.plain import PlainSession
from support.execution.session import Session

__all__ = ["after_all", "after_scenario", "after_step", "before_all", "before_scenario"]


def before_all(context: Any) -> None:  # noqa: ANN401 - behave is untyped
    """Have a session: the run's, or one of its own under plain behave."""
    runner = context._runner  # noqa: SLF001 - the only way from a context to its runner
    session = getattr(runner, "session", None)
    if session is None:
        session = context.plain = PlainSession(context.config)
    context.session = session


def before_scenario(context: Any, scenario: Any) -> None:  # noqa: ANN401
    """Make the scenario's World."""
    plain = getattr(context, "plain", None)
    if plain is not None and not plain.begin(scenario):
        return
    session: Session = plain.session if plain is not None else context.session
    context.case_session = session
    with session.hook("before_scenario"):
        context.world = session.make_world()


def after_step(context: Any, step: Any) -> None:  # noqa: ANN401
    """Keep a picture where the step was one to look at."""
    if session := getattr(context, "case_session", None):
        with session.hook("after_step"):
            session.after_step(step)


def after_scenario(context: Any, scenario: Any) -> None:  # noqa: ANN401
    """Close the scenario's World, with evidence if it failed."""
    if session := getattr(context, "case_session", None):
        with session.hook("after_scenario"):
            session.leave(failed=scenario.status.has_failed() or scenario.hook_failed)


def after_all(context: Any) -> None:  # noqa: ANN401
    """Close what plain behave opened; a run closes its own session."""
    if plain := getattr(context, "plain", None):
        plain.close()
