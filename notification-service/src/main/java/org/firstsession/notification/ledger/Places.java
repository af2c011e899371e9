// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import java.time.ZoneId;
import org.firstsession.notification.plan.Office;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Practices, offices and therapists, as far as messages tell of them: names that are public,
 * clocks.
 */
@Component
class Places {

    private final JdbcClient jdbc;

    Places(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void practice(String practiceId, String name, ZoneId timeZone) {
        jdbc.sql(
                        """
                        INSERT INTO practice (practice_id, name, time_zone) VALUES (?, ?, ?)
                        ON CONFLICT (practice_id) DO UPDATE
                        SET name = excluded.name, time_zone = excluded.time_zone\
                        """)
                .params(practiceId, name, timeZone.getId())
                .update();
    }

    void office(String practiceId, String officeId, Office office) {
        jdbc.sql(
                        """
                        INSERT INTO office (practice_id, office_id, name, address, time_zone)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (practice_id, office_id) DO UPDATE
                        SET name = excluded.name, address = excluded.address,
                            time_zone = excluded.time_zone\
                        """)
                .params(
                        practiceId,
                        officeId,
                        office.name(),
                        office.address(),
                        office.timeZone().getId())
                .update();
    }

    void therapist(String practiceId, String therapistId, int profileVersion, ZoneId timeZone) {
        jdbc.sql(
                        """
                        INSERT INTO therapist AS t
                            (practice_id, therapist_id, profile_version, time_zone)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (practice_id, therapist_id) DO UPDATE
                        SET profile_version = excluded.profile_version,
                            time_zone = excluded.time_zone
                        WHERE t.profile_version < excluded.profile_version\
                        """)
                .params(practiceId, therapistId, profileVersion, timeZone.getId())
                .update();
    }
}
