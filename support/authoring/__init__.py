"""Help for those who write scenarios: lint, step catalogue, nearest wording."""
