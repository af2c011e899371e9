-- SPDX-License-Identifier: Apache-2.0

-- Two people on one request. Whoever asked comes first wherever one name stands for the request.
ALTER TABLE people ADD COLUMN role text NOT NULL DEFAULT 'client'
    CHECK (role IN ('client', 'partner'));

-- Each partner may have words of their own.
ALTER TABLE messages DROP CONSTRAINT messages_pkey;
ALTER TABLE messages ADD PRIMARY KEY (request_id, person_id);

-- What each partner answered to the two private questions; ciphertext, for the practice alone.
CREATE TABLE safety_answers (
    request_id uuid  NOT NULL,
    person_id  uuid  NOT NULL REFERENCES people ON DELETE CASCADE,
    answers    bytea NOT NULL,
    PRIMARY KEY (request_id, person_id)
);

-- What somebody who invites a partner said of the invitation. The address is ciphertext; there is
-- one only when the practice is to send it.
CREATE TABLE invitations (
    request_id        uuid    PRIMARY KEY,
    practice_id       text    NOT NULL,
    asker_id          uuid    NOT NULL REFERENCES people ON DELETE CASCADE,
    email             bytea,
    language          text    NOT NULL CHECK (language IN ('en', 'es')),
    says_who_invites  boolean NOT NULL,
    partner_chooses_first boolean NOT NULL
);

-- Addresses that no invitation goes to any more, as keyed hashes: they outlive every request.
CREATE TABLE unwanted_addresses (
    practice_id  text        NOT NULL,
    address_hash bytea       NOT NULL,
    said_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (practice_id, address_hash)
);

ALTER TABLE practice ADD COLUMN couple_price_cents int NOT NULL DEFAULT 0;
