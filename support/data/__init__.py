"""Synthetic people and things, and the names they carry."""
