"""What Biglearn keeps: two kinds of event streams, what is known, and the newest result of each kind."""

__all__ = ["SCHEMA"]

SCHEMA = """
CREATE TABLE IF NOT EXISTS events (
    kind TEXT NOT NULL,
    event_uuid TEXT NOT NULL,
    stream TEXT NOT NULL,
    number BIGINT NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (kind, event_uuid),
    UNIQUE (kind, stream, number)
);
CREATE TABLE IF NOT EXISTS streams (
    kind TEXT NOT NULL,
    uuid TEXT NOT NULL,
    metadata_number BIGINT NOT NULL,
    ecosystem_uuid TEXT,
    is_listed INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (kind, uuid),
    UNIQUE (kind, metadata_number)
);
CREATE TABLE IF NOT EXISTS known (
    kind TEXT NOT NULL,
    uuid TEXT NOT NULL,
    ecosystem_uuid TEXT,
    PRIMARY KEY (kind, uuid)
);
CREATE TABLE IF NOT EXISTS results (
    kind TEXT NOT NULL,
    owner TEXT NOT NULL,
    container TEXT NOT NULL,
    algorithm_key TEXT NOT NULL,
    algorithm_name TEXT NOT NULL,
    request_uuid TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (kind, owner, container, algorithm_key),
    UNIQUE (kind, request_uuid)
)
"""
