"""What plain `behave` needs beside the features: a target that is up, and a record to keep evidence in."""

import contextlib
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from support.config import ROOT
from support.data.once import Once
from support.execution.session import Session
from support.planning.plan import Plan
from support.planning.select import CHANNELS, Case, cases
from support.record.writer import RecordWriter
from support.targets import load
from support.targets.embedded import running

__all__ = ["PlainSession"]


class PlainSession:
    """A session for behave's own way through the features, in one channel."""

    def __init__(self, config: Any) -> None:  # noqa: ANN401 - behave is untyped
        self.channel = config.userdata.get("channel", "api")
        if self.channel not in CHANNELS:
            raise ValueError(f"unknown channel {self.channel!r}: -D channel=api or -D channel=ui")
        self.run = f"b{secrets.token_hex(3)}"
        self.run_dir: Path = ROOT / "reports" / self.run
        self.run_dir.mkdir(parents=True)
        self._stack = contextlib.ExitStack()
        self.writer = RecordWriter(self.run_dir)
        self._target = self._stack.enter_context(running(load(config.userdata.get("target", "sandbox"))))
        self._seed = str(config.userdata.get("seed", self.run))
        once = Once(self.run_dir / "workers" / "shared")
        self.session = Session(self.run, self._seed, self._target, self.writer, once)

    def case_of(self, scenario: Any) -> Case | str:  # noqa: ANN401
        """The case of a scenario in this channel; where it has none that can be shown, why."""
        own = _cases(scenario.feature).get((id(scenario), self.channel)) or _cases(scenario.feature).get(
            (id(scenario), "none")
        )
        if own is None:
            return f"not for the channel {self.channel}"
        missing = set(own.planned.needs) - self._target.capabilities
        return f"the target has no {', '.join(sorted(missing))}" if missing else own

    def begin(self, scenario: Any) -> bool:  # noqa: ANN401
        """Prepare for a scenario; False if it has no case in this channel or on this target."""
        case = self.case_of(scenario)
        if isinstance(case, str):
            scenario.skip(case)
            return False
        self.writer.write("case.started", case=case.planned.id, attempt=1)
        self.session.begin(case.planned, 1)
        return True

    def plan(self, chosen: Iterable[Case]) -> Plan:
        """The plan of a run of these cases, as the record needs one."""
        return Plan(
            run=self.run,
            target=self._target.name,
            profile="behave",
            seed=self._seed,
            created_at=datetime.now(UTC).isoformat(timespec="seconds"),
            addresses={name: part.address for name, part in self._target.components.items()},
            cases=tuple(case.planned for case in chosen),
        )

    def close(self, *, interrupted: bool = False) -> None:
        """Close everything."""
        self.session.close()
        self.writer.close(interrupted=interrupted)
        self._stack.close()


@lru_cache(maxsize=1)
def _cases(feature: Any) -> dict[tuple[int, str], Case]:  # noqa: ANN401
    """The cases of a feature, by scenario and channel."""
    return {(id(case.scenario), case.planned.channel): case for case in cases([feature], frozenset())}
