-- SPDX-License-Identifier: Apache-2.0
-- People, roster, calendars, deliveries and outcomes of commands. Older events carry them too, so the projection
-- is read again from the beginning of the logs; nothing here is kept anywhere else than there.

TRUNCATE feed_position, practice, office, request, person_task, offer, offer_option, session, session_outcome,
    timeline, taken_slot;

ALTER TABLE practice
    ADD COLUMN late_cancel_hours  int NOT NULL DEFAULT 24,
    ADD COLUMN individual_minutes int NOT NULL DEFAULT 50,
    ADD COLUMN couple_minutes     int NOT NULL DEFAULT 75,
    ADD COLUMN buffer_minutes     int NOT NULL DEFAULT 10;

ALTER TABLE office
    ADD COLUMN state     text   NOT NULL DEFAULT '',
    ADD COLUMN time_zone text   NOT NULL DEFAULT 'UTC',
    ADD COLUMN rooms     text[] NOT NULL DEFAULT '{}';

ALTER TABLE request
    ADD COLUMN languages         text[] NOT NULL DEFAULT '{}',
    -- When the first session was confirmed, and the first offer made.
    ADD COLUMN first_offer_at    timestamptz,
    ADD COLUMN first_session_at  timestamptz,
    ADD COLUMN close_reason_code text,
    ADD COLUMN close_note_id     text;

-- The queue reads the open ones; the closed ones only ever grow in number.
CREATE INDEX request_open ON request (practice_id, due_at, request_id) WHERE state <> 'CLOSED';
CREATE INDEX request_closed ON request (practice_id, changed_at DESC, request_id) WHERE state = 'CLOSED';
CREATE INDEX request_by_state ON request (practice_id, state);

-- Each side of a request by itself, the one who asks first.
CREATE TABLE participant (
    practice_id     text   NOT NULL,
    request_id      text   NOT NULL,
    position        int    NOT NULL,
    person_id       text   NOT NULL,
    state           text   NOT NULL,
    zip             text,
    time_zone       text   NOT NULL,
    times           text[] NOT NULL,
    languages       text[] NOT NULL,
    plan            text,
    age             text   NOT NULL,
    format          text   NOT NULL,
    concerns        text[] NOT NULL,
    therapist_gender text,
    PRIMARY KEY (practice_id, request_id, person_id)
);
CREATE INDEX participant_by_person ON participant (practice_id, person_id);

CREATE TABLE people_link (
    practice_id     text NOT NULL,
    person_id       text NOT NULL,
    other_person_id text NOT NULL,
    PRIMARY KEY (practice_id, person_id, other_person_id)
);

ALTER TABLE offer
    ADD COLUMN nearest_therapists text[] NOT NULL DEFAULT '{}',
    ADD COLUMN nearest_rules      text[] NOT NULL DEFAULT '{}',
    ADD COLUMN more_by            text[] NOT NULL DEFAULT '{}',
    ADD COLUMN more_therapists    int[]  NOT NULL DEFAULT '{}';

ALTER TABLE session ADD COLUMN person_ids text[] NOT NULL DEFAULT '{}';
CREATE INDEX session_by_hour ON session (practice_id, starts_at, therapist_id);

-- Why nothing was possible, each time that was found.
CREATE TABLE waitlisting (
    practice_id        text        NOT NULL,
    seq                bigint      NOT NULL,
    request_id         text        NOT NULL,
    listed_at          timestamptz NOT NULL,
    considered         int         NOT NULL,
    removed_rules      text[]      NOT NULL,
    removed_count      int[]       NOT NULL,
    nearest_therapists text[]      NOT NULL,
    nearest_rules      text[]      NOT NULL,
    more_by            text[]      NOT NULL,
    more_therapists    int[]       NOT NULL,
    PRIMARY KEY (practice_id, seq)
);
CREATE INDEX waitlisting_by_request ON waitlisting (practice_id, request_id);

CREATE TABLE therapist (
    practice_id         text    NOT NULL,
    therapist_id        text    NOT NULL,
    listed              boolean NOT NULL,
    version             int     NOT NULL,
    accepts_new_clients boolean NOT NULL,
    parties             text[]  NOT NULL,
    time_zone           text    NOT NULL,
    languages           text[]  NOT NULL,
    gender              text,
    specialties         text[]  NOT NULL,
    excluded_concerns   text[]  NOT NULL,
    plans               text[]  NOT NULL,
    takes_self_pay      boolean NOT NULL,
    weekly_trial_limit  int     NOT NULL,
    asks_first          boolean NOT NULL,
    PRIMARY KEY (practice_id, therapist_id)
);

CREATE TABLE licence (
    practice_id  text NOT NULL,
    therapist_id text NOT NULL,
    position     int  NOT NULL,
    state        text NOT NULL,
    valid_from   date NOT NULL,
    valid_until  date,
    PRIMARY KEY (practice_id, therapist_id, position)
);

CREATE TABLE offered_hours (
    practice_id  text   NOT NULL,
    therapist_id text   NOT NULL,
    position     int    NOT NULL,
    weekday      text   NOT NULL,
    from_minute  int    NOT NULL,
    to_minute    int    NOT NULL,
    formats      text[] NOT NULL,
    office_id    text,
    PRIMARY KEY (practice_id, therapist_id, position)
);

-- OFF: time off of a therapist. BUSY: busy by a calendar elsewhere. CLOSED: an office, or all of the practice.
CREATE TABLE away (
    practice_id  text        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('OFF', 'BUSY', 'CLOSED')),
    -- A therapist or an office; empty for the practice as a whole.
    whose        text        NOT NULL,
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL
);
CREATE INDEX away_by_whose ON away (practice_id, kind, whose, starts_at);

-- What became of each command, so that whoever gave it can be told.
CREATE TABLE command_outcome (
    practice_id text   NOT NULL,
    command_id  text   NOT NULL,
    seq         bigint NOT NULL,
    refusal     text,
    PRIMARY KEY (practice_id, command_id)
);

ALTER TABLE timeline ADD COLUMN command_id text NOT NULL DEFAULT '';
CREATE INDEX timeline_by_command ON timeline (practice_id, command_id);

-- From notification.events: the last word on each message.
CREATE TABLE delivery (
    practice_id text        NOT NULL,
    effect_id   text        NOT NULL,
    request_id  text        NOT NULL,
    kind        text        NOT NULL,
    recipient   text        NOT NULL,
    channel     text        NOT NULL,
    revision    int         NOT NULL,
    settled_at  timestamptz NOT NULL,
    result      text        NOT NULL CHECK (result IN ('ACCEPTED', 'SUPPRESSED', 'ESCALATED')),
    reason      text,
    repeated    boolean     NOT NULL,
    PRIMARY KEY (practice_id, effect_id)
);
CREATE INDEX delivery_by_request ON delivery (practice_id, request_id, settled_at);
