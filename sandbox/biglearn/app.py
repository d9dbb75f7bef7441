"""Biglearn's stand-in: which calls there are, and whether requests are held against what is declared."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from starlette.applications import Starlette

from sandbox.biglearn import ecosystem_changes, reads, results, writes
from sandbox.biglearn.outages import Outages, with_outages
from sandbox.biglearn.store import Store
from sandbox.declared import objections
from sandbox.settings import ComponentSettings
from sandbox.transport import Operation, Operations, service

__all__ = ["HEADER", "create_application", "operations"]

HEADER = "Biglearn-Api-Token"


def create_application(settings: ComponentSettings) -> Starlette:
    """The application of the component."""
    store = Store(settings.database_url, settings.deployed.defects)
    offered = operations(store, is_strict=settings.deployed.is_strict)
    return service(with_outages(offered, Outages(store)), header=HEADER, token=settings.biglearn_token)


def operations(store: Store, *, is_strict: bool = False) -> Operations:
    """The 25 calls, by path."""
    # Making the rules ready takes longer than all else of a start, and few need them.
    declared = import_module("sandbox.biglearn.declared").REQUESTS if is_strict else {}
    rules = {name: objections(rule) for name, rule in declared.items()}
    return {
        name: Operation(frozenset(keys.split()), answer, rules.get(name))
        for table in (_event_calls(store), _result_calls(store))
        for name, (keys, answer) in table.items()
    }


_Calls = dict[str, tuple[str, Callable[[dict[str, Any]], dict[str, object]]]]


def _event_calls(store: Store) -> _Calls:
    event, metadata = (
        "request_uuid course_uuid sequence_number",
        "metadata_sequence_number_offset max_num_metadatas",
    )
    exclusions = f"{event} exclusions updated_at"
    return {
        "create_ecosystem": (
            "ecosystem_uuid book exercises imported_at",
            partial(writes.create_ecosystem, store),
        ),
        "fetch_ecosystem_metadatas": (metadata, partial(reads.ecosystem_metadatas, store)),
        "fetch_ecosystem_events": (
            "ecosystem_event_requests max_num_events",
            partial(reads.ecosystem_events, store),
        ),
        "create_course": (
            "course_uuid ecosystem_uuid is_real_course starts_at ends_at created_at",
            partial(writes.create_course, store),
        ),
        "update_course_active_dates": (
            f"{event} starts_at ends_at updated_at",
            partial(writes.update_active_dates, store),
        ),
        "fetch_course_metadatas": (metadata, partial(reads.course_metadatas, store)),
        "fetch_course_events": ("course_event_requests max_num_events", partial(reads.course_events, store)),
        "update_rosters": ("rosters", partial(writes.update_rosters, store)),
        "prepare_course_ecosystem": (
            "preparation_uuid course_uuid sequence_number next_ecosystem_uuid ecosystem_map prepared_at",
            partial(ecosystem_changes.prepare, store),
        ),
        "update_course_ecosystems": ("update_requests", partial(ecosystem_changes.update, store)),
        "fetch_course_ecosystem_statuses": (
            "request_uuid course_uuids",
            partial(ecosystem_changes.ecosystem_statuses, store),
        ),
        "update_globally_excluded_exercises": (
            exclusions,
            partial(writes.update_exclusions, store, "globally"),
        ),
        "update_course_excluded_exercises": (exclusions, partial(writes.update_exclusions, store, "course")),
        "create_update_assignments": ("assignments", partial(writes.create_update_assignments, store)),
        "record_responses": ("responses", partial(writes.record_responses, store)),
    }


def _result_calls(store: Store) -> _Calls:
    calls: _Calls = {}
    for name, exercises in (
        ("assignment_pes", results.ASSIGNMENT_PES),
        ("assignment_spes", results.ASSIGNMENT_SPES),
        ("practice_worst_areas_exercises", results.PRACTICE),
    ):
        calls[f"fetch_{name}"] = (exercises.requests, partial(results.fetch_exercises, store, exercises))
        calls[f"update_{name}"] = (exercises.updates, partial(results.update_exercises, store, exercises))
    for clues in (results.STUDENT_CLUES, results.TEACHER_CLUES):
        calls[f"fetch_{clues.kind}s"] = (f"{clues.kind}_requests", partial(results.fetch_clues, store, clues))
        calls[f"update_{clues.kind}s"] = (
            f"{clues.kind}_updates",
            partial(results.update_clues, store, clues),
        )
    return calls
