"""What became of each case in earlier runs, kept in one file without a server."""

from support.history.store import CaseHistory, History, HistoryError, Past

__all__ = ["CaseHistory", "History", "HistoryError", "Past"]
