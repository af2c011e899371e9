// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.log;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.firstsession.notification.ledger.DecisionFold;
import org.firstsession.notification.ledger.LedgerBells;
import org.firstsession.schemas.feed.FeedPositions;
import org.firstsession.schemas.feed.FeedRecord;
import org.firstsession.schemas.feed.FeedTarget;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes decisions into the ledger, in one transaction with how far they were read. */
@Component
class LedgerTarget implements FeedTarget {

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;
    private final DecisionFold fold;
    private final LedgerBells bells;

    LedgerTarget(
            JdbcTemplate jdbc,
            TransactionOperations transactions,
            DecisionFold fold,
            LedgerBells bells) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.fold = fold;
        this.bells = bells;
    }

    @Override
    public Map<TopicPartition, Long> positions(Collection<TopicPartition> partitions) {
        var positions =
                jdbc.execute(
                        (ConnectionCallback<Map<TopicPartition, Long>>)
                                connection -> FeedPositions.load(connection, partitions));
        return positions == null ? Map.of() : positions;
    }

    @Override
    public void take(List<FeedRecord> batch, List<PositionMove> moves) {
        transactions.executeWithoutResult(status -> {
            batch.forEach(record -> EventTranslator.fold(record.value(), fold));
            advance(moves);
        });
        bells.due().ring();
    }

    private void advance(List<PositionMove> moves) {
        jdbc.execute(
                (ConnectionCallback<Boolean>)
                        connection -> {
                            FeedPositions.advance(connection, moves);
                            return true;
                        });
    }
}
