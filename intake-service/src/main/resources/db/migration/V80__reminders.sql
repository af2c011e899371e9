-- SPDX-License-Identifier: Apache-2.0

-- When an invited partner wants to be asked again, and where they want to read it, in ciphertext.
-- One for each invitation. It goes with the invitation, and as soon as it is sent or answered.
CREATE TABLE reminders (
    request_id  uuid        PRIMARY KEY REFERENCES invitations ON DELETE CASCADE,
    practice_id text        NOT NULL,
    due_at      timestamptz NOT NULL,
    destination bytea       NOT NULL,
    language    text        NOT NULL CHECK (language IN ('en', 'es'))
);
CREATE INDEX reminders_due ON reminders (due_at);
