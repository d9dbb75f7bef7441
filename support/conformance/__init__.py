"""Holding two Biglearns against each other: the same requests to both, and every difference told."""

from support.conformance.comparing import Difference
from support.conformance.exchange import Side
from support.conformance.search import Effort, Finding, search

__all__ = ["Difference", "Effort", "Finding", "Side", "search"]
