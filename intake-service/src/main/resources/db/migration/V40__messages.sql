-- SPDX-License-Identifier: Apache-2.0

-- Part of the people vault: what people write in their own words, by text or in the contact form.
-- Columns of type bytea hold ciphertext or keyed hashes.

-- One conversation by text for each phone and practice.
CREATE TABLE conversation (
    conversation_id uuid        PRIMARY KEY,
    practice_id     text        NOT NULL,
    phone_index     bytea       NOT NULL,
    phone           bytea       NOT NULL,
    talk            bytea       NOT NULL,
    last_at         timestamptz NOT NULL,
    -- What this phone has been answered within the hour: texts cost money.
    hour            timestamptz,
    answers         int         NOT NULL DEFAULT 0,
    UNIQUE (practice_id, phone_index)
);

CREATE TABLE text_message (
    message_id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id uuid        NOT NULL REFERENCES conversation ON DELETE CASCADE,
    incoming        boolean     NOT NULL,
    body            bytea       NOT NULL,
    sealed_as       uuid        NOT NULL,
    media           int         NOT NULL,
    at              timestamptz NOT NULL
);
CREATE INDEX text_message_of ON text_message (conversation_id, message_id);

-- Which of the provider's messages were taken in. It outlives the conversation, so that an erased
-- one isn't taken in again from the provider's list. Ids only.
CREATE TABLE text_taken (
    message_sid     text        PRIMARY KEY,
    practice_id     text        NOT NULL,
    conversation_id uuid        NOT NULL,
    -- A command that follows and isn't known to be on its way yet; codes and ids.
    todo            text,
    taken_at        timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX text_todo ON text_taken (taken_at) WHERE todo IS NOT NULL;

-- What a practice has answered by text in a day.
CREATE TABLE texts_of_day (
    practice_id text NOT NULL,
    day         date NOT NULL,
    answers     int  NOT NULL,
    PRIMARY KEY (practice_id, day)
);

-- How far the provider's list has been read.
CREATE TABLE text_list_read (
    number  text        PRIMARY KEY,
    read_to timestamptz NOT NULL
);

-- Messages that a person of the practice reads: the contact form's, and conversations.
CREATE TABLE triage (
    triage_id       uuid        PRIMARY KEY,
    practice_id     text        NOT NULL,
    reason          text        NOT NULL,
    conversation_id uuid        REFERENCES conversation ON DELETE CASCADE,
    request_id      uuid,
    urgent          boolean     NOT NULL,
    name            bytea,
    email           bytea,
    phone           bytea,
    email_index     bytea,
    phone_index     bytea,
    contact_by      text,
    language        text        NOT NULL,
    body            bytea,
    came_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    settled_at      timestamptz,
    settled_by      text
);
CREATE INDEX triage_open ON triage (practice_id, came_at) WHERE settled_at IS NULL;
CREATE UNIQUE INDEX triage_of_conversation ON triage (conversation_id) WHERE settled_at IS NULL;

-- What notification-service is to send or to remember, kept until it has acknowledged.
CREATE TABLE message_outbox (
    out_id      uuid        PRIMARY KEY,
    position    bigint      GENERATED ALWAYS AS IDENTITY,
    practice_id text        NOT NULL,
    kind        text        NOT NULL,
    destination bytea       NOT NULL,
    body        bytea       NOT NULL,
    language    text        NOT NULL,
    tries       int         NOT NULL DEFAULT 0,
    next_try_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX message_outbox_due ON message_outbox (next_try_at, position);
