-- SPDX-License-Identifier: Apache-2.0

-- The people vault. Columns of type bytea hold ciphertext (AES-256-GCM, bound to table, column and
-- row) or keyed hashes for search; the keys are files outside this database.

CREATE TABLE people (
    person_id    uuid        PRIMARY KEY,
    practice_id  text        NOT NULL,
    request_id   uuid        NOT NULL,
    name         bytea       NOT NULL,
    email        bytea,
    phone        bytea,
    email_index  bytea,
    phone_index  bytea,
    contact_by   text[]      NOT NULL,
    time_zone    text        NOT NULL,
    consented_at timestamptz NOT NULL
);
CREATE INDEX people_by_request ON people (request_id);
CREATE INDEX people_by_email ON people (practice_id, email_index);
CREATE INDEX people_by_phone ON people (practice_id, phone_index);

CREATE TABLE messages (
    request_id uuid  PRIMARY KEY,
    person_id  uuid  NOT NULL REFERENCES people ON DELETE CASCADE,
    body       bytea NOT NULL
);

CREATE TABLE therapist_people (
    practice_id  text  NOT NULL,
    therapist_id text  NOT NULL,
    name         bytea NOT NULL,
    credentials  bytea,
    email        bytea,
    video_link   bytea,
    PRIMARY KEY (practice_id, therapist_id)
);

-- Which keys belong to this database: a wrong key is found at start, not at the first name.
CREATE TABLE key_check (
    key_name text  PRIMARY KEY,
    proof    bytea NOT NULL
);

-- One row for every answer of the internal API that shows somebody. Ids only.
CREATE TABLE person_read (
    read_id     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    read_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    practice_id text        NOT NULL,
    viewer      text        NOT NULL,
    purpose     text        NOT NULL,
    request_ids uuid[]      NOT NULL,
    subject_ids text[]      NOT NULL
);

-- Links are kept by id; the token itself is derived from the id and a key, and stands nowhere.

CREATE TABLE links (
    link_id     uuid        PRIMARY KEY,
    practice_id text        NOT NULL,
    request_id  uuid        NOT NULL,
    person_id   uuid        NOT NULL,
    role        text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    revoked_at  timestamptz
);
CREATE INDEX links_by_request ON links (request_id);

-- Receipts: what was accepted, before anybody was told so.

CREATE TABLE receipts (
    command_id   uuid         PRIMARY KEY,
    position     bigint       GENERATED ALWAYS AS IDENTITY,
    practice_id  text         NOT NULL,
    request_id   uuid         NOT NULL,
    command_type text         NOT NULL,
    recorded_at  timestamptz  NOT NULL,
    payload      bytea        NOT NULL,
    log_partition int,
    log_offset   bigint,
    sent_at      timestamptz
);
-- What is still to be sent, in order of acceptance. A row that commits late is found all the same,
-- because its own column says that it was not sent.
CREATE INDEX receipts_unsent ON receipts (practice_id, position) WHERE sent_at IS NULL;

-- Who sends a practice's receipts. The fence rises with every new owner.
CREATE TABLE relay_lanes (
    practice_id  text        PRIMARY KEY,
    owner        text        NOT NULL,
    fence        bigint      NOT NULL,
    handed_over  boolean     NOT NULL,
    leased_until timestamptz NOT NULL
);

CREATE TABLE idempotency_keys (
    practice_id text        NOT NULL,
    key         uuid        NOT NULL,
    body_hash   bytea       NOT NULL,
    request_id  uuid        NOT NULL,
    command_id  uuid        NOT NULL,
    link_id     uuid        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (practice_id, key)
);

-- Folded from practice.events; the positions move in the same transaction.

CREATE TABLE feed_position (
    topic       text   NOT NULL,
    partition   int    NOT NULL,
    next_offset bigint NOT NULL,
    PRIMARY KEY (topic, partition)
);

CREATE TABLE practice (
    practice_id            text   PRIMARY KEY,
    name                   text   NOT NULL,
    time_zone              text   NOT NULL,
    offices                jsonb  NOT NULL,
    individual_price_cents int    NOT NULL,
    late_cancel_hours      int    NOT NULL,
    hold_extensions        int    NOT NULL,
    needs_person           text[] NOT NULL
);

CREATE TABLE therapist_profile (
    practice_id       text   NOT NULL,
    therapist_id      text   NOT NULL,
    gender            text,
    languages         text[] NOT NULL,
    specialties       text[] NOT NULL,
    excluded_concerns text[] NOT NULL,
    plans             text[] NOT NULL,
    PRIMARY KEY (practice_id, therapist_id)
);

CREATE TABLE request_view (
    request_id  uuid   PRIMARY KEY,
    practice_id text   NOT NULL,
    seq         bigint NOT NULL,
    state       text   NOT NULL,
    -- When it was over: the end of its session, or its closing. Its links live two weeks longer.
    over_at     timestamptz,
    body        jsonb  NOT NULL
);

CREATE TABLE command_outcome (
    command_id uuid   PRIMARY KEY,
    seq        bigint NOT NULL,
    refusal    text
);
