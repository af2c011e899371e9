-- SPDX-License-Identifier: Apache-2.0

-- When notification-service took an acknowledgement over, and so calls nobody any more.
ALTER TABLE staff.acknowledgement ADD COLUMN told_at timestamptz;
CREATE INDEX acknowledgement_untold ON staff.acknowledgement (acknowledged_at)
    WHERE told_at IS NULL;
