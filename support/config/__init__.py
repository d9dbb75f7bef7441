"""Typed, frozen settings; the only reader of the environment."""
