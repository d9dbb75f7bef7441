"""What scenarios talk about, as values: people, courses, assignments, questions, scores.

Every driver, whatever its channel, takes and returns these; a step compares nothing else. Identifiers are
text, as the contracts have them. Moments are aware datetimes.
"""
