"""A school's learning management system (LMS), as Tutor meets it: it signs launches and takes scores."""

import base64
import hashlib
import random
import secrets
import threading
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

from oauthlib import oauth1
from oauthlib.oauth1.rfc5849 import signature

from support.domain.lms import LaunchFault, LmsKeys, SignedLaunch
from support.domain.people import Person, Standing

__all__ = ["SchoolLms"]

_NAMESPACE = "http://www.imsglobal.org/services/ltiv1p1/xsd/imsoms_v1p0"
_ANSWER = """<?xml version="1.0" encoding="UTF-8"?>
<imsx_POXEnvelopeResponse xmlns="{namespace}"><imsx_POXHeader><imsx_POXResponseHeaderInfo>
<imsx_version>V1.0</imsx_version><imsx_messageIdentifier>{number}</imsx_messageIdentifier>
<imsx_statusInfo><imsx_codeMajor>{code}</imsx_codeMajor><imsx_severity>status</imsx_severity>
<imsx_description>{description}</imsx_description></imsx_statusInfo></imsx_POXResponseHeaderInfo></imsx_POXHeader>
<imsx_POXBody><replaceResultResponse/></imsx_POXBody></imsx_POXEnvelopeResponse>"""
_ROLES = {Standing.TEACHER: "Instructor", Standing.STUDENT: "Learner"}
_TEN_MINUTES = 600


@dataclass
class SchoolLms:
    """The LMS of a school with one course, which carries a course of Tutor.

    It has an address of its own, at which Tutor tells scores; `close` gives that back.
    """

    keys: LmsKeys
    seed_text: str
    scores: dict[str, float] = field(default_factory=dict)  # by username: what Tutor told last
    refuses: set[str] = field(default_factory=set)  # usernames whose scores it does not take
    last: SignedLaunch | None = None

    def __post_init__(self) -> None:
        # Ids of schools and of their courses are the world's, so that each scenario has its own.
        chance = random.Random(f"{self.seed_text}/school")
        self._school, self._course = (f"{chance.getrandbits(64):016x}" for _ in range(2))
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """Where it takes scores."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/outcomes"

    def launch(self, person: Person, made_at: float, fault: LaunchFault | None = None) -> SignedLaunch:
        """What the browser of somebody posts who follows the link, at that moment (seconds of the epoch)."""
        if fault is LaunchFault.REPEATED and self.last:
            return self.last
        fields = {
            "lti_message_type": "basic-lti-launch-request",
            "lti_version": "LTI-1p0",
            "resource_link_id": f"{self._course}-tutor",
            "context_id": self._course,
            "tool_consumer_instance_guid": self._school,
            "user_id": person.username,
            "roles": "Observer" if fault is LaunchFault.OTHER_ROLE else _ROLES[person.standing],
            "lis_person_name_full": person.full_name,
        }
        if person.standing is Standing.STUDENT:
            fields |= {
                "lis_result_sourcedid": f"{self._course}:{person.username}",
                "lis_outcome_service_url": self.address,
            }
        left_out = {LaunchFault.NO_SCHOOL: "tool_consumer_instance_guid", LaunchFault.NO_COURSE: "context_id"}
        fields.pop(left_out.get(fault, ""), None) if fault else None
        signed = self._signed(fields, made_at, fault)
        if fault is LaunchFault.CHANGED:
            signed |= {"roles": "Administrator"}
        self.last = SignedLaunch(self.keys.launch_url, signed)
        return self.last

    def _signed(self, fields: Mapping[str, str], made_at: float, fault: LaunchFault | None) -> dict[str, str]:
        shift = (
            {LaunchFault.LATE: -_TEN_MINUTES, LaunchFault.EARLY: _TEN_MINUTES}.get(fault, 0) if fault else 0
        )
        client = oauth1.Client(
            secrets.token_hex(16) if fault is LaunchFault.UNKNOWN_KEY else self.keys.key,
            secrets.token_hex(16) if fault is LaunchFault.OTHER_SECRET else self.keys.secret,
            signature_type=oauth1.SIGNATURE_TYPE_BODY,
            timestamp=str(int(made_at) + shift),
        )
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        _, _, body = client.sign(self.keys.launch_url, "POST", dict(fields), headers)
        return dict(parse_qsl(str(body), keep_blank_values=True))

    def take(self, address: str, authorization: str, body: bytes) -> str:
        """Take one score that was told; the answer, as XML."""
        if not _is_signed(address, authorization, body, self.keys):
            return _answer("failure", "the message is not signed with the course's key and secret")
        root = ET.fromstring(body)  # noqa: S314 - from the Tutor under test
        told = {
            name: root.findtext(f".//{{{_NAMESPACE}}}{name}") or "" for name in ("sourcedId", "textString")
        }
        course, _, username = told["sourcedId"].partition(":")
        if course != self._course:
            return _answer("failure", "there is no such result")
        if username in self.refuses:
            return _answer("failure", "the gradebook of this student is closed")
        self.scores[username] = float(told["textString"])
        return _answer("success", "taken")

    def close(self) -> None:
        """Take no more scores."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def _handler(school: SchoolLms) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            address = school.address.removesuffix("/outcomes") + self.path
            answer = school.take(address, self.headers.get("Authorization") or "", body).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/xml")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Nothing: a run has its own record."""

    return Handler


def _answer(code: str, description: str) -> str:
    return _ANSWER.format(
        namespace=_NAMESPACE, number=secrets.token_hex(8), code=code, description=description
    )


@dataclass(frozen=True, slots=True)
class _Signed:
    """A request as oauthlib wants to see it."""

    uri: str
    http_method: str
    params: list[tuple[str, str]]
    signature: str


def _is_signed(address: str, authorization: str, body: bytes, keys: LmsKeys) -> bool:
    headers = {"Authorization": authorization}
    told = signature.collect_parameters(headers=headers, exclude_oauth_signature=False)
    given = dict(told)
    digest = base64.b64encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()
    if given.get("oauth_body_hash") != digest or given.get("oauth_consumer_key") != keys.key:
        return False
    params = [(name, value) for name, value in told if name != "oauth_signature"]
    request = _Signed(address, "POST", params, given.get("oauth_signature", ""))
    return bool(signature.verify_hmac_sha1(request, keys.secret))  # type: ignore[arg-type]  # see its fields
