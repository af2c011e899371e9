// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.firstsession.schemas.feed.FeedPositions;
import org.firstsession.schemas.feed.FeedTarget.PositionMove;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** How far the topics have been read, on the connection of the transaction that is under way. */
final class StoredPositions {

    private final JdbcTemplate jdbc;

    StoredPositions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<TopicPartition, Long> load(Collection<TopicPartition> partitions) {
        ConnectionCallback<Map<TopicPartition, Long>> load =
                connection -> FeedPositions.load(connection, partitions);
        var positions = jdbc.execute(load);
        return positions == null ? Map.of() : positions;
    }

    void advance(List<PositionMove> moves) {
        ConnectionCallback<Boolean> advance =
                connection -> {
                    FeedPositions.advanceWithoutWaiting(connection, moves);
                    return true;
                };
        jdbc.execute(advance);
    }
}
