"""Wordings about Biglearn itself: what it is told, and what it answers."""
