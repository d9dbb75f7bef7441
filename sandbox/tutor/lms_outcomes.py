"""Handing course averages to a learning management system: LTI 1's outcome service, one message a student."""

import http.client
import re
import urllib.error
import urllib.request
import uuid
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

from oauthlib import oauth1

__all__ = ["OutcomeError", "replace_result"]

_PATIENCE = 10  # seconds for an LMS to take one score
_NAMESPACE = "http://www.imsglobal.org/services/ltiv1p1/xsd/imsoms_v1p0"
_MESSAGE = """<?xml version="1.0" encoding="UTF-8"?>
<imsx_POXEnvelopeRequest xmlns="{namespace}"><imsx_POXHeader><imsx_POXRequestHeaderInfo>
<imsx_version>V1.0</imsx_version><imsx_messageIdentifier>{message_id}</imsx_messageIdentifier>
</imsx_POXRequestHeaderInfo></imsx_POXHeader><imsx_POXBody><replaceResultRequest><resultRecord>
<sourcedGUID><sourcedId>{sourced_id}</sourcedId></sourcedGUID>
<result><resultScore><language>en</language><textString>{score}</textString></resultScore></result>
</resultRecord></replaceResultRequest></imsx_POXBody></imsx_POXEnvelopeRequest>"""


class OutcomeError(Exception):
    """The LMS did not take a score; says in whose words why."""


def replace_result(address: str, sourced_id: str, score: float, keys: tuple[str, str]) -> None:
    """Tell the LMS one score, 0..1, signed with the course's key and secret."""
    body = _MESSAGE.format(
        namespace=_NAMESPACE, message_id=uuid.uuid4(), sourced_id=escape(sourced_id), score=score
    )
    key, secret = keys
    try:
        uri, headers, _ = oauth1.Client(key, secret).sign(
            address, "POST", body, {"Content-Type": "application/xml"}
        )
        request = urllib.request.Request(uri, body.encode(), headers)  # noqa: S310 - checked below
        if not re.match(r"https?://", uri):
            raise OutcomeError(f"{address} is no address of an LMS")
        with urllib.request.urlopen(request, timeout=_PATIENCE) as response:  # noqa: S310 - http only
            answered = response.read()
    except (OSError, ValueError, http.client.HTTPException, urllib.error.URLError) as error:
        raise OutcomeError(str(error)) from error
    _check(answered)


def _check(answered: bytes) -> None:
    """OutcomeError unless an answer says that the score was taken."""
    try:
        root = ET.fromstring(answered)  # noqa: S314 - its sender is the school that the teacher chose
    except ET.ParseError as error:
        raise OutcomeError("the LMS answered with something else than an outcome") from error
    found = {name: root.find(f".//{{{_NAMESPACE}}}{name}") for name in ("imsx_codeMajor", "imsx_description")}
    code, description = (e.text if e is not None and e.text else "" for e in found.values())
    if code != "success":
        raise OutcomeError(description or f"the LMS answered {code or 'nothing'}")
