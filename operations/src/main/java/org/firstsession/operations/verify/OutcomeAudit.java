// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstsession.operations.log.Fields;
import org.firstsession.operations.log.LogPosition;
import org.firstsession.operations.log.RecordDecoder;
import org.firstsession.operations.log.Records;
import org.firstsession.operations.log.UndecodableException;

/** Holds {@code notification.events} against the ledger (H5). */
final class OutcomeAudit {

    private static final int TOGETHER = 500;

    private static final Map<String, String> STATES =
            Map.of(
                    "MessageAccepted", "ACCEPTED",
                    "MessageSuppressed", "SUPPRESSED",
                    "MessageEscalated", "ESCALATED");

    private final Databases databases;
    private final RecordDecoder decoder;
    private final Findings findings;
    private final Scope scope;
    private final Map<String, Told> batch = new LinkedHashMap<>();
    private final Map<String, Long> records = new TreeMap<>();

    OutcomeAudit(Databases databases, RecordDecoder decoder, Findings findings, Scope scope) {
        this.databases = databases;
        this.decoder = decoder;
        this.findings = findings;
        this.scope = scope;
    }

    void read(Records outcomes) throws SQLException {
        while (outcomes.peek() != null) {
            var record = outcomes.next();
            if (scope.concerns(record.key() == null ? null : new String(record.key(), UTF_8))) {
                take(record);
            }
        }
        compare();
    }

    /** Behind the last partition: whether anything was settled and never told. */
    void end() throws SQLException {
        findings.atNoTime();
        try (var question =
                        databases
                                .notification()
                                .prepareStatement(
                                        """
                                        SELECT practice_id, count(*) FROM effect
                                        WHERE published_at IS NOT NULL GROUP BY practice_id\
                                        """);
                var row = question.executeQuery()) {
            while (row.next()) {
                var practiceId = row.getString(1);
                long told = records.getOrDefault(practiceId, 0L);
                findings.require(
                        !scope.concerns(practiceId) || told >= row.getLong(2),
                        Promise.H5,
                        "I-5.1",
                        "notification.events " + practiceId,
                        "%d messages are settled and published, %d are told of"
                                .formatted(row.getLong(2), told));
            }
        }
        overdue();
    }

    private void overdue() throws SQLException {
        try (var question =
                        databases
                                .notification()
                                .prepareStatement(
                                        """
                                        SELECT e.effect_id, e.practice_id, s.starts_at
                                        FROM effect e JOIN session s USING (practice_id, session_id)
                                        WHERE e.state = 'DUE' AND s.starts_at < now()\
                                        """);
                var row = question.executeQuery()) {
            while (row.next()) {
                findings.require(
                        !scope.concerns(row.getString(2)),
                        Promise.H5,
                        "I-5.1",
                        "notification.effect " + row.getString(1),
                        "it is still due although its session began");
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) throws SQLException {
        var where = new LogPosition(record.topic(), record.partition(), record.offset());
        try {
            var fields = decoder.decode(record.value());
            findings.at(fields.instant("settledAt"));
            findings.looked(Promise.H5, "outcomes");
            // A crash between sending and noting repeats a record: the last one counts.
            if (batch.put(fields.text("effectId"), new Told(where, fields)) == null) {
                records.merge(fields.text("practiceId"), 1L, Long::sum);
            }
        } catch (UndecodableException | IllegalArgumentException e) {
            findings.violated(Promise.H1, "I-1.6", where, String.valueOf(e.getMessage()));
        }
        if (batch.size() == TOGETHER) {
            compare();
        }
    }

    private void compare() throws SQLException {
        if (batch.isEmpty()) {
            return;
        }
        var kept = rows(databases.notification());
        for (var entry : batch.entrySet()) {
            var told = entry.getValue();
            var row = kept.get(entry.getKey());
            if (row == null || !told.agreesWith(row)) {
                // Settled after the snapshot was taken, perhaps.
                row = rows(databases.notificationNow()).get(entry.getKey());
            }
            findings.at(told.fields().instant("settledAt"));
            findings.require(
                    row != null && told.agreesWith(row),
                    Promise.H5,
                    "I-5.1",
                    told.where(),
                    row == null
                            ? "it tells of a message that the ledger does not have"
                            : "the ledger says " + row);
        }
        batch.clear();
    }

    private Map<String, String> rows(Connection notification) throws SQLException {
        var found = new HashMap<String, String>();
        try (var question =
                notification.prepareStatement(
                        """
                        SELECT effect_id, concat_ws(' ', state, kind, event_id)
                        FROM effect WHERE effect_id = ANY (?)\
                        """)) {
            question.setArray(1, notification.createArrayOf("text", batch.keySet().toArray()));
            try (var row = question.executeQuery()) {
                while (row.next()) {
                    found.put(row.getString(1), row.getString(2));
                }
            }
        }
        return found;
    }

    private record Told(LogPosition where, Fields fields) {
        boolean agreesWith(String row) {
            return row.equals(
                    String.join(
                            " ",
                            STATES.getOrDefault(fields.type(), fields.type()),
                            fields.text("kind"),
                            fields.text("eventId")));
        }
    }
}
