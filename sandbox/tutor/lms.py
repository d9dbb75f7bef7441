"""What a teacher enters into the school's learning management system, so that students get in from there."""

import hashlib

from sandbox.http import Reply
from sandbox.tutor.membership import teacher_of
from sandbox.tutor.site import Route, Visit, answer, text_id

__all__ = ["ROUTES"]


def _show(visit: Visit) -> Reply:
    course = teacher_of(visit, visit.number("id"))
    launch = f"{visit.call.base_url}/lms/launch"
    # A secret of the course that is not told otherwise, and stays the same.
    secret = hashlib.sha256(f"lms {course['teach_token']}".encode()).hexdigest()
    return answer(
        {
            "id": text_id(course["id"]),
            "key": course["uuid"].replace("-", ""),
            "secret": secret,
            "configuration_url": f"{visit.call.base_url}/lms/configuration.xml",
            "launch_url": launch,
            "xml": f"<cartridge><title>OpenStax Tutor</title><launch_url>{launch}</launch_url></cartridge>",
        }
    )


ROUTES = (Route("GET", "/lms/courses/{id}", _show),)
