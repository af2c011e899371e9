// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private final List<Told> batch = new ArrayList<>();
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
                                        SELECT e.practice_id, count(*)
                                        FROM outcome o JOIN effect e USING (effect_id)
                                        WHERE o.published_at IS NOT NULL GROUP BY e.practice_id\
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
                        "%d messages are settled and published, %d are told of",
                        row.getLong(2),
                        told);
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
                                        SELECT e.effect_id, e.practice_id
                                        FROM effect e JOIN subject s ON s.practice_id = e.practice_id
                                            AND s.kind = e.subject AND s.subject_id = e.subject_id
                                        WHERE e.state = 'DUE' AND e.subject = 'SESSION'
                                            AND s.ends_at < now()
                                            -- How it went is asked behind the session.
                                            AND e.kind <> 'OUTCOME_QUESTION'\
                                        """);
                var row = question.executeQuery()) {
            while (row.next()) {
                findings.require(
                        !scope.concerns(row.getString(2)),
                        Promise.H5,
                        "I-5.1",
                        "notification.effect " + row.getString(1),
                        "it is still due although its session is over");
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) throws SQLException {
        var where = new LogPosition(record.topic(), record.partition(), record.offset());
        try {
            var fields = decoder.decode(record.value());
            findings.at(fields.instant("settledAt"));
            findings.looked(Promise.H5, "outcomes");
            // A crash between sending and noting may repeat a record.
            records.merge(fields.text("practiceId"), 1L, Long::sum);
            batch.add(new Told(where, fields.text("effectId"), fields));
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
        for (var told : batch) {
            var rows = kept.getOrDefault(told.effectId(), Set.of());
            if (!told.isAmong(rows)) {
                // Settled after the snapshot was taken, perhaps.
                rows = rows(databases.notificationNow()).getOrDefault(told.effectId(), Set.of());
            }
            findings.at(told.fields().instant("settledAt"));
            findings.require(
                    told.isAmong(rows),
                    Promise.H5,
                    "I-5.1",
                    told.where(),
                    rows.isEmpty()
                            ? "it tells of a message that the ledger does not have, or not settled"
                            : "the ledger says " + rows);
        }
        batch.clear();
    }

    private Map<String, Set<String>> rows(Connection notification) throws SQLException {
        var found = new HashMap<String, Set<String>>();
        try (var question =
                notification.prepareStatement(
                        """
                        SELECT e.effect_id, concat_ws(' ', o.state, e.kind, e.event_id)
                        FROM effect e JOIN outcome o USING (effect_id) WHERE e.effect_id = ANY (?)\
                        """)) {
            var ids = batch.stream().map(Told::effectId).toArray();
            question.setArray(1, notification.createArrayOf("text", ids));
            try (var row = question.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(row.getString(1), it -> new TreeSet<>())
                            .add(row.getString(2));
                }
            }
        }
        return found;
    }

    private record Told(LogPosition where, String effectId, Fields fields) {
        boolean isAmong(Set<String> rows) {
            return rows.contains(
                    String.join(
                            " ",
                            STATES.getOrDefault(fields.type(), fields.type()),
                            fields.text("kind"),
                            fields.text("eventId")));
        }
    }
}
