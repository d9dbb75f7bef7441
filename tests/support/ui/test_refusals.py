"""What the dialog about a server error is taken for."""

import pytest

from support.domain.refusals import Refusal, RefusedError
from support.ui.errors import ServerErrorDialogError
from support.ui.refusals import from_server_dialog


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("An unexpected error: GET /tasks/412: HTTP 403", Refusal.NOT_ALLOWED),
        ('GET /courses/500/guide {"status": 404, "errors": []}', Refusal.NOT_FOUND),
        ("Server Error 422", Refusal.INVALID),
        ('status 422 {"errors": [{"code": "no_exercises"}]}', Refusal.NO_QUESTIONS),
    ],
)
def test_the_status_is_told_from_other_numbers(text, reason):
    error = from_server_dialog(text)
    assert isinstance(error, RefusedError)
    assert error.reason is reason


def test_a_breakdown_is_no_refusal():
    assert isinstance(from_server_dialog("GET /tasks/404 status: 500"), ServerErrorDialogError)
