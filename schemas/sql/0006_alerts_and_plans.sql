-- SPDX-License-Identifier: Apache-2.0
-- The note in which an alert was answered, and since when a schedule of measures is as it is.

-- Null: answered beside the notes. The note is signed before the answer is written, and stays.
ALTER TABLE alert_answer ADD COLUMN note INTEGER REFERENCES note (id);
CREATE INDEX alert_answer_by_note ON alert_answer (note) WHERE note IS NOT NULL;

-- When a measure of an episode was last planned differently, or as usual again: what it asked for before is not known.
CREATE TABLE measure_plan_since (
    episode INTEGER NOT NULL REFERENCES episode (id),
    measure TEXT NOT NULL CHECK (measure <> ''),
    about TEXT NOT NULL,
    rater TEXT NOT NULL,
    since INTEGER NOT NULL,               -- milliseconds since 1970 in UTC
    PRIMARY KEY (episode, measure, about, rater)
) WITHOUT ROWID;
INSERT INTO measure_plan_since (episode, measure, about, rater, since)
SELECT p.episode, p.measure, p.about, p.rater, max(a.at) FROM measure_plan p
JOIN audit a ON a.action = 'measure_plan.choose' AND a.object_id = p.episode AND a.fields = p.measure
GROUP BY p.episode, p.measure, p.about, p.rater;
