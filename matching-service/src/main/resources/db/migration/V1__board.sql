-- What the coordinators see: a fold of practice.events and nothing else. No names: those stay in the people vault.

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE feed_position (
    topic       text   NOT NULL,
    partition   int    NOT NULL,
    next_offset bigint NOT NULL,
    PRIMARY KEY (topic, partition)
);

-- One row per key seen on the log; name and time_zone come with PracticeOpened.
CREATE TABLE practice (
    practice_id   text PRIMARY KEY,
    name          text,
    time_zone     text,
    seq           bigint      NOT NULL,
    told_at       timestamptz NOT NULL,
    log_partition int         NOT NULL,
    log_offset    bigint      NOT NULL
);

CREATE TABLE office (
    practice_id text NOT NULL,
    office_id   text NOT NULL,
    name        text NOT NULL,
    PRIMARY KEY (practice_id, office_id)
);

CREATE TABLE request (
    practice_id    text        NOT NULL,
    request_id     text        NOT NULL,
    state          text        NOT NULL CHECK (state IN ('WAITING', 'OFFERED', 'CONFIRMED', 'CLOSED')),
    channel        text        NOT NULL,
    party          text        NOT NULL,
    sits_in        text        NOT NULL,
    format         text        NOT NULL,
    concerns       text[]      NOT NULL,
    received_at    timestamptz NOT NULL,
    changed_at     timestamptz NOT NULL,
    due_at         timestamptz,
    closed_because text,
    PRIMARY KEY (practice_id, request_id),
    -- Every open case has a next action with a due time; a closed one has none.
    CHECK ((state = 'CLOSED') = (due_at IS NULL)),
    CHECK ((state = 'CLOSED') = (closed_because IS NOT NULL))
);

CREATE INDEX request_by_id ON request (request_id);

CREATE TABLE person_task (
    practice_id text        NOT NULL,
    seq         bigint      NOT NULL,
    request_id  text        NOT NULL,
    reason      text        NOT NULL,
    due_at      timestamptz NOT NULL,
    open        boolean     NOT NULL DEFAULT true,
    PRIMARY KEY (practice_id, seq)
);

CREATE INDEX person_task_by_request ON person_task (practice_id, request_id) WHERE open;

CREATE TABLE offer (
    practice_id   text        NOT NULL,
    offer_id      text        NOT NULL,
    request_id    text        NOT NULL,
    round         int         NOT NULL,
    status        text        NOT NULL CHECK (status IN ('OPEN', 'DECLINED', 'EXPIRED', 'ACCEPTED')),
    offered_at    timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    considered    int         NOT NULL,
    removed_rules text[]      NOT NULL,
    removed_count int[]       NOT NULL,
    PRIMARY KEY (practice_id, offer_id)
);

CREATE INDEX offer_by_request ON offer (practice_id, request_id);

CREATE TABLE offer_option (
    practice_id  text        NOT NULL,
    offer_id     text        NOT NULL,
    option_id    text        NOT NULL,
    position     int         NOT NULL,
    therapist_id text        NOT NULL,
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    format       text        NOT NULL,
    office_id    text,
    criteria     text[]      NOT NULL,
    points       int[]       NOT NULL,
    taken        boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (practice_id, offer_id, option_id)
);

CREATE TABLE session (
    practice_id  text        NOT NULL,
    session_id   text        NOT NULL,
    request_id   text        NOT NULL,
    revision     int         NOT NULL,
    status       text        NOT NULL CHECK (status IN ('CONFIRMED', 'CANCELLED')),
    therapist_id text        NOT NULL,
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    format       text        NOT NULL,
    office_id    text,
    cancelled_by text,
    late         boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (practice_id, session_id)
);

CREATE INDEX session_by_request ON session (practice_id, request_id);

-- Message keys instead of words: the page says it in words.
CREATE TABLE timeline (
    practice_id text        NOT NULL,
    seq         bigint      NOT NULL,
    request_id  text        NOT NULL,
    recorded_at timestamptz NOT NULL,
    event_type  text        NOT NULL,
    details     text[]      NOT NULL,
    PRIMARY KEY (practice_id, seq)
);

CREATE INDEX timeline_by_request ON timeline (practice_id, request_id, seq);

-- Every hour that is not free, held and booked alike, its buffer inside. The engine alone prevents double
-- bookings; the exclusion below is a second, independent mind. It is deferred so that a decision is judged whole.
CREATE TABLE taken_slot (
    practice_id  text      NOT NULL,
    therapist_id text      NOT NULL,
    during       tstzrange NOT NULL CHECK (NOT isempty(during)),
    kind         text      NOT NULL CHECK (kind IN ('HELD', 'CONFIRMED')),
    request_id   text      NOT NULL,
    offer_id     text      NOT NULL,
    option_id    text      NOT NULL,
    PRIMARY KEY (practice_id, offer_id, option_id),
    CONSTRAINT taken_slot_apart EXCLUDE USING gist (practice_id WITH =, therapist_id WITH =, during WITH &&)
        DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX taken_slot_by_request ON taken_slot (practice_id, request_id);
