-- SPDX-License-Identifier: Apache-2.0

-- Messages that a person of the practice has written, or that answer a text: intake-service hands
-- them over until it hears that they arrived here. Ids only, so that a second handing over is known.
CREATE TABLE written_message (
    message_id  uuid        PRIMARY KEY,
    first_try   timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Whether the last try ended unclear.
    unclear     boolean     NOT NULL DEFAULT false,
    -- ACCEPTED, SUPPRESSED or REFUSED; null while it is open.
    state       text,
    provider_id text
);
