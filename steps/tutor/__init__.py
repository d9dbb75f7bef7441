"""Wordings about Tutor."""
