-- SPDX-License-Identifier: Apache-2.0

-- Part of the people vault: where somebody sits during a session by video and whom to call in an
-- emergency. For the therapist of that session alone; gone soon after it.
CREATE TABLE whereabouts (
    request_id        uuid        NOT NULL,
    person_id         uuid        NOT NULL REFERENCES people ON DELETE CASCADE,
    address           bytea,
    emergency_contact bytea,
    said_at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (request_id, person_id)
);

-- How one gets into an office: its door, its parking, the way. Ciphertext: it is told to people
-- with a session there, and to nobody else.
CREATE TABLE arrivals (
    practice_id text  NOT NULL,
    office_id   text  NOT NULL,
    door        bytea,
    parking     bytea,
    directions  bytea,
    PRIMARY KEY (practice_id, office_id)
);

-- What is left for a person at the practice: somebody runs late, asks to be erased, or came over a
-- limit. Codes and ids; words that came along are ciphertext.
CREATE TABLE desk (
    item_id     uuid        PRIMARY KEY,
    practice_id text        NOT NULL,
    request_id  uuid,
    person_id   uuid,
    matter      text        NOT NULL,
    words       bytea,
    came_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    due_at      timestamptz NOT NULL,
    done_at     timestamptz,
    done_by     text
);
CREATE INDEX desk_open ON desk (practice_id, due_at) WHERE done_at IS NULL;
CREATE INDEX desk_by_person ON desk (person_id);
