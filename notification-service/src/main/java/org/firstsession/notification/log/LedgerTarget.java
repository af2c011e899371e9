// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.log;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.firstsession.notification.ledger.DecisionFold;
import org.firstsession.notification.ledger.LedgerBells;
import org.firstsession.notification.ledger.TakenEvents;
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
    private final TakenEvents taken;
    private final LedgerBells bells;

    LedgerTarget(
            JdbcTemplate jdbc,
            TransactionOperations transactions,
            DecisionFold fold,
            TakenEvents taken,
            LedgerBells bells) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.fold = fold;
        this.taken = taken;
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
            var events = taken.batch();
            for (var record : batch) {
                boolean isNews = events.isNews(record.key(), seq(record.value()));
                EventTranslator.fold(record.value(), fold, isNews);
            }
            events.keep();
            advance(moves);
        });
        bells.due().ring();
    }

    /** All events have it, whatever their type. */
    private static long seq(SpecificRecord event) {
        return (Long) event.get(event.getSchema().getField("seq").pos());
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
