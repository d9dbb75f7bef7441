"""Putting the pieces of a case together: which drivers speak for its channel, and what they share.

The only place that knows both channels. Playwright is imported when the first browser case begins.
"""

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from support.api.session import ApiSession, connect
from support.config import from_environment
from support.data.ledger import Ledger
from support.data.namespace import Namespace
from support.data.once import Once
from support.data.people import People, prepare
from support.planning.plan import PlannedCase
from support.targets import Target
from support.world import Evidence, ScenarioClock, World

if TYPE_CHECKING:
    from support.ui.browser import BrowserHolder
    from support.ui.driver import UiSession

__all__ = ["MadeCase", "Wiring", "warm_up"]


def warm_up(*, browser: bool) -> None:
    """Load what cases need: while the target comes up, before workers are forked that would each do it."""
    prepare()
    if browser:
        import support.ui.driver  # noqa: F401, PLC0415


class MadeCase:
    """A World, and what has to be closed with it."""

    def __init__(self, world: World, api: ApiSession, ui: "UiSession | None", evidence: Evidence) -> None:
        self.world = world
        self._api = api
        self._ui = ui
        self._evidence = evidence

    def picture(self, name: str) -> None:
        """Keep a picture of the page that was acted on, if one was since the last picture."""
        if self._ui:
            self._ui.screenshot(name)

    @property
    def calls(self) -> Mapping[str, int]:
        """How often the case made each call that a contract has a name for."""
        return dict(self._api.transcript.calls)

    @property
    def answered_within(self) -> Mapping[str, int]:
        """How many answers came how soon."""
        return dict(self._api.transcript.answered_within)

    def close(self, *, failed: bool) -> None:
        """Close every connection of the case; of a failed one keep the evidence first."""
        with contextlib.ExitStack() as closing:
            closing.callback(self._api.close)
            if self._ui:
                closing.callback(self._ui.close, failed=failed)
            if failed:
                conversation = self._api.transcript.text()
                self._evidence.attach("HTTP conversation", "text/plain", conversation.encode())


class Wiring:
    """What the cases of one process share."""

    def __init__(self, run: str, seed: str, target: Target, once: Once) -> None:
        self._run = run
        self._seed = seed
        self._target = target
        self._once = once
        self._browser: BrowserHolder | None = None

    def case(self, case: PlannedCase, attempt: int, evidence: Evidence) -> MadeCase:
        """Everything that one attempt at a case needs, new."""
        clock = ScenarioClock()
        ledger = Ledger()
        namespace = Namespace(self._run, case.id, attempt)
        seed_text = f"{self._seed}/{case.id}"
        people = People(seed_text, namespace)
        api = connect(self._target, clock, ledger, namespace, self._once)
        ui = self._open_browser(api, clock, evidence) if case.channel == "ui" else None
        world = World(
            case=case.id,
            channel=case.channel,
            seed_text=seed_text,
            people=people,
            namespace=namespace,
            clock=clock,
            seed=api.seeding,
            tutor=ui.tutor if ui else api.tutor,
            shown=ui.screens if ui else None,
            biglearn=api.biglearn,
            biglearn_log=api.biglearn,
            outages=api.outages,
            scheduler=api.scheduler,
            evidence=evidence,
            ledger=ledger,
        )
        return MadeCase(world, api, ui, evidence)

    def _open_browser(self, api: ApiSession, clock: ScenarioClock, evidence: Evidence) -> "UiSession":
        # Playwright takes half a second to import, which runs without a browser need not pay.
        from support.ui.browser import BrowserHolder  # noqa: PLC0415
        from support.ui.driver import connect as open_pages  # noqa: PLC0415

        if self._browser is None:
            path = from_environment().browser
            self._browser = BrowserHolder(Path(path) if path else None)
        address = self._target.component("tutor").address
        return open_pages(self._browser, address, clock=clock, evidence=evidence, facts=api.facts)

    @property
    def lost_browser(self) -> bool:
        """Whether a browser was started and is gone."""
        return self._browser is not None and self._browser.is_lost

    def close(self) -> None:
        """Close what the process shares."""
        if self._browser:
            self._browser.close()
