-- SPDX-License-Identifier: Apache-2.0

-- Imports of a roster file. A row stands for all of its commands, which are in staff.action: it comes in the
-- same transaction, and they are sent until the log has each of them. Names are in intake-service's vault.
CREATE TABLE staff.roster_import (
    import_id   uuid        PRIMARY KEY,
    practice_id text        NOT NULL,
    account_id  uuid        NOT NULL REFERENCES staff.account,
    username    text        NOT NULL,
    given_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- In the order in which they are sent.
    command_ids text[]      NOT NULL,
    sent        int         NOT NULL DEFAULT 0,
    sent_at     timestamptz
);
CREATE INDEX roster_import_unsent ON staff.roster_import (given_at) WHERE sent_at IS NULL;
CREATE INDEX roster_import_by_time ON staff.roster_import (practice_id, given_at DESC);
