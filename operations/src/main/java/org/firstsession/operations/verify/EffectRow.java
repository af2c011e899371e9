// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A row of the ledger: one message to one recipient by one channel. */
record EffectRow(
        long seq,
        String effectId,
        String requestId,
        String subject,
        String subjectId,
        long revision,
        String kind,
        String role,
        String recipientId,
        String channel,
        String state) {

    /** In the order of the events that they cite; what cites none comes first. */
    static final String OF_PRACTICE =
            """
            SELECT CASE WHEN starts_with(event_id, practice_id || ':')
                        AND substr(event_id, length(practice_id) + 2) ~ '^[0-9]{1,17}$'
                    THEN substr(event_id, length(practice_id) + 2)::bigint ELSE 0 END AS seq,
                effect_id, request_id, subject, subject_id, revision, kind, recipient_role, recipient_id,
                channel, state
            FROM effect WHERE practice_id = ? ORDER BY seq, effect_id\
            """;

    static EffectRow of(ResultSet row) throws SQLException {
        return new EffectRow(
                row.getLong("seq"),
                row.getString("effect_id"),
                row.getString("request_id"),
                row.getString("subject"),
                row.getString("subject_id"),
                row.getLong("revision"),
                row.getString("kind"),
                row.getString("recipient_role"),
                row.getString("recipient_id"),
                row.getString("channel"),
                row.getString("state"));
    }

    /** Whether it tells of a session, and not of a request, an offer or a person's task. */
    boolean isOfSession() {
        return subject.equals("SESSION");
    }

    /** Who is told. */
    String recipient() {
        return role + " " + recipientId;
    }

    String where() {
        return "notification.effect " + effectId;
    }
}
