"""What the environment says. Nothing else of the harness reads it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["ROOT", "Settings", "environment_for_sandbox", "from_environment", "variable"]

ROOT = Path(__file__).parent.parent.parent
"""The folder of the project."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices that belong to a machine and not to a run."""

    browser: str | None  # TUTOR_BDD_BROWSER: path of a Chromium or Chrome
    in_ci: bool  # CI: set by every pipeline service
    in_github: bool = False  # GITHUB_ACTIONS: annotations are read from the log
    job_summary: Path | None = None  # GITHUB_STEP_SUMMARY: a file for what the job's page shows


def from_environment() -> Settings:
    """The settings of this process."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    return Settings(
        browser=os.environ.get("TUTOR_BDD_BROWSER") or None,
        in_ci=bool(os.environ.get("CI")),
        in_github=os.environ.get("GITHUB_ACTIONS") == "true",
        job_summary=Path(summary) if summary else None,
    )


def variable(name: str) -> str | None:
    """The value of a variable that a target names as the source of a secret."""
    return os.environ.get(name) or None


def environment_for_sandbox(more: Mapping[str, str]) -> dict[str, str]:
    """The environment of a sandbox process: this one, and its tokens."""
    return {**os.environ, **more}
