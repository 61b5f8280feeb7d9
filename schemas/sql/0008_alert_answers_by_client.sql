-- SPDX-License-Identifier: Apache-2.0
-- What was written about an alert belongs to the client whose response it was then. Once the response is moved, the
-- alert may be answered for the client that it came to: one answer for each of them.
DROP TRIGGER alert_answer_frozen_update;
DROP TRIGGER alert_answer_frozen_delete;
CREATE TABLE alert_answer_by_client (
    id INTEGER PRIMARY KEY,
    client INTEGER NOT NULL REFERENCES client (id),        -- whose the response was when it was answered
    alert TEXT NOT NULL,                  -- "AL1"
    measure TEXT NOT NULL,
    scale TEXT NOT NULL,
    response INTEGER NOT NULL REFERENCES response (id),    -- the score that raised it
    considered TEXT NOT NULL,             -- ids, blank separated: "alliance life_events"
    words TEXT NOT NULL,
    author INTEGER NOT NULL,
    answered_at INTEGER NOT NULL,
    note INTEGER REFERENCES note (id),    -- null: answered beside the notes
    UNIQUE (client, response, scale, alert)
);
INSERT INTO alert_answer_by_client (id, client, alert, measure, scale, response, considered, words, author, answered_at, note)
SELECT id, client, alert, measure, scale, response, considered, words, author, answered_at, note FROM alert_answer;
DROP TABLE alert_answer;
ALTER TABLE alert_answer_by_client RENAME TO alert_answer;
CREATE INDEX alert_answer_by_note ON alert_answer (note) WHERE note IS NOT NULL;
CREATE TRIGGER alert_answer_frozen_update BEFORE UPDATE ON alert_answer
BEGIN SELECT RAISE(ABORT, 'note_frozen: an answer to an alert stays'); END;
CREATE TRIGGER alert_answer_frozen_delete BEFORE DELETE ON alert_answer
BEGIN SELECT RAISE(ABORT, 'note_frozen: an answer to an alert stays'); END;
-- What is half written about an alert goes by the client too: "caseload.draft.CLIENT.RESPONSE.SCALE.ALERT".
UPDATE setting SET key = 'caseload.draft.' || (SELECT client FROM response WHERE id = CAST(substr(key, 16) AS INTEGER)) || substr(key, 15)
WHERE key >= 'caseload.draft.' AND key < 'caseload.draft/'
  AND EXISTS (SELECT 1 FROM response WHERE id = CAST(substr(key, 16) AS INTEGER));
