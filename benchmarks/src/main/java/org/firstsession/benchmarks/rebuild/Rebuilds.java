// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.rebuild;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.firstsession.benchmarks.cluster.ChildProcess;
import org.firstsession.stack.Postgres;

/** Asks a running board to read its tables again, as {@code ./ops rebuild board} does. */
final class Rebuilds implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Connection board;
    private final ChildProcess service;

    Rebuilds(String url, ChildProcess service) throws SQLException {
        this.board = DriverManager.getConnection(url, Postgres.USER, "");
        this.service = service;
    }

    /** Has it done once; from its beginning to its end, the wait for its turn left out. */
    Rate once() throws SQLException, InterruptedException {
        try (var statement = board.createStatement()) {
            statement.executeUpdate("INSERT INTO staff.rebuild (asked_by) VALUES ('benchmarks')");
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                try (var row =
                        statement.executeQuery(
                                """
                                SELECT error, events_done,
                                    extract(epoch FROM finished_at - started_at) * 1000 AS ms
                                FROM staff.rebuild WHERE finished_at IS NOT NULL AND id =
                                    (SELECT max(id) FROM staff.rebuild)\
                                """)) {
                    if (row.next()) {
                        var error = row.getString("error");
                        if (error != null) {
                            throw new IllegalStateException("the rebuild failed: " + error);
                        }
                        return new Rate(
                                row.getLong("events_done"),
                                Duration.ofNanos((long) (row.getDouble("ms") * 1e6)));
                    }
                }
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("the board rebuilds nothing: " + service);
    }

    @Override
    public void close() throws SQLException {
        board.close();
    }
}
