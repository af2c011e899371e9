-- SPDX-License-Identifier: Apache-2.0

CREATE TABLE feed_position (
    topic text NOT NULL,
    partition int NOT NULL,
    next_offset bigint NOT NULL,
    PRIMARY KEY (topic, partition));

-- What of practice.events is needed to word a message and to see that it is still true.

CREATE TABLE office (
    practice_id text NOT NULL,
    office_id text NOT NULL,
    name text NOT NULL,
    address text NOT NULL,
    time_zone text NOT NULL,
    PRIMARY KEY (practice_id, office_id));

CREATE TABLE therapist (
    practice_id text NOT NULL,
    therapist_id text NOT NULL,
    profile_version int NOT NULL,
    time_zone text NOT NULL,
    PRIMARY KEY (practice_id, therapist_id));

CREATE TABLE session (
    practice_id text NOT NULL,
    session_id text NOT NULL,
    request_id text NOT NULL,
    revision int NOT NULL,
    status text NOT NULL CHECK (status IN ('CONFIRMED', 'CANCELLED')),
    decided_at timestamptz NOT NULL,
    therapist_id text NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    format text NOT NULL CHECK (format IN ('VIRTUAL', 'IN_PERSON')),
    office_id text,
    PRIMARY KEY (practice_id, session_id));

-- The ledger: one row for each message to one recipient by one channel. No address, no name, no
-- link is ever written here; they are asked for when the message leaves.
CREATE TABLE effect (
    effect_id text PRIMARY KEY,
    practice_id text NOT NULL,
    session_id text NOT NULL,
    revision int NOT NULL,
    kind text NOT NULL,
    recipient_role text NOT NULL,
    recipient_id text NOT NULL,
    channel text NOT NULL,
    event_id text NOT NULL,
    request_id text NOT NULL,
    state text NOT NULL DEFAULT 'DUE'
        CHECK (state IN ('DUE', 'ACCEPTED', 'SUPPRESSED', 'ESCALATED')),
    reason text,
    provider_id text,
    -- An earlier try may have reached the recipient although nobody recorded it.
    may_be_repeated boolean NOT NULL DEFAULT false,
    attempts int NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT now(),
    -- Rises with every claim; what an earlier claim's holder still wants to record is refused.
    fence bigint NOT NULL DEFAULT 0,
    lease_owner text,
    lease_until timestamptz,
    -- Set just before the provider gets the message, cleared with the result.
    handed_over boolean NOT NULL DEFAULT false,
    settled_at timestamptz,
    published_at timestamptz,
    UNIQUE (practice_id, session_id, revision, kind, recipient_role, recipient_id, channel),
    CHECK ((state = 'DUE') = (settled_at IS NULL)),
    CHECK ((state IN ('SUPPRESSED', 'ESCALATED')) = (reason IS NOT NULL)),
    CHECK ((state = 'ACCEPTED') = (provider_id IS NOT NULL)));

CREATE INDEX effect_due ON effect (next_attempt_at) WHERE state = 'DUE';
CREATE INDEX effect_unpublished ON effect (settled_at) WHERE state <> 'DUE' AND published_at IS NULL;
