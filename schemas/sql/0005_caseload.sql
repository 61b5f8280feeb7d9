-- SPDX-License-Identifier: Apache-2.0
-- Indices that lists of ten thousand clients are read from without the tables. Whoever asks for a generated column reads
-- the table: these hold what "counts" and "attended" are made of, and lists ask for that.
DROP INDEX response_counting;
CREATE INDEX response_counting ON response (state, client, measure, about, rater, day, at_minute, entered_at, episode,
    measure_version, language);
DROP INDEX session_of_episode;
CREATE INDEX session_of_episode ON session (episode, date, id, approach, attendance, voided);
