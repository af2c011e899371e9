// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.receipt;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.commands.RequestTrial;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Receipts: a command is accepted when its row is committed here, and not before. */
@Repository
public class Receipts {

    private final JdbcClient jdbc;
    private final ClockGuard clockGuard;
    private final RelayLanes lanes;

    Receipts(JdbcClient jdbc, ClockGuard clockGuard, RelayLanes lanes) {
        this.jdbc = jdbc;
        this.clockGuard = clockGuard;
        this.lanes = lanes;
    }

    /** The command with which a request began. */
    public Optional<UUID> first(UUID requestId) {
        return jdbc.sql(
                        """
                        SELECT command_id FROM receipts WHERE request_id = ?
                        ORDER BY position LIMIT 1\
                        """)
                .param(requestId)
                .query(UUID.class)
                .optional();
    }

    /** What a request asked for when it began. */
    public Optional<RequestTrial> request(UUID requestId) {
        return jdbc.sql(
                        """
                        SELECT command_type, payload FROM receipts
                        WHERE request_id = ? AND command_type = 'RequestTrial'
                        ORDER BY position LIMIT 1\
                        """)
                .param(requestId)
                .query((row, number) ->
                        CommandCodec.decode(row.getString("command_type"), row.getBytes("payload")))
                .optional()
                .map(RequestTrial.class::cast);
    }

    /**
     * Keeps a command inside the caller's transaction, and has it sent once that is committed.
     *
     * @throws org.firstsession.intake.web.ProblemException when this machine's clock can't be
     *     trusted
     */
    public void add(
            UUID commandId,
            String practiceId,
            UUID requestId,
            Instant recordedAt,
            SpecificRecord command) {
        var databaseNow =
                jdbc.sql(
                                """
                                INSERT INTO receipts (command_id, practice_id, request_id,
                                    command_type, recorded_at, payload)
                                VALUES (?, ?, ?, ?, ?, ?)
                                RETURNING clock_timestamp()\
                                """)
                        .params(
                                commandId,
                                practiceId,
                                requestId,
                                command.getClass().getSimpleName(),
                                recordedAt.atOffset(ZoneOffset.UTC),
                                CommandCodec.encode(command))
                        .query(OffsetDateTime.class)
                        .single();
        clockGuard.check(Duration.between(databaseNow.toInstant(), recordedAt));
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        lanes.accepted(practiceId);
                    }
                });
    }
}
