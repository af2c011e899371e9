// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.staff;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of who looked at whom: one row for each list and each opened case, ids only. */
@Repository
@Profile("board")
public class PersonReads {

    private final JdbcClient jdbc;

    PersonReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A look at one or many. */
    public record Read(
            Instant readAt,
            String username,
            String page,
            List<String> requestIds,
            @Nullable String reason) {

        /** The time as it is read by whoever runs the system, such as 2026-11-27 18:00:05 UTC. */
        public String at() {
            return readAt.truncatedTo(ChronoUnit.SECONDS)
                    .toString()
                    .replace('T', ' ')
                    .replace("Z", " UTC");
        }
    }

    /** Written before the page leaves: no record, no page. */
    public void record(
            Staff viewer, String practiceId, String page, Collection<String> requestIds) {
        if (requestIds.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        INSERT INTO staff.person_read
                            (account_id, username, practice_id, page, request_ids)
                        VALUES (?, ?, ?, ?, ?)\
                        """)
                .param(viewer.accountId())
                .param(viewer.username())
                .param(practiceId)
                .param(page)
                .param(requestIds.toArray(String[]::new))
                .update();
    }

    /** The latest looks, of one person or at one request where that is asked. */
    public List<Read> latest(
            String practiceId, @Nullable String username, @Nullable String requestId, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM staff.person_read WHERE practice_id = :practice
                            AND (:username::text IS NULL OR username = :username)
                            AND (:request::text IS NULL OR :request = ANY (request_ids))
                        ORDER BY read_id DESC LIMIT :limit\
                        """)
                .param("practice", practiceId)
                .param("username", username)
                .param("request", requestId)
                .param("limit", limit)
                .query((row, number) ->
                        new Read(
                                row.getObject("read_at", OffsetDateTime.class).toInstant(),
                                row.getString("username"),
                                row.getString("page"),
                                List.of((String[]) row.getArray("request_ids").getArray()),
                                row.getString("reason")))
                .list();
    }
}
