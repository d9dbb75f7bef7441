"""What can go wrong in a browser that no port describes: one root, so that reports can tell it apart.

Where the product itself broke down these are AssertionErrors: the scenario failed, not the harness.
"""

__all__ = ["BrowserMissingError", "PageCrashedError", "ServerErrorDialogError", "SignInError", "UiError"]


class UiError(Exception):
    """Anything of the browser channel that is not a refusal."""


class BrowserMissingError(UiError):
    """No browser was found on this machine."""


class SignInError(UiError):
    """The development log-in pages did not let a person in."""


class PageCrashedError(UiError, AssertionError):
    """The page gave up and said so."""


class ServerErrorDialogError(UiError, AssertionError):
    """The page told of a server error that no contract describes."""
