// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.view;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.firstsession.events.CommandRefused;
import org.firstsession.events.DuplicateIgnored;
import org.firstsession.events.ExtensionReason;
import org.firstsession.events.HoldExtended;
import org.firstsession.events.TimeAdvanced;
import org.firstsession.intake.Ids;
import org.firstsession.intake.practice.PracticeProjection;
import org.firstsession.intake.receipt.Outcomes;
import org.firstsession.intake.receipt.Signal;
import org.firstsession.intake.receipt.Signals;
import org.firstsession.schemas.feed.FeedPositions;
import org.firstsession.schemas.feed.FeedRecord;
import org.firstsession.schemas.feed.FeedTarget;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes {@code practice.events} into the tables: requests, outcomes, practices, and the positions.
 */
@Component
class ViewFeed implements FeedTarget {

    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final RequestCases cases;
    private final Outcomes outcomes;
    private final PracticeProjection practices;
    private final HeldRequests held;
    private final Signals signals;
    private final Counter copies;

    ViewFeed(
            DataSource dataSource,
            TransactionTemplate transaction,
            RequestCases cases,
            Outcomes outcomes,
            PracticeProjection practices,
            HeldRequests held,
            Signals signals,
            MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.transaction = transaction;
        this.cases = cases;
        this.outcomes = outcomes;
        this.practices = practices;
        this.held = held;
        this.signals = signals;
        this.copies = metrics.counter("intake.relay.copies.decided");
    }

    @Override
    public Map<TopicPartition, Long> positions(Collection<TopicPartition> partitions) {
        return inTransaction(connection -> FeedPositions.load(connection, partitions));
    }

    @Override
    public void take(List<FeedRecord> batch, List<PositionMove> moves) {
        signals.send(
                inTransaction(connection -> {
                    var news = fold(batch);
                    for (var record : batch) {
                        practices.apply(record.value());
                        held.apply(record.value());
                        keepOutcome(record.value()).ifPresent(news::add);
                    }
                    FeedPositions.advanceWithoutWaiting(connection, moves);
                    return news;
                }));
    }

    private List<Signal> fold(List<FeedRecord> batch) {
        var news = new ArrayList<Signal>();
        var touched = new LinkedHashSet<UUID>();
        for (var record : batch) {
            var id = requestId(record.value());
            if (id != null) {
                touched.add(id);
            }
        }
        if (touched.isEmpty()) {
            return news;
        }
        var stand = cases.load(touched);
        for (var record : batch) {
            var id = requestId(record.value());
            if (id != null) {
                var before = stand.getOrDefault(id, RequestCase.received(record.key()));
                stand.put(id, CaseFold.apply(before, record.value()));
            }
        }
        for (var id : touched) {
            news.add(cases.store(id, Objects.requireNonNull(stand.get(id))));
        }
        return news;
    }

    private static @Nullable UUID requestId(SpecificRecord event) {
        var text = CaseFold.requestId(event);
        return text == null ? null : Ids.parse(text).orElse(null);
    }

    private Optional<Signal> keepOutcome(SpecificRecord event) {
        return switch (event) {
            case CommandRefused refused ->
                    outcomes.keep(refused.getCommandId(), refused.getSeq(), refused.getReason());
            // The copy's event must not replace what became of the command itself.
            case DuplicateIgnored ignored -> {
                copies.increment();
                yield Optional.empty();
            }
            // What the engine makes up for after a gap in the log bears the next command's id, and
            // comes before what became of that command.
            case HoldExtended extended when extended.getReason() == ExtensionReason.LOG_GAP ->
                    Optional.empty();
            // The clock's, not a client's.
            case TimeAdvanced advanced -> Optional.empty();
            default -> {
                var commandId = event.getSchema().getField("commandId");
                var seq = event.getSchema().getField("seq");
                yield outcomes.keep(
                        (String) event.get(commandId.pos()), (Long) event.get(seq.pos()), null);
            }
        };
    }

    private <T> T inTransaction(Work<T> work) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    var connection = DataSourceUtils.getConnection(dataSource);
                    try {
                        return work.on(connection);
                    } catch (SQLException e) {
                        throw new IllegalStateException("the feed's tables don't answer", e);
                    } finally {
                        DataSourceUtils.releaseConnection(connection, dataSource);
                    }
                }));
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
