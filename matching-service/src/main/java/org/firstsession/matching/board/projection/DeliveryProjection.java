// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.firstsession.notifications.MessageAccepted;
import org.firstsession.notifications.MessageEscalated;
import org.firstsession.notifications.MessageSuppressed;
import org.firstsession.schemas.feed.FeedRecord;
import org.firstsession.schemas.feed.FeedTarget;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The fold of notification.events: what became of each message. */
public final class DeliveryProjection implements FeedTarget {

    private final StoredPositions positions;
    private final TransactionOperations transactions;
    private final Runnable lock;
    private final Rows rows;

    public DeliveryProjection(JdbcTemplate jdbc, TransactionOperations transactions) {
        this(jdbc, transactions, () -> ProjectionLock.shared(jdbc));
    }

    /** A second one, on a connection that sees tables of its own. */
    public static DeliveryProjection besideTheLiveOne(
            JdbcTemplate jdbc, TransactionOperations transactions) {
        return new DeliveryProjection(jdbc, transactions, () -> {});
    }

    private DeliveryProjection(
            JdbcTemplate jdbc, TransactionOperations transactions, Runnable lock) {
        this.lock = lock;
        this.positions = new StoredPositions(jdbc);
        this.transactions = transactions;
        this.rows = new Rows(jdbc);
    }

    @Override
    public Map<TopicPartition, Long> positions(Collection<TopicPartition> partitions) {
        return positions.load(partitions);
    }

    @Override
    public void take(List<FeedRecord> batch, List<PositionMove> moves) {
        transactions.executeWithoutResult(status -> {
            lock.run();
            rows.begin();
            batch.forEach(record -> apply(record.value()));
            rows.end();
            positions.advance(moves);
        });
    }

    private void apply(SpecificRecord event) {
        switch (event) {
            case MessageAccepted accepted ->
                    note(event, "ACCEPTED", null, accepted.getMayBeRepeated());
            case MessageSuppressed suppressed ->
                    note(event, "SUPPRESSED", suppressed.getReason(), false);
            case MessageEscalated escalated ->
                    note(event, "ESCALATED", escalated.getReason(), false);
            default ->
                    throw new IllegalStateException(
                            "the board does not know " + event.getSchema().getFullName());
        }
    }

    /** A message that was late and then went out has a second record: the last one counts. */
    private void note(
            SpecificRecord event, String result, @Nullable Object reason, boolean repeated) {
        rows.changeAtTheEnd(
                """
                INSERT INTO delivery (practice_id, effect_id, request_id, kind, recipient, channel,
                    revision, settled_at, result, reason, repeated)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (practice_id, effect_id) DO UPDATE SET settled_at = excluded.settled_at,
                    result = excluded.result, reason = excluded.reason, repeated = excluded.repeated\
                """,
                field(event, "practiceId"),
                field(event, "effectId"),
                field(event, "requestId"),
                field(event, "kind"),
                field(event, "recipient"),
                field(event, "channel"),
                field(event, "revision"),
                field(event, "settledAt"),
                result,
                reason,
                repeated);
    }

    private static Object field(SpecificRecord event, String name) {
        return event.get(event.getSchema().getField(name).pos());
    }
}
