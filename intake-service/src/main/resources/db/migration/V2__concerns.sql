-- SPDX-License-Identifier: Apache-2.0

-- Part of the people vault: what the screening found in somebody's words. The kinds are ciphertext
-- and go nowhere else; the command on the log carries the scope alone.
CREATE TABLE concerns (
    request_id      uuid  NOT NULL,
    person_id       uuid  NOT NULL REFERENCES people ON DELETE CASCADE,
    kinds           bytea NOT NULL,
    lexicon_version text  NOT NULL,
    PRIMARY KEY (request_id, person_id)
);
