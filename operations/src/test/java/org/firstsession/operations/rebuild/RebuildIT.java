// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.firstsession.operations.OpsForTests;
import org.firstsession.operations.history.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the real table, with a stand-in for the board that works its rows off. */
class RebuildIT {

    private static final String TABLE =
            """
            CREATE SCHEMA IF NOT EXISTS staff;
            CREATE TABLE IF NOT EXISTS staff.rebuild (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                asked_at timestamptz NOT NULL DEFAULT now(), asked_by text NOT NULL,
                started_at timestamptz, events_done bigint NOT NULL DEFAULT 0, events_total bigint,
                finished_at timestamptz, content_hash text, error text);
            DELETE FROM staff.rebuild\
            """;

    private final StringWriter out = new StringWriter();
    private Connection board;

    @BeforeEach
    void emptyTable() throws SQLException {
        board = TestStack.running().connect("board");
        run(TABLE);
    }

    @AfterEach
    void close() throws SQLException {
        run("DELETE FROM staff.rebuild");
        board.close();
    }

    @Test
    void followsARebuildToItsContentHash() throws Exception {
        var worker =
                worker(
                        "started_at = now(), events_total = 900",
                        "events_done = 450",
                        "events_done = 900, finished_at = now(), content_hash = 'c0ffee'");

        assertThat(rebuild("--by", "pat")).isEqualTo(0);

        worker.join();
        assertThat(out.toString()).contains("is done: 900 records, content c0ffee");
        assertThat(asked()).isEqualTo("ops pat");
    }

    @Test
    void tellsThatItFailed() throws Exception {
        var worker =
                worker(
                        "started_at = now(), events_total = 900",
                        "finished_at = now(), error = 'DataAccessException'");

        assertThat(rebuild("--json")).isEqualTo(1);

        worker.join();
        assertThat(out.toString()).contains("\"error\" : \"DataAccessException\"");
    }

    @Test
    void tellsThatNoBoardTakesItUpAndLeavesTheRequest() throws Exception {
        assertThat(rebuild("--wait", "0")).isEqualTo(3);

        assertThat(out.toString()).contains("no board has taken rebuild", "within 0 s");
        assertThat(asked()).startsWith("ops ");
    }

    @Test
    void asksNothingWhenItIsDry() throws Exception {
        assertThat(rebuild("--dry-run")).isEqualTo(0);

        assertThat(asked()).isNull();
    }

    private int rebuild(String... more) {
        var arguments = new java.util.ArrayList<String>();
        arguments.addAll(java.util.List.of("rebuild", "board"));
        arguments.addAll(java.util.List.of("--databases", TestStack.running().databases()));
        arguments.addAll(java.util.List.of(more));
        var writer = new PrintWriter(out, true);
        return OpsForTests.run(writer, writer, arguments.toArray(String[]::new));
    }

    /** What a board does with the first row that is asked for, step by step. */
    private static CompletableFuture<Void> worker(String... steps) {
        return CompletableFuture.runAsync(() -> {
            try (var connection = TestStack.running().connect("board");
                    var statement = connection.createStatement()) {
                for (var step : steps) {
                    while (statement.executeUpdate(
                                    "UPDATE staff.rebuild SET "
                                            + step
                                            + " WHERE finished_at IS NULL")
                            == 0) {
                        Thread.onSpinWait();
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private String asked() throws SQLException {
        try (var statement = board.createStatement();
                var row = statement.executeQuery("SELECT asked_by FROM staff.rebuild")) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = board.createStatement()) {
            statement.execute(sql);
        }
    }
}
