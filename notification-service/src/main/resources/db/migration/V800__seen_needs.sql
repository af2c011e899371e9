-- SPDX-License-Identifier: Apache-2.0

-- What somebody of the practice has acknowledged: nobody is called about it any more. It stands by
-- itself, because the board may tell of it before the log does of the need.
CREATE TABLE seen_need (
    practice_id text        NOT NULL,
    subject_id  text        NOT NULL,
    seen_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (practice_id, subject_id));
