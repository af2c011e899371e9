// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import static org.firstsession.matching.board.page.Columns.instantOrNull;
import static org.firstsession.matching.board.page.Columns.texts;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what the board knows of the requests that something at the desk is about. */
@Repository
@Profile("board")
class DeskQueries {

    private final JdbcClient jdbc;

    DeskQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A request, as far as the desk needs it.
     *
     * @param openTo who may open it; empty for everybody
     * @param personIds its people, the one who asked first
     * @param therapistId whose session is booked or was last; null for none
     */
    record Subject(
            List<UUID> openTo,
            List<String> personIds,
            @Nullable String therapistId,
            @Nullable Instant startsAt) {

        static final Subject UNKNOWN = new Subject(List.of(), List.of(), null, null);
    }

    Map<String, Subject> subjects(String practiceId, Collection<String> requestIds) {
        var subjects = new HashMap<String, Subject>();
        if (requestIds.isEmpty()) {
            return subjects;
        }
        jdbc.sql(
                        """
                        SELECT r.request_id, rest.account_ids AS open_to, s.therapist_id, s.starts_at,
                            ARRAY(SELECT person_id FROM participant n WHERE n.practice_id = r.practice_id
                                AND n.request_id = r.request_id ORDER BY position) AS people
                        FROM request r
                        LEFT JOIN staff.restriction rest USING (practice_id, request_id)
                        LEFT JOIN LATERAL (
                            SELECT therapist_id, starts_at FROM session s
                            WHERE s.practice_id = r.practice_id AND s.request_id = r.request_id
                                AND s.status <> 'CANCELLED' ORDER BY starts_at DESC LIMIT 1) s ON true
                        WHERE r.practice_id = ? AND r.request_id = ANY (?)\
                        """)
                .param(practiceId)
                .param(requestIds.toArray(String[]::new))
                .query(row -> {
                    subjects.put(
                            row.getString("request_id"),
                            new Subject(
                                    QueueQueries.openTo(row),
                                    texts(row, "people"),
                                    row.getString("therapist_id"),
                                    instantOrNull(row, "starts_at")));
                });
        return subjects;
    }

    /** What the accounts are called that have seen something. */
    Map<String, String> staff(Collection<String> usernames) {
        var names = new HashMap<String, String>();
        if (!usernames.isEmpty()) {
            jdbc.sql("SELECT username, display_name FROM staff.account WHERE username = ANY (?)")
                    .param(usernames.toArray(String[]::new))
                    .query(row -> {
                        names.put(row.getString("username"), row.getString("display_name"));
                    });
        }
        return names;
    }
}
