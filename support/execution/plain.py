"""What plain `behave` needs beside the features: a target that is up, and a record to keep evidence in."""

import contextlib
import secrets
from pathlib import Path
from typing import Any

from support.config import ROOT
from support.data.once import Once
from support.execution.session import Session
from support.planning.select import CHANNELS, cases
from support.record.writer import RecordWriter
from support.targets import load
from support.targets.embedded import running

__all__ = ["PlainSession", "plain_session"]


class PlainSession:
    """A session for behave's own way through the features, in one channel."""

    def __init__(self, config: Any) -> None:  # noqa: ANN401 - behave is untyped
        self.channel = config.userdata.get("channel", "api")
        if self.channel not in CHANNELS:
            raise ValueError(f"unknown channel {self.channel!r}: -D channel=api or -D channel=ui")
        run = f"b{secrets.token_hex(3)}"
        run_dir: Path = ROOT / "reports" / run
        run_dir.mkdir(parents=True)
        self._stack = contextlib.ExitStack()
        self._writer = RecordWriter(run_dir)
        target = self._stack.enter_context(running(load(config.userdata.get("target", "sandbox"))))
        seed = str(config.userdata.get("seed", run))
        self.session = Session(run, seed, target, self._writer, Once(run_dir / "once"))
        self._capabilities = target.capabilities

    def begin(self, scenario: Any) -> bool:  # noqa: ANN401
        """Prepare for a scenario; False if it has no case in this channel or on this target."""
        own = [
            case
            for case in cases([scenario.feature], frozenset())
            if case.scenario is scenario and case.planned.channel in (self.channel, "none")
        ]
        if not own:
            scenario.skip(f"not for the channel {self.channel}")
            return False
        missing = set(own[0].planned.needs) - self._capabilities
        if missing:
            scenario.skip(f"the target has no {', '.join(sorted(missing))}")
            return False
        self._writer.write("case.started", case=own[0].planned.id, attempt=1)
        self.session.begin(own[0].planned, 1)
        return True

    def close(self) -> None:
        """Close everything."""
        self.session.close()
        self._writer.close(interrupted=False)
        self._stack.close()


def plain_session(config: Any) -> PlainSession:  # noqa: ANN401
    """A session of behave's own."""
    return PlainSession(config)
