-- SPDX-License-Identifier: Apache-2.0
-- What the overview counts over 90 days, so that it has to read neither sessions nor their outcomes.

ALTER TABLE request ADD COLUMN attended boolean NOT NULL DEFAULT false;

UPDATE request r SET attended = true
WHERE EXISTS (SELECT FROM session s JOIN session_outcome o USING (practice_id, session_id)
    WHERE s.practice_id = r.practice_id AND s.request_id = r.request_id AND o.outcome IN ('ATTENDED', 'LATE'));

CREATE INDEX request_by_arrival ON request (practice_id, received_at)
    INCLUDE (first_offer_at, first_session_at, attended);
CREATE INDEX session_outcome_missed ON session_outcome (practice_id, session_id) WHERE outcome = 'NO_SHOW';
