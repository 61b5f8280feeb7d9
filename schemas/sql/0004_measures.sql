-- SPDX-License-Identifier: Apache-2.0
-- Responses to measures with every version of their answers, schedules, events of a life, and answers to alerts.
-- Days are ISO text, times of day minutes since midnight, instants milliseconds since 1970 in UTC.

-- The exact instrument that a response was given with, kept for ever.
CREATE TABLE measure_version (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),   -- SHA-256 of `xml`
    pack TEXT NOT NULL,
    measure TEXT NOT NULL CHECK (measure <> ''),            -- "phq-9"
    version TEXT NOT NULL,
    xml TEXT NOT NULL
);
CREATE TRIGGER measure_version_frozen_update BEFORE UPDATE ON measure_version
BEGIN SELECT RAISE(ABORT, 'note_frozen: an instrument that was used never changes'); END;
CREATE TRIGGER measure_version_frozen_delete BEFORE DELETE ON measure_version
BEGIN SELECT RAISE(ABORT, 'note_frozen: an instrument that was used never changes'); END;

-- What was answered, by whom and when. The answers stand in the revisions; this row says which one counts.
CREATE TABLE response (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    client INTEGER NOT NULL REFERENCES client (id),
    episode INTEGER REFERENCES episode (id),
    measure TEXT NOT NULL CHECK (measure <> ''),
    measure_version INTEGER NOT NULL REFERENCES measure_version (id),
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    at_minute INTEGER CHECK (at_minute BETWEEN 0 AND 1439),
    rater TEXT NOT NULL CHECK (rater <> ''), -- "client", "parent", "teacher", "therapist"
    about TEXT NOT NULL,                  -- the person it is about ("partner"); empty: nobody in particular
    language TEXT NOT NULL,               -- of the sheet: scores of two languages are not compared
    revision INTEGER NOT NULL CHECK (revision >= 1),
    state TEXT NOT NULL CHECK (state IN ('counts', 'withdrawn')),
    register_entry TEXT NOT NULL,         -- uid of its entry among the measures given, or empty
    entered_at INTEGER NOT NULL,
    counts INTEGER NOT NULL GENERATED ALWAYS AS (state = 'counts') STORED
);
CREATE INDEX response_by_client ON response (client, measure, day);
-- All that lists of ten thousand clients ask of it, without the table.
CREATE INDEX response_counting ON response (counts, client, measure, about, rater, day, at_minute, entered_at, episode,
    measure_version, language);
CREATE INDEX response_by_entry ON response (register_entry) WHERE register_entry <> '';

-- Never changed, never deleted: a correction is a new row.
CREATE TABLE response_revision (
    response INTEGER NOT NULL REFERENCES response (id),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    act TEXT NOT NULL CHECK (act IN ('entered', 'corrected', 'moved', 'withdrawn')),
    client INTEGER NOT NULL REFERENCES client (id),
    episode INTEGER REFERENCES episode (id),
    day TEXT NOT NULL,
    at_minute INTEGER,
    rater TEXT NOT NULL,
    about TEXT NOT NULL,
    language TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('paper', 'asked', 'screen', 'imported')),
    index_event TEXT NOT NULL,
    answers TEXT NOT NULL,                -- canonical JSON: {"1":2,"2":"na"}; what is missing is left out
    stated TEXT NOT NULL,                 -- canonical JSON: totals as they were stated, {"total":14}
    remark TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (act = 'entered' OR reason <> ''),
    author INTEGER NOT NULL,
    written_at INTEGER NOT NULL,
    PRIMARY KEY (response, revision)
) WITHOUT ROWID;
CREATE TRIGGER response_revision_frozen_update BEFORE UPDATE ON response_revision
BEGIN SELECT RAISE(ABORT, 'note_frozen: what was answered stays; a correction is a new revision'); END;
CREATE TRIGGER response_revision_frozen_delete BEFORE DELETE ON response_revision
BEGIN SELECT RAISE(ABORT, 'note_frozen: what was answered stays; a correction is a new revision'); END;
-- Whose answers they are, when and by whom stands in a revision; the row follows its newest one.
CREATE TRIGGER response_frozen_delete BEFORE DELETE ON response
BEGIN SELECT RAISE(ABORT, 'note_frozen: a response is withdrawn, not deleted'); END;

-- A sheet that is filled in and not saved yet, as it was typed. Goes when it is saved or thrown away.
CREATE TABLE response_draft (
    client INTEGER NOT NULL REFERENCES client (id),
    measure TEXT NOT NULL CHECK (measure <> ''),
    corrects INTEGER NOT NULL,            -- the response that it will correct; 0: a new one
    content TEXT NOT NULL,                -- JSON: {"answers":{"1":2,"2":"na","3":"x"},"day":"…",…}
    author INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (client, measure, corrects)
) WITHOUT ROWID;

-- Scores; a cache that can be made anew from the answers. Holds what a list of ten thousand clients needs.
CREATE TABLE response_score (
    response INTEGER NOT NULL REFERENCES response (id) ON DELETE CASCADE,
    scale TEXT NOT NULL,
    value REAL,                           -- null: too little was answered
    band TEXT NOT NULL,
    PRIMARY KEY (response, scale)
) WITHOUT ROWID;

-- Safety rules that fired in a response; a cache like the scores.
CREATE TABLE response_safety (
    response INTEGER NOT NULL REFERENCES response (id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    strength TEXT NOT NULL CHECK (strength IN ('blocking', 'asking')),
    PRIMARY KEY (response, rule)
) WITHOUT ROWID;

-- The days of an episode's attended sessions without the table: which session a score belongs to.
CREATE INDEX session_of_episode ON session (episode, date) WHERE attended = 1;

-- What an episode does otherwise than the usual schedule. A row with nothing set: not given.
CREATE TABLE measure_plan (
    episode INTEGER NOT NULL REFERENCES episode (id),
    measure TEXT NOT NULL CHECK (measure <> ''),
    about TEXT NOT NULL,
    rater TEXT NOT NULL,
    at_start INTEGER NOT NULL CHECK (at_start IN (0, 1)),
    at_end INTEGER NOT NULL CHECK (at_end IN (0, 1)),
    every_sessions INTEGER CHECK (every_sessions BETWEEN 1 AND 100),
    every_weeks INTEGER CHECK (every_weeks BETWEEN 1 AND 520),
    PRIMARY KEY (episode, measure, about, rater)
) WITHOUT ROWID;

-- What happened beside the sessions: on the time axis of every chart.
CREATE TABLE client_event (
    id INTEGER PRIMARY KEY,
    client INTEGER NOT NULL REFERENCES client (id),
    kind TEXT NOT NULL CHECK (kind IN ('life_event', 'medication', 'break', 'other')),
    label TEXT NOT NULL CHECK (label <> ''),
    first TEXT NOT NULL CHECK (first GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    last TEXT CHECK (last IS NULL OR last >= first),
    author INTEGER NOT NULL,
    written_at INTEGER NOT NULL,
    removed_at INTEGER,
    removed_reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX client_event_by_client ON client_event (client, first);

-- What the therapist did about an alert.
CREATE TABLE alert_answer (
    id INTEGER PRIMARY KEY,
    client INTEGER NOT NULL REFERENCES client (id),
    alert TEXT NOT NULL,                  -- "AL1"
    measure TEXT NOT NULL,
    scale TEXT NOT NULL,
    response INTEGER NOT NULL REFERENCES response (id),    -- the score that raised it
    considered TEXT NOT NULL,             -- ids, blank separated: "alliance life_events"
    words TEXT NOT NULL,
    author INTEGER NOT NULL,
    answered_at INTEGER NOT NULL,
    UNIQUE (response, scale, alert)
);
CREATE TRIGGER alert_answer_frozen_update BEFORE UPDATE ON alert_answer
BEGIN SELECT RAISE(ABORT, 'note_frozen: an answer to an alert stays'); END;
CREATE TRIGGER alert_answer_frozen_delete BEFORE DELETE ON alert_answer
BEGIN SELECT RAISE(ABORT, 'note_frozen: an answer to an alert stays'); END;

-- Instruments that the practice may use although they need permission, with its word for it.
CREATE TABLE measure_right (
    measure TEXT PRIMARY KEY,
    grounds TEXT NOT NULL CHECK (grounds <> ''),
    confirmed_by INTEGER NOT NULL,
    confirmed_at INTEGER NOT NULL
) WITHOUT ROWID;

-- The practice's own copy of an instrument's wording (items.local.xml or a FHIR Questionnaire).
CREATE TABLE measure_wording (
    measure TEXT NOT NULL,
    language TEXT NOT NULL,
    wording TEXT NOT NULL,                -- canonical JSON: {"title":"…","items":{"1":"…"},"options":{"1":{"0":"…"}}}
    origin TEXT NOT NULL,                 -- name of the file that it came from
    loaded_by INTEGER NOT NULL,
    loaded_at INTEGER NOT NULL,
    PRIMARY KEY (measure, language)
) WITHOUT ROWID;

-- Expected recovery: rows as the practice loaded them; none come with the program.
CREATE TABLE expected_recovery (
    id INTEGER PRIMARY KEY,
    measure TEXT NOT NULL,
    scale TEXT NOT NULL,
    start_low REAL NOT NULL,
    start_high REAL NOT NULL CHECK (start_high >= start_low),
    session INTEGER NOT NULL CHECK (session >= 1),
    mean REAL NOT NULL,
    lower REAL NOT NULL,
    upper REAL NOT NULL,
    level REAL,                           -- 0.8, 0.9…: of the limits; null: not said
    source TEXT NOT NULL CHECK (source <> ''),
    UNIQUE (measure, scale, start_low, start_high, session, level)
);
