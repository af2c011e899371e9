-- SPDX-License-Identifier: Apache-2.0
-- An import whose names the vault has lost ends here: nobody could be offered under a name.

ALTER TABLE staff.roster_import ADD COLUMN lost_at timestamptz;
