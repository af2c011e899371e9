// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.firstsession.operations.log.RecordDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Holds the receipts of one partition against its commands (H0). Both are taken in the order of the
 * log, so neither is kept.
 */
final class ReceiptAudit implements AutoCloseable {

    private static final String SOURCE = "/intake-service";

    /** Avro's single-object encoding: two bytes of marker, eight of the schema's fingerprint. */
    private static final int HEAD_BYTES = 10;

    private static final String SENT =
            """
            SELECT command_id, practice_id, recorded_at, payload, log_offset FROM receipts
            WHERE log_partition = ? AND log_offset < ? ORDER BY log_offset\
            """;

    private final Databases databases;
    private final Findings findings;
    private final Scope scope;
    private final RowCursor<Receipt> receipts;
    private final Map<Schema, Long> fingerprints = new IdentityHashMap<>();

    ReceiptAudit(Databases databases, int partition, long end, Findings findings, Scope scope)
            throws SQLException {
        this.databases = databases;
        this.findings = findings;
        this.scope = scope;
        this.receipts = new RowCursor<>(databases.intake(), SENT, Receipt::of, partition, end);
    }

    /** A command, and what follows from it; empty while nothing does. */
    void on(CommandFact command, List<EventFact> events) throws SQLException {
        receipts.before(command.position().offset(), Receipt::logOffset).forEach(this::missing);
        var receipt = receipts.peek();
        if (receipt != null && receipt.logOffset() == command.position().offset()) {
            receipts.before(command.position().offset() + 1, Receipt::logOffset);
            judge(receipt, command, events);
        } else if (SOURCE.equals(command.source())) {
            judgeWithout(command);
        }
    }

    /** Behind the last command. */
    void end() throws SQLException {
        receipts.before(Long.MAX_VALUE, Receipt::logOffset).forEach(this::missing);
    }

    private void judge(Receipt receipt, CommandFact command, List<EventFact> events) {
        if (!scope.concerns(receipt.practiceId())) {
            return;
        }
        findings.at(receipt.recordedAt());
        findings.looked(Promise.H0, "receipts");
        var id = receipt.commandId().toString();
        if (!id.equals(command.commandId())) {
            findings.violated(
                    Promise.H0,
                    "I-1.1",
                    command.position(),
                    "the receipt of "
                            + id
                            + " names this place, where "
                            + command.commandId()
                            + " is");
            return;
        }
        findings.require(
                hasSameBody(receipt.payload(), command),
                Promise.H0,
                "I-1.1",
                command.position(),
                id + " is not on the log as it was accepted");
        findings.require(
                events.isEmpty()
                        || events.stream()
                                .anyMatch(event -> !event.type().equals("DuplicateIgnored")),
                Promise.H0,
                "I-1.1",
                command.position(),
                id + " has a receipt and was set aside as a copy");
    }

    private void judgeWithout(CommandFact command) throws SQLException {
        var found = find(command.commandId());
        findings.at(command.recordedAt());
        findings.require(
                found != null,
                Promise.H0,
                "I-1.2",
                command.position(),
                command.commandId() + " came from intake-service and has no receipt");
        findings.require(
                found == null
                        || found.logOffset() < 0
                        || found.logOffset() == command.position().offset(),
                Promise.H0,
                "I-1.4",
                command.position(),
                command.commandId()
                        + " is a copy: its receipt names offset "
                        + (found == null ? "" : found.logOffset()));
    }

    private void missing(Receipt receipt) {
        if (scope.concerns(receipt.practiceId())) {
            findings.at(receipt.recordedAt());
            findings.looked(Promise.H0, "receipts");
            findings.violated(
                    Promise.H0,
                    "I-1.1",
                    "intake.receipts " + receipt.commandId(),
                    "it is not on the log at offset "
                            + receipt.logOffset()
                            + ", where it was sent");
        }
    }

    private @Nullable Receipt find(@Nullable String commandId) throws SQLException {
        if (commandId == null) {
            return null;
        }
        try (var question =
                databases
                        .intakeNow()
                        .prepareStatement(
                                """
                                SELECT command_id, practice_id, recorded_at, payload,
                                    coalesce(log_offset, -1) AS log_offset
                                FROM receipts WHERE command_id::text = ?\
                                """)) {
            question.setString(1, commandId);
            try (var row = question.executeQuery()) {
                return row.next() ? Receipt.of(row) : null;
            }
        }
    }

    /** Compares byte for byte when one schema wrote both; another version writes other bytes. */
    private boolean hasSameBody(byte[] payload, CommandFact command) {
        var value = command.value();
        if (value == null || command.fields() == null || payload.length < HEAD_BYTES) {
            return false;
        }
        long fingerprint = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
        return fingerprint
                        != fingerprints.computeIfAbsent(
                                command.fields().schema(),
                                SchemaNormalization::parsingFingerprint64)
                || Arrays.equals(
                        payload,
                        HEAD_BYTES,
                        payload.length,
                        value,
                        RecordDecoder.FRAME_BYTES,
                        value.length);
    }

    @Override
    public void close() throws SQLException {
        receipts.close();
    }

    /** Receipts that should have been sent long ago: no log can tell of them. */
    static void stuck(Connection intake, Findings findings, Scope scope) throws SQLException {
        try (var question =
                        intake.prepareStatement(
                                """
                                SELECT command_id, practice_id, recorded_at FROM receipts
                                WHERE (sent_at IS NULL AND recorded_at < now() - interval '60 s')
                                    OR (sent_at IS NOT NULL AND log_offset IS NULL)
                                ORDER BY position\
                                """);
                var row = question.executeQuery()) {
            while (row.next()) {
                if (scope.concerns(row.getString("practice_id"))) {
                    findings.at(instant(row));
                    findings.looked(Promise.H0, "receipts");
                    findings.violated(
                            Promise.H0,
                            "I-1.5",
                            "intake.receipts " + row.getString("command_id"),
                            "it was accepted at " + instant(row) + " and is not on the log");
                }
            }
        }
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("recorded_at", OffsetDateTime.class).toInstant();
    }

    private record Receipt(
            UUID commandId, String practiceId, Instant recordedAt, byte[] payload, long logOffset) {

        static Receipt of(ResultSet row) throws SQLException {
            return new Receipt(
                    row.getObject("command_id", UUID.class),
                    row.getString("practice_id"),
                    instant(row),
                    row.getBytes("payload"),
                    row.getLong("log_offset"));
        }
    }
}
