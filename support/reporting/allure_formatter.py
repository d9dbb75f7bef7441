"""`behave -f allure`, with what allure-behave 2.16 gets wrong put right.

There, scenarios under a rule are dropped and attaching in their steps breaks; a failed hook is written as
skipped or passed, a failed clean-up as passed; and what never started because a hook above it failed is not
written at all. Here every selected scenario has exactly one result, passed only where behave says so.

Results are held back until their feature is over: only then is it known how its hooks and clean-ups ended.
"""

from collections.abc import Iterator
from typing import Any

import allure_commons
from allure_behave.formatter import AllureFormatter as StockFormatter
from allure_behave.listener import AllureListener
from allure_behave.utils import is_planned_scenario
from allure_commons.logger import AllureFileLogger
from allure_commons.model2 import ExecutableItem, Label, StatusDetails
from behave.model import ScenarioOutline
from behave.reporter.base import Reporter

from support.reporting.allure import SEVERITIES

__all__ = ["AllureFormatter"]


class _HoldingLogger(AllureFileLogger):
    """Keeps results until they are released; everything else is written at once."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)  # type: ignore[no-untyped-call]  # published without types
        self.held: dict[str, Any] = {}  # by the result's uuid

    @allure_commons.hookimpl
    def report_result(self, result: Any) -> None:  # noqa: ANN401
        """Keep a result that is complete as far as its scenario goes."""
        self.held[result.uuid] = result

    def release(self) -> None:
        """Write what is held."""
        for result in self.held.values():
            self._report_item(result)  # type: ignore[no-untyped-call]  # published without types
        self.held.clear()


class _Listener(AllureListener):  # type: ignore[misc]  # published without types
    """Gives each result the status that behave gives its scenario, hooks and clean-ups included."""

    def __init__(self, config: Any, written: _HoldingLogger) -> None:  # noqa: ANN401
        super().__init__(config)
        self._written = written
        self.results: dict[int, str] = {}  # id of a scenario → uuid of its result

    def start_scenario(self, scenario: Any) -> None:  # noqa: ANN401
        super().start_scenario(scenario)
        self.results[id(scenario)] = self.current_scenario_uuid
        test = self.logger.get_test(self.current_scenario_uuid)
        if severity := next((SEVERITIES[tag] for tag in scenario.effective_tags if tag in SEVERITIES), None):
            next(label for label in test.labels if label.name == "severity").value = severity
        rule = scenario.parent if not isinstance(scenario.parent, ScenarioOutline) else scenario.parent.parent
        if getattr(rule, "type", None) == "rule":
            test.labels += [Label("rule", rule.name), Label("story", rule.name)]

    def stop_scenario(self, scenario: Any) -> None:  # noqa: ANN401
        identity = self.current_scenario_uuid
        super().stop_scenario(scenario)
        result = self._written.held.get(identity)
        if result is None:
            return  # dropped, because the caller asked behave not to show what is skipped
        status = scenario.status.name
        if status == "passed" and not list(scenario.all_steps):
            self.break_result(result, "it has no steps, so it proves nothing")
        elif scenario.hook_failed or status == "hook_error":
            self.break_result(result, scenario.error_message or "a hook failed")
        elif status == "cleanup_error":
            self.break_result(result, "CLEANUP-ERROR: what the scenario left behind could not be cleaned up")
        elif result.status is None or (status != "passed" and result.status == "passed"):
            self.break_result(result, scenario.error_message or f"behave calls it {status}")
        elif status == "untested" and not self.behave_config.dry_run:
            self.break_result(result, "it was started and not run to its end")

    def add_missing(self, scenario: Any, reason: str) -> None:  # noqa: ANN401
        """A result for a scenario that never started."""
        self.start_scenario(scenario)
        self.steps.extend(scenario.all_steps)
        identity = self.current_scenario_uuid
        super().stop_scenario(scenario)
        if identity in self._written.held:
            self.break_result(self._written.held[identity], reason)

    @staticmethod
    def break_result(result: Any, reason: str) -> None:  # noqa: ANN401
        """Make a result broken; a failure of the product that it tells of already stays."""
        if result.status == "failed":
            result.statusDetails.message = f"{result.statusDetails.message}\n{reason}"
        else:
            trace = result.statusDetails.trace if result.statusDetails else None
            result.status = "broken"
            result.statusDetails = StatusDetails(message=reason, trace=trace)

    @allure_commons.hookimpl
    def attach_data(self, body: Any, name: str, attachment_type: Any, extension: str) -> None:  # noqa: ANN401
        """Attach to the step, scenario or hook that runs; outside of them to the run."""
        inside = self.logger.get_last_item(ExecutableItem)
        attach = super().attach_data if inside else super().global_attach_data
        attach(body, name, attachment_type, extension)

    @allure_commons.hookimpl
    def attach_file(self, source: str, name: str, attachment_type: Any, extension: str) -> None:  # noqa: ANN401
        """The same for a file."""
        inside = self.logger.get_last_item(ExecutableItem)
        attach = super().attach_file if inside else super().global_attach_file
        attach(source, name, attachment_type, extension)


class _FeatureEnd(Reporter):  # type: ignore[misc]
    """Told of every feature when all of it is over, also of those that behave never started."""

    def __init__(self, formatter: "AllureFormatter") -> None:
        super().__init__(formatter.config)
        self._formatter = formatter

    def feature(self, feature: Any) -> None:  # noqa: ANN401
        """Complete and write the feature's results."""
        self._formatter.complete(feature)


class AllureFormatter(StockFormatter):  # type: ignore[misc]
    """The formatter that behave.ini registers as `allure`."""

    def __init__(self, stream_opener: Any, config: Any) -> None:  # noqa: ANN401
        super().__init__(stream_opener, config)
        for plugin in (self.listener, self.file_logger):
            allure_commons.plugin_manager.unregister(plugin)
        self.file_logger: _HoldingLogger = _HoldingLogger(self.stream_opener.name)
        self.listener: _Listener = _Listener(config, self.file_logger)
        for plugin in (self.listener, self.file_logger):
            allure_commons.plugin_manager.register(plugin)
        config.reporters.append(_FeatureEnd(self))

    def feature(self, feature: Any) -> None:  # noqa: ANN401
        """Wrap every scenario, wherever in the feature it stands."""
        for scenario in _scenarios(feature):
            scenario.run = allure_commons.test(scenario.run, context={"scenario": scenario})  # type: ignore[no-untyped-call]
            is_planned_scenario(scenario, self.testplan)

    def complete(self, feature: Any) -> None:  # noqa: ANN401
        """Write the feature's results, those that are missing too, with what failed around them."""
        for scenario in _scenarios(feature):
            if id(scenario) not in self.listener.results and self._is_selected(scenario):
                self.listener.add_missing(scenario, f"it never ran: {_why_not(scenario)}")
        for container in (*feature.rules, feature):
            self._tell_of(container)
        self.file_logger.release()

    def _tell_of(self, container: Any) -> None:  # noqa: ANN401
        """What broke after a rule's or feature's scenarios: the last result that would hide it takes it."""
        broke = container.hook_failed or container.status.name in {"hook_error", "cleanup_error"}
        held = self.file_logger.held
        made = (self.listener.results.get(id(scenario), "") for scenario in _scenarios(container))
        results = [held[identity] for identity in made if identity in held]
        if broke and results and all(result.status in {"passed", "skipped"} for result in results):
            reason = container.error_message or "CLEANUP-ERROR: something could not be cleaned up"
            self.listener.break_result(results[-1], f"after this {container.type}'s scenarios: {reason}")

    def _is_selected(self, scenario: Any) -> bool:  # noqa: ANN401
        return bool(
            scenario.should_run_with_tags(self.config.tag_expression)
            and scenario.should_run_with_name_select(self.config)
            and not scenario.should_skip
        )

    def close(self) -> None:
        """Write what is left of a feature whose end was never told."""
        self.file_logger.release()
        super().close()


def _scenarios(container: Any) -> Iterator[Any]:  # noqa: ANN401
    for item in container.run_items:
        if item.type == "rule":
            yield from _scenarios(item)
        elif isinstance(item, ScenarioOutline):
            yield from item.scenarios
        else:
            yield item


def _why_not(scenario: Any) -> str:  # noqa: ANN401
    above = scenario.parent
    while above is not None:
        if getattr(above, "hook_failed", False):
            return str(above.error_message or f"a hook of its {above.type} failed")
        above = getattr(above, "parent", None)
    return "the run was stopped before it"
