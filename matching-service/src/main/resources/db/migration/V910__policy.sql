-- SPDX-License-Identifier: Apache-2.0
-- The policy in force, whole, for the page that shows and sets it.

ALTER TABLE practice ADD COLUMN policy jsonb;

-- It stands nowhere in the tables of before: they are read from the log again.
INSERT INTO staff.rebuild (asked_by) SELECT 'V910__policy' WHERE EXISTS (SELECT FROM practice);
