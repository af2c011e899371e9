// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.firstsession.matching.board.RunningBoard;
import org.firstsession.matching.board.staff.Role;
import org.firstsession.matching.log.TestPractice;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RebuildIT extends RunningBoard {

    private static final String CONSTRAINTS =
            """
            SELECT string_agg(conrelid::regclass || ' ' || conname, ',' ORDER BY conrelid::regclass::text, conname) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace AND contype <> 'n'\
            """;
    private static final String INDEXES =
            """
            SELECT string_agg(indexdef, ',' ORDER BY indexdef) FROM pg_indexes
            WHERE schemaname = 'public'\
            """;

    @Autowired private DataSource dataSource;

    @Test
    void readsTheLogsAgainWhileTheBoardServesAndEventsFlow() throws Exception {
        try (var practice = new TestPractice()) {
            practice.open("ana", "ben");
            var before = practice.sendRequests(20).getLast().getRequestId();
            awaitThere(before);
            var ops = staff(practice.id, null, Role.OPS);
            var constraints = value(CONSTRAINTS);
            var indexes = value(INDEXES);

            send(ops, "/board/system/rebuild");
            var meanwhile = practice.sendRequests(20).getLast().getRequestId();
            awaitFinished();

            assertThat(value("SELECT error FROM staff.rebuild ORDER BY id DESC LIMIT 1")).isNull();
            assertThat(value(CONSTRAINTS)).isEqualTo(constraints);
            assertThat(value(INDEXES)).isEqualTo(indexes);
            awaitThere(meanwhile);
            awaitThere(practice.sendRequests(1).getFirst().getRequestId());
            assertThat(value("SELECT count(*) FROM request WHERE practice_id = ?", practice.id))
                    .isEqualTo("41");
        }
    }

    /** A page takes the tables in an order of its own, so each can come to wait for the other. */
    @Test
    void givesWayToAPageThatReadsSeveralTables() throws Exception {
        try (var page = dataSource.getConnection();
                var read = page.createStatement()) {
            page.setAutoCommit(false);
            read.execute("SELECT count(*) FROM session");
            jdbc.sql("INSERT INTO staff.rebuild (asked_by) VALUES ('test')").update();
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            !"0"
                                    .equals(
                                            value(
                                                    "SELECT count(*) FROM pg_locks WHERE NOT"
                                                            + " granted AND mode ="
                                                            + " 'AccessExclusiveLock'")));

            read.execute("SELECT count(*) FROM offer");
        }
        awaitFinished();

        assertThat(value("SELECT error FROM staff.rebuild ORDER BY id DESC LIMIT 1")).isNull();
    }

    @Test
    void givesTheSameContentAgain() {
        try (var practice = new TestPractice()) {
            practice.open("ana");
            awaitThere(practice.sendRequests(1).getFirst().getRequestId());
            var first = rebuilt();

            assertThat(rebuilt()).isEqualTo(first);
        }
    }

    /** Rebuilds until nothing happened meanwhile, so that both had the same events. */
    private String rebuilt() {
        while (true) {
            var from = position();
            jdbc.sql("INSERT INTO staff.rebuild (asked_by) VALUES ('test')").update();
            awaitFinished();
            if (from.equals(position())) {
                return Objects.requireNonNull(
                        value("SELECT content_hash FROM staff.rebuild ORDER BY id DESC LIMIT 1"));
            }
        }
    }

    private String position() {
        return Objects.requireNonNull(value("SELECT sum(next_offset)::text FROM feed_position"));
    }

    private void awaitFinished() {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        "0"
                                .equals(
                                        value(
                                                "SELECT count(*) FROM staff.rebuild"
                                                        + " WHERE finished_at IS NULL")));
    }

    private void awaitThere(String request) {
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        "1"
                                .equals(
                                        value(
                                                "SELECT count(*) FROM request WHERE request_id = ?",
                                                request)));
    }
}
