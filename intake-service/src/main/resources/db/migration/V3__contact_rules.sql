-- SPDX-License-Identifier: Apache-2.0

-- How somebody may be reached without harm. Codes, so they stand in clear beside contact_by.
ALTER TABLE people ADD COLUMN language text NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'es'));
ALTER TABLE people ADD COLUMN leave_message boolean NOT NULL DEFAULT true;
ALTER TABLE people ADD COLUMN invite boolean NOT NULL DEFAULT true;
ALTER TABLE people ADD COLUMN neutral_subject boolean NOT NULL DEFAULT true;
