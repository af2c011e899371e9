// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.firstsession.intake.running.RunningService;
import org.firstsession.schemas.feed.FeedPositions;
import org.firstsession.schemas.feed.FeedPositions.PositionMovedException;
import org.firstsession.schemas.feed.FeedTarget.PositionMove;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class FeedPositionsIT extends RunningService {

    private static final TopicPartition PARTITION = new TopicPartition("of-no-feed", 3);
    @Autowired private DataSource dataSource;

    @Test
    void moveOnlyFromWhereTheyStand() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);

            advance(connection, 0, 7);
            advance(connection, 7, 9);

            assertThatExceptionOfType(PositionMovedException.class)
                    .isThrownBy(() -> advance(connection, 7, 11));
            assertThat(FeedPositions.load(connection, List.of(PARTITION)))
                    .isEqualTo(Map.of(PARTITION, 9L));
            connection.rollback();
        }
    }

    /** As after a crash of PostgreSQL that took the first batches with it. */
    @Test
    void beginAtZeroWhereThereIsNoRow() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);

            assertThatExceptionOfType(PositionMovedException.class)
                    .isThrownBy(() -> advance(connection, 7, 9));
            connection.rollback();
        }
    }

    private static void advance(Connection connection, long from, long to) throws SQLException {
        FeedPositions.advance(connection, List.of(new PositionMove(PARTITION, from, to)));
    }
}
