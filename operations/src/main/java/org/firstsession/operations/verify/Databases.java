// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.firstsession.operations.access.DatabaseAccess;

/**
 * The services' databases. Each is read as of one moment, and that moment is before the ends of the
 * logs are asked for: what a projection shows must then be on the logs.
 *
 * @param intake receipts, as of the beginning
 * @param intakeNow receipts, as of each question
 * @param board the projection of the board
 * @param notification the ledger, as of the beginning
 * @param notificationNow the ledger, as of each question
 */
record Databases(
        Connection intake,
        Connection intakeNow,
        Connection board,
        Connection notification,
        Connection notificationNow)
        implements AutoCloseable {

    static Databases open(DatabaseAccess access) {
        return new Databases(
                access.snapshot("intake"),
                access.live("intake"),
                access.snapshot("board"),
                access.snapshot("notification"),
                access.live("notification"));
    }

    /** How far a projection has read a partition of a topic, as of its snapshot. */
    static long position(Connection database, String topic, int partition) throws SQLException {
        try (var question =
                database.prepareStatement(
                        "SELECT next_offset FROM feed_position WHERE topic = ? AND partition = ?")) {
            question.setString(1, topic);
            question.setInt(2, partition);
            try (var row = question.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        for (var connection : List.of(intake, intakeNow, board, notification, notificationNow)) {
            connection.close();
        }
    }
}
