"""behave's hooks: imports only."""

from support.execution.hooks import (
    after_all,
    after_scenario,
    after_step,
    before_all,
    before_scenario,
)

__all__ = ["after_all", "after_scenario", "after_step", "before_all", "before_scenario"]
