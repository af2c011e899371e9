-- SPDX-License-Identifier: Apache-2.0

-- Messages are about invitations, suggestions and questions to therapists, too.
ALTER TABLE subject DROP CONSTRAINT subject_kind_check;
ALTER TABLE subject ADD CONSTRAINT subject_kind_check CHECK (kind IN
    ('SESSION', 'REQUEST', 'INVITATION', 'OFFER', 'SUGGESTION', 'QUESTION', 'NEED'));
-- How many people come to a session.
ALTER TABLE subject ADD COLUMN people int NOT NULL DEFAULT 1;
-- The session that a need is about, if it is about one.
ALTER TABLE subject ADD COLUMN session_id text;
-- Worries that nobody has looked at: people are called until somebody has.
CREATE INDEX subject_worries ON subject (practice_id, subject_id)
    WHERE kind = 'NEED' AND need = 'SAFETY' AND status = 'STANDS';

-- The hour of a session before a revision moved it.
CREATE TABLE former_slot (
    practice_id text NOT NULL,
    session_id text NOT NULL,
    revision int NOT NULL,
    therapist_id text NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    format text NOT NULL CHECK (format IN ('VIRTUAL', 'IN_PERSON')),
    office_id text,
    PRIMARY KEY (practice_id, session_id, revision));

-- What need not be asked any more. The answer itself is on the log and not here.
CREATE TABLE answer (
    practice_id text NOT NULL,
    session_id text NOT NULL,
    question text NOT NULL CHECK (question IN ('WHEREABOUTS', 'OUTCOME', 'CHOICE')),
    person_id text NOT NULL,
    answered_at timestamptz NOT NULL,
    PRIMARY KEY (practice_id, session_id, question, person_id));

ALTER TABLE request_person ADD COLUMN by_invitation boolean NOT NULL DEFAULT false;
-- Somebody who has left a request, or was left behind; nothing more of it is theirs to hear.
ALTER TABLE request_person ADD COLUMN gone boolean NOT NULL DEFAULT false;

-- Up to which number events of a practice were taken: what is read again makes no new messages.
CREATE TABLE taken_event (
    practice_id text PRIMARY KEY,
    last_seq bigint NOT NULL);
INSERT INTO taken_event (practice_id, last_seq)
    SELECT practice_id, max(substr(event_id, length(practice_id) + 2)::bigint)
    FROM effect
    WHERE starts_with(event_id, practice_id || ':')
        AND substr(event_id, length(practice_id) + 2) ~ '^[0-9]{1,17}$'
    GROUP BY practice_id;

-- Addresses that want no mails that one can do without, as keyed hashes; the key is outside this
-- database.
CREATE TABLE mail_opt_out (
    address_hash bytea PRIMARY KEY,
    opted_out_at timestamptz NOT NULL DEFAULT now());
