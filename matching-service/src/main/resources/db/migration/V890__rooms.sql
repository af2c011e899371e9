-- SPDX-License-Identifier: Apache-2.0
-- Rooms with what they offer, what clients need of one, and since when somebody is off the list.

CREATE TABLE room (
    practice_id text   NOT NULL,
    office_id   text   NOT NULL,
    position    int    NOT NULL,
    room_id     text   NOT NULL,
    features    text[] NOT NULL,
    PRIMARY KEY (practice_id, office_id, position)
);

ALTER TABLE office DROP COLUMN rooms;
ALTER TABLE participant ADD COLUMN room_features text[] NOT NULL DEFAULT '{}';
ALTER TABLE therapist ADD COLUMN delisted_at timestamptz;

-- None of it stands in the tables of before: they are read from the log again.
INSERT INTO staff.rebuild (asked_by) SELECT 'V890__rooms' WHERE EXISTS (SELECT FROM practice);
