"""What Tutor's API answers when it does not do what was asked. Raising one of these undoes the transaction."""

from sandbox.http import Reply, json_reply

__all__ = [
    "ApiError",
    "BadRequestError",
    "CsrfError",
    "ForbiddenError",
    "NotFoundError",
    "UnprocessableError",
]


class ApiError(Exception):
    """An answer other than success, as the contract has it."""

    def reply(self) -> Reply:
        """The answer to send."""
        raise NotImplementedError


class BadRequestError(ApiError):
    """The request cannot be read."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def reply(self) -> Reply:
        """400 with a message."""
        return json_reply({"errors": [{"message": self.message}]}, 400)


class ForbiddenError(ApiError):
    """Nobody is signed in, or the one who is may not."""

    def reply(self) -> Reply:
        """403, with nothing that tells why."""
        return json_reply({"error_id": None}, 403)


class NotFoundError(ApiError):
    """There is no such record or route."""

    def __init__(self, code: str | None = None) -> None:
        super().__init__(code or "not found")
        self.code = code

    def reply(self) -> Reply:
        """404."""
        if self.code:
            return json_reply({"status": 404, "errors": [{"code": self.code, "message": self.code}]}, 404)
        return json_reply({"error_id": None}, 404)


class CsrfError(ApiError):
    """A write in a session without the page's token."""

    def reply(self) -> Reply:
        """422, as a page."""
        page = b"<!DOCTYPE html><title>Rejected</title><h1>The change you wanted was rejected.</h1>"
        return Reply(422, page, "text/html; charset=utf-8")


class UnprocessableError(ApiError):
    """A rule of validation or of the business was broken; `codes` are the words that clients know."""

    def __init__(
        self, *codes: str, message: str | None = None, data: dict[str, object] | None = None
    ) -> None:
        super().__init__(", ".join(codes))
        self.codes = codes
        self.message = message
        self.data = data

    def reply(self) -> Reply:
        """422 with one error for each code."""
        errors = []
        for code in self.codes:
            error: dict[str, object] = {
                "code": code,
                "message": self.message or code.replace("_", " ").capitalize(),
            }
            if self.data:
                error["data"] = self.data
            errors.append(error)
        return json_reply({"status": 422, "errors": errors}, 422)
