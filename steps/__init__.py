"""The step library. behave executes this file more than once: it stays empty."""
