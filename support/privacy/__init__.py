"""Keeping secrets and people out of everything that is written."""
