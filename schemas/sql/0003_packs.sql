-- SPDX-License-Identifier: Apache-2.0
-- Packs that the practice installed, whom it trusts, and which native libraries may run. Instants are milliseconds
-- since 1970 in UTC. A pack is kept as its archive: nothing of it ever lies on the disk outside this file.

CREATE TABLE publisher (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE CHECK (length(key) = 32),  -- Ed25519
    name TEXT NOT NULL CHECK (name <> ''),
    approved_at INTEGER NOT NULL,
    approved_by INTEGER NOT NULL,
    revoked_at INTEGER
);

CREATE TABLE installed_pack (
    id INTEGER PRIMARY KEY,
    pack TEXT NOT NULL CHECK (pack <> ''),
    prefix TEXT NOT NULL CHECK (prefix <> ''),
    version TEXT NOT NULL,
    publisher INTEGER REFERENCES publisher (id),        -- null: this practice
    hash TEXT NOT NULL CHECK (length(hash) = 64),       -- SHA-256 of `archive`
    archive BLOB NOT NULL,
    installed_at INTEGER NOT NULL,
    installed_by INTEGER NOT NULL,
    -- "replaced" by another version of the same pack; "removed" stays while notes were written with it.
    state TEXT NOT NULL CHECK (state IN ('on', 'off', 'replaced', 'removed'))
);
CREATE UNIQUE INDEX installed_pack_once ON installed_pack (pack) WHERE state <> 'replaced';
CREATE INDEX installed_pack_by_id ON installed_pack (pack);

-- Packs of the program that the practice does not want to be offered.
CREATE TABLE shipped_pack_off (
    pack TEXT PRIMARY KEY,
    since INTEGER NOT NULL,
    chosen_by INTEGER NOT NULL
) WITHOUT ROWID;

-- One row for each approval: it holds for these bytes, with these inputs, from this publisher.
CREATE TABLE approved_library (
    id INTEGER PRIMARY KEY,
    pack TEXT NOT NULL,
    publisher INTEGER NOT NULL REFERENCES publisher (id),
    hash TEXT NOT NULL CHECK (length(hash) = 64),       -- SHA-256 of the library
    inputs TEXT NOT NULL,                               -- as declared, a line each
    approved_at INTEGER NOT NULL,
    approved_by INTEGER NOT NULL,
    withdrawn_at INTEGER
);
CREATE INDEX approved_library_by_pack ON approved_library (pack);
