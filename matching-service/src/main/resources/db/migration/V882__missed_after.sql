-- SPDX-License-Identifier: Apache-2.0
-- How long after asking the sessions of a request began that somebody missed: the overview and the lists behind
-- it read nothing else. One element for each person who missed one.

ALTER TABLE request ADD COLUMN missed_after interval[] NOT NULL DEFAULT '{}';

UPDATE request r SET missed_after = m.missed_after
FROM (SELECT s.practice_id, s.request_id, array_agg(s.starts_at - q.received_at ORDER BY s.starts_at) AS missed_after
    FROM session_outcome o JOIN session s USING (practice_id, session_id) JOIN request q USING (practice_id, request_id)
    WHERE o.outcome = 'NO_SHOW' GROUP BY s.practice_id, s.request_id) m
WHERE r.practice_id = m.practice_id AND r.request_id = m.request_id;

CREATE INDEX request_missed ON request (practice_id, received_at) INCLUDE (missed_after) WHERE missed_after <> '{}';
DROP INDEX session_outcome_missed;
