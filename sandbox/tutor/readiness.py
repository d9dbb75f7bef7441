"""Asking Biglearn for its choices, and how long Tutor waits for them."""

import threading
import time
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from sandbox.tutor.biglearn import BiglearnError
from sandbox.tutor.site import Site

__all__ = ["Choice", "choice_of", "unready_assignments", "worst_areas"]

Choice = dict[str, Any]
_KINDS = {
    "pe": ("fetch_assignment_pes", "pe_requests", "pe_responses"),
    "spe": ("fetch_assignment_spes", "spe_requests", "spe_responses"),
}


def choice_of(site: Site, slot: str, assignment_uuid: str, count: int) -> Choice | None:
    """Biglearn's answer for the slots of one assignment; None when it is away, or unready for too long."""
    endpoint, key, answers = _KINDS[slot]
    item = {
        "assignment_uuid": assignment_uuid,
        "max_num_exercises": count,
        "algorithm_name": _algorithm(site, slot),
    }
    return _patiently(site, endpoint, (key, answers), item, ("assignment_status", "assignment_ready"))


def worst_areas(site: Site, student_uuid: str, count: int) -> Choice | None:
    """Biglearn's choice for practice on a student's weakest topics."""
    item = {
        "student_uuid": student_uuid,
        "max_num_exercises": count,
        "algorithm_name": site.algorithms.worst_areas,
    }
    return _patiently(
        site,
        "fetch_practice_worst_areas_exercises",
        ("worst_areas_requests", "worst_areas_responses"),
        item,
        ("student_status", "student_ready"),
    )


def unready_assignments(site: Site, wanted: Mapping[str, Sequence[str]]) -> set[str]:
    """Assignments for whose slots ("pe", "spe") Biglearn has no choice yet; all of them while it is away."""
    unready: set[str] = set()
    for slot, uuids in wanted.items():
        endpoint, key, answers = _KINDS[slot]
        items = [
            {
                "request_uuid": str(uuid.uuid4()),
                "assignment_uuid": u,
                "algorithm_name": _algorithm(site, slot),
            }
            for u in uuids
        ]
        if not items:
            continue
        try:
            found = site.biglearn.ask(endpoint, {key: items}, seconds=3).get(answers, [])
        except BiglearnError:
            unready |= set(uuids)
            continue
        ready = {a["assignment_uuid"] for a in found if a.get("assignment_status") == "assignment_ready"}
        unready |= set(uuids) - ready
    return unready


def _algorithm(site: Site, slot: str) -> str:
    return site.algorithms.pes if slot == "pe" else site.algorithms.spes


def _patiently(
    site: Site, endpoint: str, keys: tuple[str, str], item: Mapping[str, object], wanted: tuple[str, str]
) -> Choice | None:
    request, response = keys
    status, ready = wanted
    pause = threading.Event()
    deadline = time.monotonic() + site.patience
    while True:
        try:
            asked = {request: [{**item, "request_uuid": str(uuid.uuid4())}]}
            found = site.biglearn.ask(endpoint, asked, seconds=3).get(response, [])
        except BiglearnError:
            return None
        if found and found[0].get(status) == ready:
            return dict(found[0])
        if time.monotonic() > deadline:
            return None
        pause.wait(0.1)
