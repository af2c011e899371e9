-- SPDX-License-Identifier: Apache-2.0

-- Messages are about more than sessions now.

ALTER TABLE session RENAME TO subject;
ALTER TABLE subject RENAME COLUMN session_id TO subject_id;
ALTER TABLE subject ADD COLUMN kind text NOT NULL DEFAULT 'SESSION'
    CHECK (kind IN ('SESSION', 'REQUEST', 'OFFER', 'NEED'));
ALTER TABLE subject ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE subject DROP CONSTRAINT session_status_check;
-- What STANDS may be told of; a CANCELLED session may be told to be cancelled; what is OVER is past.
ALTER TABLE subject ADD CONSTRAINT subject_status_check
    CHECK (status IN ('STANDS', 'CANCELLED', 'OVER')) NOT VALID;
UPDATE subject SET status = 'STANDS' WHERE status = 'CONFIRMED';
ALTER TABLE subject VALIDATE CONSTRAINT subject_status_check;
ALTER TABLE subject DROP CONSTRAINT session_pkey;
ALTER TABLE subject ADD PRIMARY KEY (practice_id, kind, subject_id);
ALTER TABLE subject ALTER COLUMN therapist_id DROP NOT NULL;
ALTER TABLE subject ALTER COLUMN starts_at DROP NOT NULL;
ALTER TABLE subject ALTER COLUMN ends_at DROP NOT NULL;
ALTER TABLE subject ALTER COLUMN format DROP NOT NULL;
-- An offer's end, or by when a person has to look.
ALTER TABLE subject ADD COLUMN due_at timestamptz;
-- Why a person has to look: a code.
ALTER TABLE subject ADD COLUMN need text;
ALTER TABLE subject ADD CHECK (kind <> 'SESSION'
    OR num_nulls(therapist_id, starts_at, ends_at, format) = 0);
CREATE INDEX subject_by_request ON subject (practice_id, request_id);

CREATE TABLE offer_option (
    practice_id text NOT NULL,
    offer_id text NOT NULL,
    place int NOT NULL,
    therapist_id text NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    format text NOT NULL CHECK (format IN ('VIRTUAL', 'IN_PERSON')),
    office_id text,
    PRIMARY KEY (practice_id, offer_id, place));

-- Who is part of a request, by id, and by which clocks they live.
CREATE TABLE request_person (
    practice_id text NOT NULL,
    request_id text NOT NULL,
    place int NOT NULL,
    person_id text NOT NULL,
    time_zone text NOT NULL,
    by_text boolean NOT NULL,
    PRIMARY KEY (practice_id, request_id, place));

CREATE TABLE practice (
    practice_id text PRIMARY KEY,
    name text NOT NULL,
    time_zone text NOT NULL);

ALTER TABLE effect RENAME COLUMN session_id TO subject_id;
ALTER TABLE effect ADD COLUMN subject text NOT NULL DEFAULT 'SESSION';
ALTER TABLE effect ALTER COLUMN subject DROP DEFAULT;
ALTER TABLE effect DROP CONSTRAINT effect_state_check;
-- PLANNED: its time has not come. From DUE on it is worked on until it has ended.
ALTER TABLE effect ADD CONSTRAINT effect_state_check
    CHECK (state IN ('PLANNED', 'DUE', 'ACCEPTED', 'SUPPRESSED', 'ESCALATED'));
ALTER TABLE effect ADD COLUMN due_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE effect ADD COLUMN late_after timestamptz;
-- When a person was told that it hasn't left in time; it is tried all the same.
ALTER TABLE effect ADD COLUMN late_at timestamptz;
ALTER TABLE effect ADD COLUMN good_until timestamptz;
ALTER TABLE effect ADD COLUMN segments int NOT NULL DEFAULT 0;
-- Set just before the provider gets the message, cleared with the result.
ALTER TABLE effect ADD COLUMN handed_over_at timestamptz;
UPDATE effect SET handed_over_at = now() WHERE handed_over;
ALTER TABLE effect DROP COLUMN handed_over;
-- Since when nobody knows whether the provider has a text; it is asked before the text is sent again.
ALTER TABLE effect ADD COLUMN unclear_since timestamptz;
ALTER TABLE effect DROP CONSTRAINT effect_check, DROP CONSTRAINT effect_check1, DROP CONSTRAINT effect_check2;
ALTER TABLE effect ADD CHECK ((state IN ('PLANNED', 'DUE')) = (settled_at IS NULL));
ALTER TABLE effect ADD CHECK ((state IN ('SUPPRESSED', 'ESCALATED')) = (reason IS NOT NULL));
ALTER TABLE effect ADD CHECK (state <> 'ACCEPTED' OR provider_id IS NOT NULL);
CREATE INDEX effect_late ON effect (late_after) WHERE state = 'DUE' AND late_at IS NULL;
CREATE INDEX effect_by_request ON effect (practice_id, request_id);
CREATE INDEX effect_by_provider_id ON effect (provider_id) WHERE provider_id IS NOT NULL;

-- What the log has to be told of an effect: how it ended, that it is late, that it came back.
CREATE TABLE outcome (
    outcome_id text PRIMARY KEY,
    effect_id text NOT NULL REFERENCES effect ON DELETE CASCADE,
    state text NOT NULL CHECK (state IN ('ACCEPTED', 'SUPPRESSED', 'ESCALATED')),
    reason text,
    provider_id text,
    decided_at timestamptz NOT NULL DEFAULT now(),
    published_at timestamptz,
    CHECK ((state = 'ACCEPTED') = (provider_id IS NOT NULL)),
    CHECK ((state = 'ACCEPTED') = (reason IS NULL)));
INSERT INTO outcome (outcome_id, effect_id, state, reason, provider_id, decided_at, published_at)
    SELECT effect_id, effect_id, state, reason, provider_id, settled_at, published_at
    FROM effect WHERE settled_at IS NOT NULL;
DROP INDEX effect_unpublished;
ALTER TABLE effect DROP COLUMN published_at;
CREATE INDEX outcome_unpublished ON outcome (decided_at) WHERE published_at IS NULL;

-- The last that the provider said of a text. It may know of it before its answer has come back.
CREATE TABLE text_status (
    provider_id text PRIMARY KEY,
    effect_id text NOT NULL,
    status text NOT NULL,
    rank int NOT NULL,
    error_code int,
    updated_at timestamptz NOT NULL DEFAULT now());
CREATE INDEX text_status_by_effect ON text_status (effect_id);

-- Numbers that want no texts, as keyed hashes; the key is outside this database.
CREATE TABLE text_opt_out (
    number_hash bytea PRIMARY KEY,
    opted_out_at timestamptz NOT NULL DEFAULT now());

-- db-scheduler's.
CREATE TABLE scheduled_tasks (
    task_name text NOT NULL,
    task_instance text NOT NULL,
    task_data bytea,
    execution_time timestamptz NOT NULL,
    picked boolean NOT NULL,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint NOT NULL,
    priority smallint,
    PRIMARY KEY (task_name, task_instance));
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);
