-- SPDX-License-Identifier: Apache-2.0

-- A form that was left to a person, as the API would get it, so that it can be taken as a request. Ciphertext; gone
-- once it has become one.
ALTER TABLE desk ADD COLUMN form bytea;
