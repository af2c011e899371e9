// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.staff;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has which case open, so that two people don't call the same number. */
@Repository
@Profile("board")
public class Presence {

    private static final Duration STILL_THERE = Duration.ofSeconds(45);

    private final JdbcClient jdbc;

    Presence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes that somebody has the case open, and says who else has. */
    public List<String> others(Staff staff, String practiceId, String requestId, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO staff.presence (practice_id, request_id, account_id, seen_at)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (practice_id, request_id, account_id)
                            DO UPDATE SET seen_at = excluded.seen_at\
                        """)
                .params(practiceId, requestId, staff.accountId(), now.atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql(
                        """
                        SELECT display_name FROM staff.presence JOIN staff.account USING (account_id)
                        WHERE practice_id = ? AND request_id = ? AND account_id <> ? AND seen_at > ?
                        ORDER BY display_name\
                        """)
                .params(
                        practiceId,
                        requestId,
                        staff.accountId(),
                        now.minus(STILL_THERE).atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getString("display_name"))
                .list();
    }
}
