"""The event record of a run: append-only, complete or not believed."""
