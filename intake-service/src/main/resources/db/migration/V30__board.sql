-- SPDX-License-Identifier: Apache-2.0

-- Part of the people vault: what staff write about a request. Ciphertext; the log has the id alone.
CREATE TABLE notes (
    note_id     uuid        PRIMARY KEY,
    practice_id text        NOT NULL,
    request_id  uuid        NOT NULL,
    author      text        NOT NULL,
    written_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    body        bytea       NOT NULL
);
CREATE INDEX notes_by_request ON notes (request_id, written_at);

-- Keyed hashes of the beginnings of names, so that a name can be searched for and not be read.
CREATE TABLE name_index (
    person_id   uuid    PRIMARY KEY REFERENCES people ON DELETE CASCADE,
    practice_id text    NOT NULL,
    beginnings  bytea[] NOT NULL
);
CREATE INDEX name_index_by_beginning ON name_index USING gin (beginnings);
