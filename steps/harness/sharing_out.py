"""Sharing a run out, putting it together, and going on with one that was cut off."""

from behave import given, when


@given("the shards {string} of it have run")
def shards_have_run(context, shards: str) -> None:
    for shard in shards.split(", "):
        context.project.run_shard(shard)


@given("all but the first case of its record was lost")
def has_lost_all_but_first(context) -> None:
    context.project.has_lost_all_but_first_case()


@when("they are merged")
def are_merged(context) -> None:
    context.project.merge()


@when("somebody goes on with the run")
def goes_on(context) -> None:
    context.project.go_on()


@when("somebody goes on with the run with {string}")
def goes_on_with(context, options: str) -> None:
    context.project.go_on(options)
