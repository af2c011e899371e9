// SPDX-License-Identifier: Apache-2.0
package org.firstsession.schemas.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * The positions of a service's feeds, in a table of its database:
 *
 * <pre>{@code
 * CREATE TABLE feed_position (
 *     topic text NOT NULL, partition int NOT NULL, next_offset bigint NOT NULL,
 *     PRIMARY KEY (topic, partition));
 * }</pre>
 *
 * All methods work on the caller's connection, inside the caller's transaction.
 */
public final class FeedPositions {

    private FeedPositions() {}

    /** The stored positions; 0 for partitions that were never read. */
    public static Map<TopicPartition, Long> load(
            Connection connection, Collection<TopicPartition> partitions) throws SQLException {
        var positions = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> positions.put(partition, 0L));
        try (var select =
                        connection.prepareStatement(
                                "SELECT topic, partition, next_offset FROM feed_position");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                positions.computeIfPresent(
                        new TopicPartition(rows.getString(1), rows.getInt(2)),
                        (partition, zero) -> readOffset(rows));
            }
        }
        return positions;
    }

    /**
     * Moves the positions on.
     *
     * @throws PositionMovedException when another instance has moved one of them meanwhile; the
     *     transaction must be rolled back then
     */
    public static void advance(Connection connection, List<FeedTarget.PositionMove> moves)
            throws SQLException {
        // A row that is missing stands for 0 alone: a database that forgot its last moments in a
        // crash (synchronous_commit = off) has it read from there again.
        try (var upsert =
                connection.prepareStatement(
                        """
                        MERGE INTO feed_position AS p
                        USING (VALUES (?, ?, ?, ?)) AS m (topic, partition, moved_from, moved_to)
                        ON p.topic = m.topic AND p.partition = m.partition
                        WHEN MATCHED AND p.next_offset = m.moved_from THEN
                            UPDATE SET next_offset = m.moved_to
                        WHEN NOT MATCHED AND m.moved_from = 0 THEN
                            INSERT VALUES (m.topic, m.partition, m.moved_to)\
                        """)) {
            for (var move : moves) {
                upsert.setString(1, move.partition().topic());
                upsert.setInt(2, move.partition().partition());
                upsert.setLong(3, move.from());
                upsert.setLong(4, move.to());
                if (upsert.executeUpdate() != 1) {
                    throw new PositionMovedException(move.partition(), move.from());
                }
            }
        }
    }

    /**
     * Moves the positions on in a transaction that holds nothing but what the log says: its commit
     * doesn't wait for the disk. What a crash takes from rows and positions alike is read again.
     *
     * @throws PositionMovedException as {@link #advance} does
     */
    public static void advanceWithoutWaiting(
            Connection connection, List<FeedTarget.PositionMove> moves) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL synchronous_commit = off");
        }
        advance(connection, moves);
    }

    private static long readOffset(java.sql.ResultSet rows) {
        try {
            return rows.getLong(3);
        } catch (SQLException e) {
            throw new IllegalStateException("a feed position can't be read", e);
        }
    }

    /** Another instance reads the partition now: this one must let go. */
    public static final class PositionMovedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PositionMovedException(TopicPartition partition, long expected) {
            super(
                    "%s is no longer at %d: another instance reads it"
                            .formatted(partition, expected));
        }
    }
}
