-- SPDX-License-Identifier: Apache-2.0
-- Couples, the waitlist, moves, outcomes, rooms and safety holds. What stands on the board already stays right.

ALTER TABLE practice
    ADD COLUMN outcome_hours int NOT NULL DEFAULT 24,
    ADD COLUMN choice_hours  int NOT NULL DEFAULT 120;

ALTER TABLE request
    DROP CONSTRAINT request_state_check,
    ADD CONSTRAINT request_state_check CHECK (state IN ('INVITED', 'WAITING', 'WAITLISTED', 'OFFERED',
        'AWAITING_PARTNER', 'THERAPIST_ASKED', 'ALONE_SUGGESTED', 'CONFIRMED', 'SETTLED', 'CLOSED')),
    -- What a safety concern keeps back: JOINT or ALL. Never its kind.
    ADD COLUMN held_back text;

ALTER TABLE offer
    DROP CONSTRAINT offer_status_check,
    ADD CONSTRAINT offer_status_check
        CHECK (status IN ('OPEN', 'DECLINED', 'EXPIRED', 'WITHDRAWN', 'ACCEPTED')),
    ADD COLUMN occasion text NOT NULL DEFAULT 'FIRST';

ALTER TABLE session
    DROP CONSTRAINT session_status_check,
    -- OVER: it is recorded for everybody how it went.
    ADD CONSTRAINT session_status_check CHECK (status IN ('CONFIRMED', 'CANCELLED', 'OVER')),
    ADD COLUMN room_id text,
    ADD COLUMN people  int NOT NULL DEFAULT 1;

CREATE TABLE session_outcome (
    practice_id text NOT NULL,
    session_id  text NOT NULL,
    person_id   text NOT NULL,
    outcome     text NOT NULL,
    PRIMARY KEY (practice_id, session_id, person_id)
);

ALTER TABLE taken_slot
    ADD COLUMN room_id text,
    ADD CONSTRAINT taken_room_apart EXCLUDE USING gist
        (practice_id WITH =, room_id WITH =, during WITH &&) WHERE (room_id IS NOT NULL)
        DEFERRABLE INITIALLY DEFERRED;
