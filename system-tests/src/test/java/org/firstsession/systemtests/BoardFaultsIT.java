// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.firstsession.events.TrialRequested;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Whatever was killed while events flowed and staff worked: H4, the board's tables are what the
 * logs give when they are read from the beginning; H7, each look at a person and each command of
 * staff is on record.
 */
@Order(Integer.MAX_VALUE)
class BoardFaultsIT {

    private static final int REQUESTS_BETWEEN_FAULTS = 20;
    private static final int CASES_BETWEEN_FAULTS = 2;

    /** Longer than whoever is at work tries for. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Much less, and a slow machine couldn't catch up with what came in while a part was down. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    @BeforeAll
    static void startStack() {
        Stack.start();
    }

    @Test
    void showsTheFoldOfTheLogsAndHasAllOnRecordAfterItsDatabaseAndItselfWereKilled()
            throws Exception {
        var stop = new AtomicBoolean();
        var accepted = new AtomicInteger();
        var staff = new StaffAtWork();
        var asking = Thread.ofVirtual().start(() -> ask(stop, accepted));
        awaitMore(accepted, staff);
        Stack.kill("matching-service");
        awaitMore(accepted);
        Stack.startWhatIsMissing();
        awaitMore(accepted, staff);
        Stack.kill("postgresql");
        Stack.startWhatIsMissing();
        awaitMore(accepted, staff);
        stop.set(true);
        asking.join();
        staff.end();

        try (var board = DriverManager.getConnection(Stack.database("board"))) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(300))
                    .untilAsserted(() ->
                            assertThat(count(board))
                                    .isEqualTo(
                                            Log.events("lakeside", TrialRequested.class).size()));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> isTheFold(board));
        }
        staff.isOnRecord();
    }

    /**
     * Compares with a rebuild; false when something happened meanwhile, so that nothing is said.
     */
    private static boolean isTheFold(Connection board) throws SQLException {
        var position = text(board, "SELECT sum(next_offset) FROM feed_position");
        var shown = content(board);
        try (var ask = board.createStatement()) {
            ask.execute("INSERT INTO staff.rebuild (asked_by) VALUES ('test')");
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(100))
                .until(() ->
                        "0"
                                .equals(
                                        text(
                                                board,
                                                "SELECT count(*) FROM staff.rebuild WHERE finished_at IS NULL")));
        var rebuilt = content(board);
        if (!position.equals(text(board, "SELECT sum(next_offset) FROM feed_position"))) {
            return false;
        }
        assertThat(rebuilt).isEqualTo(shown);
        return true;
    }

    private static Map<String, String> content(Connection board) throws SQLException {
        var content = new TreeMap<String, String>();
        try (var tables = board.createStatement();
                var rows =
                        tables.executeQuery(
                                """
                                SELECT tablename FROM pg_tables WHERE schemaname = 'public'
                                AND tablename <> 'flyway_schema_history'\
                                """)) {
            while (rows.next()) {
                var table = rows.getString(1);
                content.put(
                        table,
                        text(
                                board,
                                "SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), ''))"
                                        + " FROM "
                                        + table
                                        + " t"));
            }
        }
        return content;
    }

    private static int count(Connection board) throws SQLException {
        return Integer.parseInt(
                text(board, "SELECT count(*) FROM request WHERE practice_id = 'lakeside'"));
    }

    private static String text(Connection board, String sql) throws SQLException {
        try (var statement = board.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private static void awaitMore(AtomicInteger accepted) {
        int from = accepted.get();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> accepted.get() >= from + REQUESTS_BETWEEN_FAULTS);
    }

    private static void awaitMore(AtomicInteger accepted, StaffAtWork staff) {
        awaitMore(accepted);
        int from = staff.closed();
        Awaitility.await()
                .atMost(PATIENCE)
                .failFast(staff::nobodyHasGivenUp)
                .until(() -> staff.closed() >= from + CASES_BETWEEN_FAULTS);
    }

    /** Whoever isn't answered, or answered with an honest 503, asks again. */
    private static void ask(AtomicBoolean stop, AtomicInteger accepted) {
        for (int i = 0; !stop.get(); i++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            try {
                var answer = Client.ask("lakeside", Client.request("Flowing " + i));
                if (answer.statusCode() == 202) {
                    accepted.incrementAndGet();
                }
            } catch (UncheckedIOException e) {
                Thread.yield();
            }
        }
    }
}
