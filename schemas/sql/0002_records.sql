-- SPDX-License-Identifier: Apache-2.0
-- Clients, episodes, sessions, notes with their templates and signatures, registers, observations, settings.
-- Days are ISO text ("2027-03-09") and have no time zone. Times of day are minutes since midnight.
-- Instants are milliseconds since 1970 in UTC.

CREATE TABLE client (
    id INTEGER PRIMARY KEY,
    record_number TEXT NOT NULL UNIQUE CHECK (record_number <> ''),
    number_order INTEGER,                 -- the record number as a number, when it is one
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    preferred_name TEXT NOT NULL,
    list_name TEXT NOT NULL CHECK (list_name <> ''),
    sort_key BLOB NOT NULL,
    search_text TEXT NOT NULL,            -- names and number, accents and case folded
    pronouns TEXT NOT NULL,
    born TEXT CHECK (born GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    address TEXT NOT NULL,
    emergency_contact TEXT NOT NULL,
    remarks TEXT NOT NULL,
    archived_at INTEGER,
    archived INTEGER NOT NULL GENERATED ALWAYS AS (archived_at IS NOT NULL) STORED
);
-- Holds everything that the client list needs, so that ten thousand rows are read without the table.
CREATE INDEX client_list ON client (archived, sort_key, list_name, record_number, search_text);
CREATE INDEX client_by_number ON client (number_order);

CREATE TABLE episode (
    id INTEGER PRIMARY KEY,
    client INTEGER NOT NULL REFERENCES client (id),
    title TEXT NOT NULL,
    level_of_care TEXT NOT NULL,
    started TEXT NOT NULL CHECK (started GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    ended TEXT CHECK (ended GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    end_reason TEXT NOT NULL,
    CHECK (ended IS NULL OR ended >= started)
);
CREATE INDEX episode_by_client ON episode (client, started);
CREATE INDEX episode_open ON episode (client, started) WHERE ended IS NULL;

CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    episode INTEGER NOT NULL REFERENCES episode (id),
    client INTEGER NOT NULL REFERENCES client (id),
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    start INTEGER CHECK (start BETWEEN 0 AND 1439),
    stop INTEGER CHECK (stop BETWEEN 0 AND 1439),
    attendance TEXT NOT NULL CHECK (attendance IN ('planned', 'attended', 'late', 'left_early',
        'cancelled_by_client', 'cancelled_by_therapist', 'missed')),
    approach TEXT NOT NULL,
    made_by_note INTEGER NOT NULL DEFAULT 0 CHECK (made_by_note IN (0, 1)), -- goes with its only draft
    voided INTEGER NOT NULL DEFAULT 0 CHECK (voided IN (0, 1)),  -- all that was written of it is void
    attended INTEGER NOT NULL GENERATED ALWAYS AS
        (voided = 0 AND attendance IN ('attended', 'late', 'left_early')) STORED,
    planned INTEGER NOT NULL GENERATED ALWAYS AS (voided = 0 AND attendance = 'planned') STORED
);
CREATE INDEX session_by_client ON session (client, date);
CREATE INDEX session_by_episode ON session (episode, date);
CREATE INDEX session_by_date ON session (date);
CREATE INDEX session_attended ON session (client, date) WHERE attended = 1;
CREATE INDEX session_planned ON session (client, date, start) WHERE planned = 1;

CREATE TABLE template_version (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),   -- SHA-256 of `xml`
    pack TEXT NOT NULL,
    prefix TEXT NOT NULL,
    template TEXT NOT NULL,
    version TEXT NOT NULL,
    xml TEXT NOT NULL
);

CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 32),
    client INTEGER NOT NULL REFERENCES client (id),
    episode INTEGER NOT NULL REFERENCES episode (id),
    session INTEGER NOT NULL REFERENCES session (id),
    author INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'signed', 'void')),
    revision INTEGER NOT NULL CHECK (revision >= 0),
    format_version INTEGER NOT NULL CHECK (format_version = 1),
    created_at INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    signed_at INTEGER,
    late_entry INTEGER NOT NULL DEFAULT 0 CHECK (late_entry IN (0, 1)),
    approach TEXT NOT NULL,
    summary TEXT NOT NULL,
    to_fill INTEGER NOT NULL,
    content_hash TEXT NOT NULL CHECK (length(content_hash) = 64),  -- SHA-256 of `body`
    started_hash TEXT NOT NULL,           -- content hash as the draft was made: equal means nothing was written
    signature BLOB CHECK (signature IS NULL OR length(signature) = 64),
    void_reason TEXT NOT NULL DEFAULT '',
    voided_at INTEGER,
    voided_by INTEGER,
    void_signature BLOB CHECK (void_signature IS NULL OR length(void_signature) = 64),
    native TEXT NOT NULL,                 -- values that native libraries gave, as canonical JSON
    body TEXT NOT NULL,                   -- answers as canonical JSON, without private ones; last, so that lists skip it
    CHECK ((signed_at IS NULL) = (signature IS NULL)),
    CHECK (state <> 'draft' OR signature IS NULL),
    CHECK (state <> 'signed' OR (signature IS NOT NULL AND to_fill = 0)),
    CHECK ((state = 'void') = (voided_at IS NOT NULL))
);
CREATE INDEX note_by_client ON note (client);
CREATE INDEX note_by_session ON note (session);
-- On a column that saving a draft leaves alone: else each autosave would write a page of this index as well.
CREATE INDEX note_draft ON note (session) WHERE state = 'draft';

-- The templates of a note in the order shown. One taken off again stays, inactive, with its answers in the body.
CREATE TABLE note_template (
    note INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    template INTEGER NOT NULL REFERENCES template_version (id),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    PRIMARY KEY (note, position)
) WITHOUT ROWID;

-- Process notes, sealed to their author.
CREATE TABLE note_private (
    note INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE,
    author INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (note, author)
);

-- What later notes may see of a note, and the registers after it. A cache: `basis` tells what it was made from.
CREATE TABLE note_values (
    note INTEGER PRIMARY KEY REFERENCES note (id) ON DELETE CASCADE,
    basis BLOB NOT NULL,
    content TEXT NOT NULL,                -- answers and computed values
    registers TEXT NOT NULL               -- what the entries carry after the note
);

CREATE TABLE addendum (
    id INTEGER PRIMARY KEY,
    note INTEGER NOT NULL REFERENCES note (id),
    kind TEXT NOT NULL CHECK (kind IN ('addendum', 'correction', 'late_entry')),
    text TEXT NOT NULL CHECK (text <> ''),
    old_text TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL,
    author INTEGER NOT NULL,
    written_at INTEGER NOT NULL,
    signature BLOB NOT NULL CHECK (length(signature) = 64),
    CHECK (kind = 'addendum' OR reason <> '')
);
CREATE INDEX addendum_by_note ON addendum (note);

CREATE TABLE register_entry (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    client INTEGER NOT NULL REFERENCES client (id),
    register TEXT NOT NULL,               -- "emdr.target"
    template INTEGER NOT NULL REFERENCES template_version (id),
    author INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    fields TEXT NOT NULL                  -- canonical JSON
);
CREATE INDEX register_entry_by_client ON register_entry (client, register);

CREATE TABLE register_action (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES register_entry (id),
    kind TEXT NOT NULL CHECK (kind IN ('set_aside', 'put_back')),
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    reason TEXT NOT NULL,
    author INTEGER NOT NULL,
    done_at INTEGER NOT NULL
);
CREATE INDEX register_action_by_entry ON register_action (entry, day);

-- Points of the timeline; a cache that can be rebuilt from the notes. The value is JSON; null is a gap.
CREATE TABLE observation (
    note INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE,
    series TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (note, series, key)
) WITHOUT ROWID;

CREATE TABLE setting (
    key TEXT PRIMARY KEY CHECK (key <> ''),
    value TEXT NOT NULL
) WITHOUT ROWID;

-- What is signed is frozen here and not only in menus. A signed note may still become void: its state and the
-- account of the voiding change, and every other column stays.
CREATE TRIGGER note_frozen_update BEFORE UPDATE ON note
WHEN OLD.state <> 'draft'
 AND NOT (OLD.state = 'signed' AND NEW.state = 'void'
          AND NEW.id = OLD.id AND NEW.uuid = OLD.uuid AND NEW.client = OLD.client AND NEW.episode = OLD.episode
          AND NEW.session = OLD.session AND NEW.author = OLD.author AND NEW.revision = OLD.revision
          AND NEW.format_version = OLD.format_version AND NEW.created_at = OLD.created_at
          AND NEW.saved_at = OLD.saved_at AND NEW.signed_at IS OLD.signed_at
          AND NEW.late_entry = OLD.late_entry AND NEW.approach = OLD.approach AND NEW.summary = OLD.summary
          AND NEW.to_fill = OLD.to_fill AND NEW.content_hash = OLD.content_hash
          AND NEW.started_hash = OLD.started_hash AND NEW.signature IS OLD.signature
          AND NEW.native = OLD.native AND NEW.body = OLD.body)
BEGIN SELECT RAISE(ABORT, 'note_frozen: signed and void notes never change'); END;

CREATE TRIGGER note_frozen_delete BEFORE DELETE ON note WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'note_frozen: signed and void notes never change'); END;

CREATE TRIGGER note_template_frozen_insert BEFORE INSERT ON note_template
WHEN (SELECT state FROM note WHERE id = NEW.note) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'note_frozen: signed and void notes never change'); END;
CREATE TRIGGER note_template_frozen_update BEFORE UPDATE ON note_template
WHEN (SELECT state FROM note WHERE id = OLD.note) <> 'draft' OR (SELECT state FROM note WHERE id = NEW.note) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'note_frozen: signed and void notes never change'); END;
CREATE TRIGGER note_template_frozen_delete BEFORE DELETE ON note_template
WHEN (SELECT state FROM note WHERE id = OLD.note) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'note_frozen: signed and void notes never change'); END;

CREATE TRIGGER note_private_frozen_insert BEFORE INSERT ON note_private
WHEN (SELECT state FROM note WHERE id = NEW.note) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'note_frozen: signed and void notes never change'); END;
CREATE TRIGGER note_private_frozen_update BEFORE UPDATE ON note_private
WHEN (SELECT state FROM note WHERE id = OLD.note) <> 'draft' OR (SELECT state FROM note WHERE id = NEW.note) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'note_frozen: signed and void notes never change'); END;
CREATE TRIGGER note_private_frozen_delete BEFORE DELETE ON note_private
WHEN (SELECT state FROM note WHERE id = OLD.note) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'note_frozen: signed and void notes never change'); END;

CREATE TRIGGER addendum_frozen_insert BEFORE INSERT ON addendum
WHEN (SELECT state FROM note WHERE id = NEW.note) <> 'signed'
BEGIN SELECT RAISE(ABORT, 'note_frozen: an addendum needs a signed note'); END;
CREATE TRIGGER addendum_frozen_update BEFORE UPDATE ON addendum
BEGIN SELECT RAISE(ABORT, 'note_frozen: an addendum never changes'); END;
CREATE TRIGGER addendum_frozen_delete BEFORE DELETE ON addendum
BEGIN SELECT RAISE(ABORT, 'note_frozen: an addendum never changes'); END;

CREATE TRIGGER template_version_frozen_update BEFORE UPDATE ON template_version
BEGIN SELECT RAISE(ABORT, 'note_frozen: a template version never changes'); END;
CREATE TRIGGER template_version_frozen_delete BEFORE DELETE ON template_version
BEGIN SELECT RAISE(ABORT, 'note_frozen: a template version never changes'); END;

CREATE TRIGGER register_action_frozen_update BEFORE UPDATE ON register_action
BEGIN SELECT RAISE(ABORT, 'note_frozen: what was done to an entry stays'); END;
CREATE TRIGGER register_action_frozen_delete BEFORE DELETE ON register_action
BEGIN SELECT RAISE(ABORT, 'note_frozen: what was done to an entry stays'); END;

-- The day, times and attendance of a signed session stand in its signature.
CREATE TRIGGER session_frozen_update BEFORE UPDATE OF id, episode, client, date, start, stop, attendance ON session
WHEN (NEW.id <> OLD.id OR NEW.episode <> OLD.episode OR NEW.client <> OLD.client OR NEW.date <> OLD.date
      OR NEW.start IS NOT OLD.start OR NEW.stop IS NOT OLD.stop OR NEW.attendance <> OLD.attendance)
 AND EXISTS (SELECT 1 FROM note WHERE session = OLD.id AND signature IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'note_frozen: the session of a signed note never moves'); END;
