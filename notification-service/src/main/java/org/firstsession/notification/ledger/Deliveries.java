// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was told to whom, for people who have to answer for it. Ids only. */
@Component
public class Deliveries {

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All messages about a request and its sessions, in the order in which they were due. */
    public List<Delivered> ofRequest(String practiceId, String requestId) {
        return jdbc.sql(
                        """
                        SELECT e.*, t.status AS provider_status
                        FROM effect AS e LEFT JOIN text_status AS t USING (provider_id)
                        WHERE e.practice_id = ? AND e.request_id = ?
                        ORDER BY e.due_at, e.recipient_role, e.recipient_id, e.kind, e.channel\
                        """)
                .params(practiceId, requestId)
                .query(Deliveries::delivered)
                .list();
    }

    private static Delivered delivered(ResultSet row, int number) throws SQLException {
        return new Delivered(
                EffectRows.effect(row),
                row.getString("state"),
                row.getString("reason"),
                EffectRows.instant(row, "due_at"),
                EffectRows.nullableInstant(row, "settled_at"),
                row.getObject("late_at") != null,
                row.getBoolean("may_be_repeated"),
                row.getInt("attempts"),
                row.getString("provider_status"));
    }
}
