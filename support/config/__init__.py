"""Typed, frozen settings; the only reader of the environment."""

from support.config.secret import Secret
from support.config.settings import (
    ROOT,
    Settings,
    environment_for_sandbox,
    from_environment,
    variable,
)

__all__ = ["ROOT", "Secret", "Settings", "environment_for_sandbox", "from_environment", "variable"]
