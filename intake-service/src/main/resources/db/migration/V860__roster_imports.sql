-- SPDX-License-Identifier: Apache-2.0

-- Therapists of a roster import that a coordinator confirms: kept here first, so that nothing of an import
-- counts before the board has all of it, and everything of it afterwards.
CREATE TABLE roster_imports (
    import_id   uuid        PRIMARY KEY,
    practice_id text        NOT NULL,
    given_by    text        NOT NULL,
    given_at    timestamptz NOT NULL DEFAULT now(),
    -- Sealed; gone once the therapists are in therapist_people.
    people      bytea,
    applied_at  timestamptz
);
