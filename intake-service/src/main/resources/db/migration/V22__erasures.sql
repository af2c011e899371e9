-- SPDX-License-Identifier: Apache-2.0

-- Who asked to be erased, and how far that is. The contact is ciphertext, kept only until the
-- messages to it are gone; what stays are ids.
CREATE TABLE erasure_ledger (
    person_id   uuid        PRIMARY KEY,
    practice_id text        NOT NULL,
    request_id  uuid        NOT NULL,
    link_id     uuid        NOT NULL,
    role        text        NOT NULL,
    stage       text        NOT NULL
        CHECK (stage IN ('ASKED', 'WITH_OFFICER', 'ENDING', 'SWEEPING', 'ERASED')),
    by_staff    boolean     NOT NULL,
    asked_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    next_at     timestamptz NOT NULL,
    sweeps      int         NOT NULL DEFAULT 0,
    email       bytea,
    phone       bytea,
    -- Whether nobody else in the vault has the contact, so that every message to it may go.
    only_theirs boolean     NOT NULL DEFAULT false
);
CREATE INDEX erasure_ledger_due ON erasure_ledger (next_at) WHERE stage IN ('ASKED', 'ENDING', 'SWEEPING');

-- Requests that are kept back until a person has looked; folded from practice.events.
CREATE TABLE held_request (
    request_id uuid PRIMARY KEY
);
