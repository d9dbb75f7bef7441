"""What each event changes in a course, and for whom something has to be worked out anew."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sandbox.scheduler.state import Assignment, Course, Response, moment

__all__ = ["TYPES", "apply"]

TYPES = (
    "prepare_course_ecosystem",
    "update_course_ecosystem",
    "update_roster",
    "update_course_active_dates",
    "update_globally_excluded_exercises",
    "update_course_excluded_exercises",
    "create_update_assignment",
    "record_response",
)


def apply(course: Course, kind: str, data: Mapping[str, Any]) -> set[str]:
    """Take in one event; the students concerned."""
    match kind:
        case "create_update_assignment":
            return _assignment(course, data)
        case "record_response":
            return _response(course, data)
        case "update_roster":
            return _roster(course, data)
        case "prepare_course_ecosystem":
            pairs = data["ecosystem_map"].get("book_container_mappings", ())
            mapped = {
                p["from_book_container_uuid"].lower(): p["to_book_container_uuid"].lower() for p in pairs
            }
            course.preparations[data["preparation_uuid"]] = (data["ecosystem_uuid"], mapped)
        case "update_course_ecosystem":
            course.ecosystem, mapped = course.preparations[data["preparation_uuid"]]
            course.mapped |= mapped
            course.mark("switch")
            return set(course.students)
        case "update_globally_excluded_exercises" | "update_course_excluded_exercises":
            course.exclusions[kind] = data["exclusions"]
    return set()


def _assignment(course: Course, data: Mapping[str, Any]) -> set[str]:
    uuid = data["assignment_uuid"]
    before = course.assignments.get(uuid)
    found = Assignment(
        uuid,
        data["student_uuid"],
        data.get("ecosystem_uuid") or course.ecosystem,
        data.get("assignment_type", ""),
        data,
        dict(before.trials) if before else {},
    )
    for given in data.get("assigned_exercises") or ():
        trial = given["trial_uuid"].lower()
        found.trials[trial] = (given["exercise_uuid"].lower(), bool(given.get("is_spe")))
        course.trials[trial] = uuid
    course.assignments[uuid] = found
    return {found.student}


def _response(course: Course, data: Mapping[str, Any]) -> set[str]:
    student = data["student_uuid"]
    at = moment(data.get("responded_at")) or datetime.now(UTC)
    given = Response(
        data["response_uuid"], data["trial_uuid"], data["exercise_uuid"], bool(data.get("is_correct")), at
    )
    course.responses[student].append(given)
    return {student}


def _roster(course: Course, data: Mapping[str, Any]) -> set[str]:
    course.mark("roster")
    listed = set()
    for container in data["course_containers"]:
        uuid = container["container_uuid"].lower()
        listed.add(uuid)
        course.parents[uuid] = str(container.get("parent_container_uuid", course.uuid)).lower()
    course.students = {s: c for s, c in course.students.items() if c not in listed} | {
        s["student_uuid"].lower(): str(s.get("container_uuid", "")).lower() for s in data["students"]
    }
    return set(course.students)
