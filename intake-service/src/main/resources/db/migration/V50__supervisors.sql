-- SPDX-License-Identifier: Apache-2.0

-- Part of the people vault: under whose licence an associate works. Ciphertext.
ALTER TABLE therapist_people ADD COLUMN supervisor bytea;
