-- SPDX-License-Identifier: Apache-2.0

-- Who is called for a practice, once somebody has changed what the settings say. The whole rota is
-- one value, so that a change is one too. The contacts are those of the practice's own people; they
-- go nowhere else.
CREATE TABLE on_call_rota (
    practice_id text        PRIMARY KEY,
    version     bigint      NOT NULL CHECK (version > 0),
    -- The change that made this version: brought again, it is the same.
    change_id   uuid        NOT NULL,
    people      jsonb       NOT NULL,
    changed_at  timestamptz NOT NULL DEFAULT now());
