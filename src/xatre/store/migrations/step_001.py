"""Version 1.0: the tables a book's own life needs, before any record kind."""

from __future__ import annotations

from typing import Any

TO = (1, 0)


def run(db: Any) -> None:
    """Make the tables. They are STRICT, and names in them are for ever."""
    for statement in (
        """CREATE TABLE settings (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID""",
        # `public` is compared with the slots file; a dropped officer stays listed, for the
        # journal's sake.
        """CREATE TABLE officers (
            id TEXT PRIMARY KEY,
            sort TEXT NOT NULL CHECK (sort IN ('officer', 'recovery')),
            name TEXT NOT NULL,
            role TEXT NOT NULL,
            case_rights INTEGER NOT NULL,
            five_words INTEGER NOT NULL,
            public BLOB NOT NULL,
            added TEXT NOT NULL,
            dropped TEXT NOT NULL DEFAULT ''
        ) STRICT""",
        """CREATE TABLE devices (
            id TEXT PRIMARY KEY,
            letter TEXT NOT NULL,
            stream TEXT NOT NULL,
            signing_seed BLOB NOT NULL,
            age_identity TEXT NOT NULL,
            since TEXT NOT NULL,
            continues_device TEXT NOT NULL DEFAULT '',
            continues_length INTEGER NOT NULL DEFAULT 0,
            continues_head TEXT NOT NULL DEFAULT ''
        ) STRICT""",
        """CREATE TABLE journal (
            device TEXT NOT NULL,
            number INTEGER NOT NULL,
            moment TEXT NOT NULL,
            officer TEXT NOT NULL,
            act TEXT NOT NULL,
            subject TEXT NOT NULL,
            previous TEXT NOT NULL,
            hash TEXT NOT NULL,
            PRIMARY KEY (device, number)
        ) STRICT, WITHOUT ROWID""",
        # Each attachment has a key of its own, so a new data key touches no attachment.
        """CREATE TABLE attachments (
            id TEXT PRIMARY KEY,
            key BLOB NOT NULL,
            type TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            size INTEGER NOT NULL,
            added TEXT NOT NULL
        ) STRICT""",
    ):
        db.conn.execute(statement)
