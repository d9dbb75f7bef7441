"""A project of one's own, and what is done in it."""

import tempfile
from pathlib import Path

from behave import given, when

from steps.harness.neighbours import free_port, server_of, taken_port
from steps.harness.project import Project


@given("a project with the feature")
def has_project(context) -> None:
    folder = tempfile.TemporaryDirectory(prefix="tutor-bdd-trying-")
    context.add_cleanup(folder.cleanup)
    context.project = Project(Path(folder.name).resolve(), context.text)


@given("its hook after each scenario breaks")
def has_broken_hook(context) -> None:
    context.project.has_broken_hook()


@given("a remark was put above everything in it")
def has_remark(context) -> None:
    context.project.has_remark_above("a remark")


@given("the end of its record was lost")
def has_lost_end(context) -> None:
    context.project.has_lost_end()


@given("its reports were lost")
def has_lost_reports(context) -> None:
    context.unit_report = context.project.unit_report
    context.project.has_lost_reports()


@given("its target is at an address where nobody answers")
def has_absent_target(context) -> None:
    context.project.has_target(
        f'name = "trying"\n[components.tutor]\nurl = "http://127.0.0.1:{free_port()}"\n'
    )


@given("its target is in production")
def has_production_target(context) -> None:
    context.project.has_target(
        f'name = "trying"\nproduction = true\n[components.tutor]\nurl = "http://127.0.0.1:{free_port()}"\n'
    )


@given("its target answers with {string}")
def has_answering_target(context, body: str) -> None:
    serving = server_of(body)
    address = serving.__enter__()
    context.add_cleanup(serving.__exit__, None, None, None)
    context.project.has_target(
        f'name = "trying"\n[components.tutor]\nurl = "{address}"\n[components.biglearn]\nurl = "{address}"\n'
    )


@given("its target wants a token that nobody has set")
def has_target_without_token(context) -> None:
    context.project.has_target(
        'name = "trying"\n[components.biglearn]\nurl = "http://127.0.0.1:3399"\n'
        'token = { env = "TUTOR_BDD_TRYING_TOKEN" }\n'
    )


@given("a port that somebody else listens on")
def is_port_taken(context) -> None:
    taken = taken_port()
    context.port = taken.__enter__()
    context.add_cleanup(taken.__exit__, None, None, None)


@given("somebody has run it")
@when("somebody runs it")
def runs(context) -> None:
    context.project.run()


@given("somebody has run it with {string}")
@when("somebody runs it with {string}")
def runs_with(context, options: str) -> None:
    context.project.run(options)


@given("somebody has planned it with {string}")
@when("somebody plans it with {string}")
def plans(context, options: str) -> None:
    context.project.plan(options)


@when("somebody checks it as text")
def checks(context) -> None:
    context.project.call("lint", "features")


@when("the run is judged again")
def is_judged_again(context) -> None:
    context.project.call("gate", "reports/latest")


@when("its reports are written again")
def are_written_again(context) -> None:
    context.project.call("report", "reports/latest")


@when("somebody starts a sandbox on that port")
def starts_sandbox(context) -> None:
    context.project.call("sandbox", "up", "--tutor-port", str(context.port), "--folder", "sandbox")
