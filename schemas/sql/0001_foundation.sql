-- SPDX-License-Identifier: Apache-2.0
-- What every vault has, whatever is recorded in it: its identity and its audit trail.

CREATE TABLE vault (
    one        INTEGER PRIMARY KEY CHECK (one = 1),
    vault_id   TEXT    NOT NULL CHECK (length(vault_id) = 32),
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE audit (
    seq       INTEGER PRIMARY KEY,
    at        INTEGER NOT NULL,
    uptime_ms INTEGER NOT NULL,
    user      INTEGER NOT NULL,
    action    TEXT    NOT NULL,
    object    TEXT    NOT NULL,
    object_id INTEGER NOT NULL,
    fields    TEXT    NOT NULL,
    mac       BLOB    NOT NULL CHECK (length(mac) = 32)
) STRICT;

CREATE TRIGGER audit_is_never_updated BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit_frozen: the audit trail is never changed');
END;

CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit_frozen: the audit trail is never cut');
END;

CREATE TRIGGER audit_has_no_gaps BEFORE INSERT ON audit
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)
BEGIN
    SELECT RAISE(ABORT, 'audit_frozen: rows of the audit trail follow one another');
END;

PRAGMA application_id = 0x4154544E;
