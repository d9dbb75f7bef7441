"""Readers of the record: everything people and machines look at."""
