// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.firstsession.schemas.feed.FeedRecord;
import org.firstsession.schemas.feed.FeedTarget;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The fold of practice.events. A batch and the positions behind it are one transaction; a batch
 * that breaks a promise is not taken over at all, and the board says so until it is mended.
 */
public final class BoardProjection implements FeedTarget {

    private static final Logger log = LoggerFactory.getLogger(BoardProjection.class);
    private static final String EXCLUSION_VIOLATION = "23P01";

    private final StoredPositions positions;
    private final TransactionOperations transactions;
    private final Runnable lock;
    private final Rows rows;
    private final PracticeRows practices;
    private final TakenSlots slots;
    private final EventFold fold;
    private volatile @Nullable Standstill standstill;

    public BoardProjection(JdbcTemplate jdbc, TransactionOperations transactions) {
        this(jdbc, transactions, () -> ProjectionLock.shared(jdbc));
    }

    /** A second one, on a connection that sees tables of its own. */
    public static BoardProjection besideTheLiveOne(
            JdbcTemplate jdbc, TransactionOperations transactions) {
        return new BoardProjection(jdbc, transactions, () -> {});
    }

    private BoardProjection(JdbcTemplate jdbc, TransactionOperations transactions, Runnable lock) {
        this.lock = lock;
        this.positions = new StoredPositions(jdbc);
        this.transactions = transactions;
        this.rows = new Rows(jdbc);
        this.practices = new PracticeRows(rows);
        this.slots = new TakenSlots(rows);
        this.fold = new EventFold(rows, practices, slots);
    }

    /** Where and why the board stands still; null while all is well. */
    public @Nullable Standstill standstill() {
        return standstill;
    }

    @Override
    public Map<TopicPartition, Long> positions(Collection<TopicPartition> partitions) {
        return positions.load(partitions);
    }

    @Override
    public void take(List<FeedRecord> batch, List<PositionMove> moves) {
        try {
            transactions.executeWithoutResult(status -> {
                lock.run();
                takeEvents(batch);
                positions.advance(moves);
            });
        } catch (PromiseBrokenException e) {
            standStill(e);
            throw e;
        }
        goOn(moves);
    }

    private void takeEvents(List<FeedRecord> batch) {
        rows.begin();
        practices.begin();
        for (int i = 0; i < batch.size(); i++) {
            var record = batch.get(i);
            var head = EventHead.of(record.value());
            if (!practices.follow(head, record)) {
                throw broken(Standstill.Reason.GAP, record, null);
            }
            fold.apply(head, record.value());
            boolean more =
                    i + 1 < batch.size()
                            && head.sameDecisionAs(EventHead.of(batch.get(i + 1).value()));
            if (!more) {
                slots.judge();
            }
            send(record);
        }
        practices.end();
        rows.end();
    }

    private void send(FeedRecord record) {
        try {
            rows.send();
        } catch (DataAccessException e) {
            if (isExclusionViolation(e)) {
                throw broken(Standstill.Reason.OVERLAP, record, e);
            }
            throw e;
        }
    }

    /** The feed comes back every few seconds; one line in the log per event is enough. */
    private void standStill(PromiseBrokenException broken) {
        var now = broken.standstill();
        if (!now.equals(standstill)) {
            log.atError()
                    .addKeyValue("eventId", now.eventId())
                    .addKeyValue("partition", now.partition())
                    .addKeyValue("offset", now.offset())
                    .addKeyValue("reason", now.reason())
                    .log("the board stands still: a promise was broken");
        }
        standstill = now;
    }

    private void goOn(List<PositionMove> moves) {
        var stopped = standstill;
        if (stopped != null
                && moves.stream()
                        .anyMatch(move ->
                                move.partition().partition() == stopped.partition()
                                        && move.to() > stopped.offset())) {
            standstill = null;
        }
    }

    private static PromiseBrokenException broken(
            Standstill.Reason reason, FeedRecord record, @Nullable Exception cause) {
        return new PromiseBrokenException(
                new Standstill(
                        reason,
                        EventHead.of(record.value()).eventId(),
                        record.partition().partition(),
                        record.offset()),
                cause);
    }

    private static boolean isExclusionViolation(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && EXCLUSION_VIOLATION.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
