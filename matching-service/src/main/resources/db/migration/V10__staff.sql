-- SPDX-License-Identifier: Apache-2.0
-- Who works here, what they looked at and what they did. This is no projection: it can't be read again from the logs.

CREATE SCHEMA staff;

-- display_name is the named human behind an account; the logs carry account_id alone.
CREATE TABLE staff.account (
    account_id     uuid        PRIMARY KEY,
    username       text        NOT NULL CHECK (username = lower(username)),
    display_name   text        NOT NULL,
    password_hash  text        NOT NULL,
    one_time       boolean     NOT NULL DEFAULT false,
    roles          text[]      NOT NULL CHECK (roles <@ ARRAY
        ['ADMINISTRATOR', 'COORDINATOR', 'CLINICAL_LEAD', 'THERAPIST', 'OPS']),
    -- Ids of practices; an asterisk stands for all.
    practices      text[]      NOT NULL,
    -- Whose calendar and cases a therapist sees.
    therapist_id   text,
    totp_secret    bytea,
    totp_pending   bytea,
    totp_last_step bigint      NOT NULL DEFAULT 0,
    failures       int         NOT NULL DEFAULT 0,
    locked_until   timestamptz,
    -- Sessions that began earlier are over.
    sessions_since timestamptz NOT NULL DEFAULT '-infinity',
    disabled_at    timestamptz,
    created_at     timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX account_by_username ON staff.account (username);

-- One row for each list and each opened case.
CREATE TABLE staff.person_read (
    read_id     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    read_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    account_id  uuid        NOT NULL,
    username    text        NOT NULL,
    practice_id text        NOT NULL,
    page        text        NOT NULL,
    request_ids text[]      NOT NULL,
    reason      text
);
CREATE INDEX person_read_by_time ON staff.person_read (practice_id, read_id DESC);

-- One row for each command that somebody gave, written before it goes out.
CREATE TABLE staff.action (
    action_id   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    acted_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    account_id  uuid        NOT NULL,
    username    text        NOT NULL,
    practice_id text        NOT NULL,
    request_id  text,
    action      text        NOT NULL,
    reason_code text        NOT NULL,
    note_id     text,
    -- Null for what stays on the board, such as an acknowledgement. The same command given again is the same bytes.
    command_id  text        UNIQUE,
    command     bytea
);
CREATE INDEX action_by_request ON staff.action (practice_id, request_id, action_id);
CREATE INDEX action_by_time ON staff.action (practice_id, action_id DESC);

-- Who takes care of a request.
CREATE TABLE staff.owner (
    practice_id text        NOT NULL,
    request_id  text        NOT NULL,
    account_id  uuid        NOT NULL REFERENCES staff.account,
    since       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (practice_id, request_id)
);

-- A safety task that somebody has seen; the task itself ends when the hold is lifted.
CREATE TABLE staff.acknowledgement (
    practice_id     text        NOT NULL,
    task_seq        bigint      NOT NULL,
    request_id      text        NOT NULL,
    account_id      uuid        NOT NULL REFERENCES staff.account,
    acknowledged_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (practice_id, task_seq)
);

-- Who has a request's page open.
CREATE TABLE staff.presence (
    practice_id text        NOT NULL,
    request_id  text        NOT NULL,
    account_id  uuid        NOT NULL REFERENCES staff.account,
    seen_at     timestamptz NOT NULL,
    PRIMARY KEY (practice_id, request_id, account_id)
);

-- Cases of staff and acquaintances: with a row here, only the named accounts open them.
CREATE TABLE staff.restriction (
    practice_id text        NOT NULL,
    request_id  text        NOT NULL,
    account_ids uuid[]      NOT NULL,
    set_by      uuid        NOT NULL REFERENCES staff.account,
    set_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (practice_id, request_id)
);

-- Asks for the projection to be read again from the beginning of the logs; the board works it off.
CREATE TABLE staff.rebuild (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asked_at     timestamptz NOT NULL DEFAULT now(),
    asked_by     text        NOT NULL,
    started_at   timestamptz,
    events_done  bigint      NOT NULL DEFAULT 0,
    events_total bigint,
    finished_at  timestamptz,
    content_hash text,
    error        text
);

-- What somebody read or did stays: neither changed nor removed.
CREATE FUNCTION staff.stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit only grows';
END $$;
CREATE TRIGGER person_read_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON staff.person_read
    FOR EACH STATEMENT EXECUTE FUNCTION staff.stays();
CREATE TRIGGER action_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON staff.action
    FOR EACH STATEMENT EXECUTE FUNCTION staff.stays();
