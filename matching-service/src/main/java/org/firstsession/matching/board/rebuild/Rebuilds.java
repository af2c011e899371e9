// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.rebuild;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was asked to be read again, and how far it is. A row may also be put here by hand. */
@Repository
@Profile("board")
public class Rebuilds {

    private final JdbcClient jdbc;

    Rebuilds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A rebuild. */
    public record Rebuild(
            long id,
            OffsetDateTime askedAt,
            String askedBy,
            @Nullable OffsetDateTime startedAt,
            long eventsDone,
            @Nullable Long eventsTotal,
            @Nullable OffsetDateTime finishedAt,
            @Nullable String contentHash,
            @Nullable String error) {}

    public void ask(String askedBy) {
        jdbc.sql("INSERT INTO staff.rebuild (asked_by) VALUES (?)").param(askedBy).update();
    }

    /** The last ones, the latest first. */
    public List<Rebuild> latest() {
        return jdbc.sql("SELECT * FROM staff.rebuild ORDER BY id DESC LIMIT 5")
                .query(Rebuilds::rebuild)
                .list();
    }

    /** The first one that isn't finished; one that was interrupted begins anew. */
    Optional<Long> next() {
        return jdbc.sql(
                        "SELECT id FROM staff.rebuild WHERE finished_at IS NULL ORDER BY id LIMIT 1")
                .query(Long.class)
                .optional();
    }

    void started(long id, long total) {
        jdbc.sql(
                        """
                        UPDATE staff.rebuild SET started_at = clock_timestamp(), events_done = 0,
                            events_total = ? WHERE id = ?\
                        """)
                .params(total, id)
                .update();
    }

    void progress(long id, long done) {
        jdbc.sql("UPDATE staff.rebuild SET events_done = ? WHERE id = ?").params(done, id).update();
    }

    void finished(long id, @Nullable String contentHash, @Nullable String error) {
        jdbc.sql(
                        """
                        UPDATE staff.rebuild SET finished_at = clock_timestamp(), content_hash = ?,
                            error = ? WHERE id = ?\
                        """)
                .param(contentHash)
                .param(error)
                .param(id)
                .update();
    }

    private static Rebuild rebuild(ResultSet row, int number) throws SQLException {
        return new Rebuild(
                row.getLong("id"),
                row.getObject("asked_at", OffsetDateTime.class),
                row.getString("asked_by"),
                row.getObject("started_at", OffsetDateTime.class),
                row.getLong("events_done"),
                row.getObject("events_total", Long.class),
                row.getObject("finished_at", OffsetDateTime.class),
                row.getString("content_hash"),
                row.getString("error"));
    }
}
