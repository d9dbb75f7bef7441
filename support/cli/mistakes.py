"""Answering a user's mistake with one line and the right exit code, never with a traceback."""

import os
import sys
import traceback
from collections.abc import Callable

__all__ = ["HARNESS_ERROR", "TARGET_UNAVAILABLE", "USAGE", "explained"]

USAGE = 2
TARGET_UNAVAILABLE = 3
HARNESS_ERROR = 4
NOT_PROVEN = 5
INTERRUPTED = 130

# Which errors are whose, by name: naming them does not import their modules.
_CODES = {
    "SelectionError": USAGE,
    "TargetFileError": USAGE,
    "PolicyError": NOT_PROVEN,
    "BuildError": USAGE,
    "PlanError": NOT_PROVEN,
    "VerdictError": NOT_PROVEN,
    "EvidenceError": NOT_PROVEN,
    "WordError": NOT_PROVEN,
    "AttestationError": NOT_PROVEN,
    "KeysError": NOT_PROVEN,
    "RecordError": NOT_PROVEN,
    "BundleError": USAGE,
    "NotShownError": USAGE,
    "EarlierError": USAGE,
    "HistoryError": USAGE,
    "LibraryError": USAGE,
    "BehavioursError": USAGE,
    "ParserError": USAGE,
    "FileNotFoundError": USAGE,
    "PermissionError": USAGE,
    "IsADirectoryError": USAGE,
    "NotADirectoryError": USAGE,
    "FileExistsError": USAGE,
    "SecretMissingError": TARGET_UNAVAILABLE,
    "SandboxError": TARGET_UNAVAILABLE,
    "TargetUnreachableError": TARGET_UNAVAILABLE,
    "SideAwayError": TARGET_UNAVAILABLE,
    "BrowserMissingError": HARNESS_ERROR,
    "ReportError": HARNESS_ERROR,
    "EngineError": HARNESS_ERROR,
}


def explained(act: Callable[[], int]) -> int:
    """What the act returns; for an error that is explained, its exit code."""
    try:
        code = act()
        sys.stdout.flush()  # now, where it can be told, and not while the program ends
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has read enough. Python would complain of the rest when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return HARNESS_ERROR
    except Exception as error:  # noqa: BLE001 - the boundary between a program and whoever called it
        return _explained(error)
    return code


def _explained(error: Exception) -> int:
    code = _CODES.get(type(error).__name__)
    if code is None:
        # A fault of the harness itself: whoever mends it needs the whole story.
        traceback.print_exception(error)
        sys.stderr.write("tutor-bdd: this is a fault of the harness; please report it with the lines above\n")
        return HARNESS_ERROR
    sys.stderr.write(f"tutor-bdd: {_told(error)}\n")
    return code


def _told(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename:
        return f"cannot use {error.filename}: {error.strerror}"
    return " ".join(str(error).split())
