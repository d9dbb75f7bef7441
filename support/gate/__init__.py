"""From plan and record to a verdict."""
