"""Wordings about this harness itself, as users meet it: by its command line, in a small project."""
