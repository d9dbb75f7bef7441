"""Wordings about what one system tells the other."""
