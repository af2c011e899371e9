-- SPDX-License-Identifier: Apache-2.0
-- Therapists' calendars elsewhere. What they say when somebody is busy is on practice.commands; nothing else of them is kept.

CREATE TABLE staff.calendar_feed (
    practice_id   text        NOT NULL,
    therapist_id  text        NOT NULL,
    -- A secret: whoever has it reads the calendar.
    address       text        NOT NULL,
    set_at        timestamptz NOT NULL,
    -- Due then. Whoever reads it puts it off first, so that nobody else reads it too.
    next_read_at  timestamptz NOT NULL,
    -- When it was last known to be as it is, and since when it has been troubled; by a code.
    read_at       timestamptz,
    trouble       text,
    troubled_at   timestamptz,
    -- By what its server tells whether it has changed; read whole once in a while all the same.
    etag          text,
    last_modified text,
    whole_at      timestamptz,
    PRIMARY KEY (practice_id, therapist_id)
);
CREATE INDEX calendar_feed_due ON staff.calendar_feed (next_read_at);
