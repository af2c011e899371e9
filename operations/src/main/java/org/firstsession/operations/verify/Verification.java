// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.firstsession.operations.log.Cluster;
import org.firstsession.operations.log.DecodedRecords;
import org.firstsession.operations.log.Logs;
import org.firstsession.operations.log.RecordDecoder;
import org.firstsession.operations.log.WriterSchemas;
import org.firstsession.schemas.Topics;
import org.jspecify.annotations.Nullable;

/**
 * One reading of all topics and databases. The order in which their ends are asked for makes it
 * safe on a running system: whatever a database shows and whatever a group has committed is on the
 * logs as they are read afterwards, and every event's command is too.
 */
final class Verification {

    private static final String ENGINE_GROUP = "matching-service.engine";

    /** How a decision was explained is nobody's promise; passing it over halves the work. */
    private static final Set<String> NOT_JUDGED = Set.of("explanation", "why");

    private final Logs logs;
    private final Cluster cluster;
    private final WriterSchemas schemas;
    private final @Nullable Databases databases;
    private final Findings findings;
    private final Scope scope;
    private final LongConsumer progress;
    private long read;

    /**
     * @param databases null to read the logs alone
     * @param progress gets the number of commands that are done
     */
    Verification(
            Map<String, Object> consumerSettings,
            Admin admin,
            SchemaRegistryClient registry,
            @Nullable Databases databases,
            Findings findings,
            Scope scope,
            LongConsumer progress) {
        this.logs = new Logs(consumerSettings, admin);
        this.cluster = new Cluster(admin);
        this.schemas = new WriterSchemas(registry);
        this.databases = databases;
        this.findings = findings;
        this.scope = scope;
        this.progress = progress;
    }

    /** Reads everything; what is wrong is in the findings then. */
    void run() throws SQLException {
        int partitions = cluster.partitionsOf(Topics.PRACTICE_COMMANDS.name()).orElse(0);
        var committed = cluster.committed(ENGINE_GROUP, Topics.PRACTICE_COMMANDS.name());
        var events = logs.ends(Topics.PRACTICE_EVENTS);
        var letters = logs.ends(Topics.DEAD_LETTERS);
        var outcomes = logs.ends(Topics.NOTIFICATION_EVENTS);
        var commands = logs.ends(Topics.PRACTICE_COMMANDS);
        var known = new HashSet<String>();
        for (int partition : Logs.partitionsOf(scope.practice(), partitions)) {
            cutShort(partition, committed, commands);
            try (var audit = audit(partition, partitions, committed, commands, events, letters)) {
                audit.run();
                known.addAll(audit.practices().keySet());
            }
        }
        if (databases != null) {
            judgeDatabases(databases, outcomes, known);
        }
    }

    private PartitionAudit audit(
            int partition,
            int partitions,
            Map<Integer, Long> committed,
            Map<Integer, Long> commands,
            Map<Integer, Long> events,
            Map<Integer, Long> letters)
            throws SQLException {
        return new PartitionAudit(
                new DecodedRecords<>(
                        logs.cursor(Topics.PRACTICE_COMMANDS, partition, commands),
                        decoder(),
                        command -> CommandFact.of(command, partitions)),
                new DecodedRecords<>(
                        logs.cursor(Topics.PRACTICE_EVENTS, partition, events),
                        decoder(),
                        new EventReader()::read),
                new DeadLetterAudit(
                        logs.cursor(Topics.DEAD_LETTERS, partition, letters), findings, scope),
                databases == null
                        ? null
                        : new ReceiptAudit(
                                databases,
                                partition,
                                commands.getOrDefault(partition, 0L),
                                findings,
                                scope),
                new ViewAudits(databases, partition, findings),
                findings,
                scope,
                committed.getOrDefault(partition, 0L),
                () -> progress.accept(++read));
    }

    private RecordDecoder decoder() {
        return new RecordDecoder(schemas, NOT_JUDGED);
    }

    /** A log that ends before what was decided of it has lost its end. */
    private void cutShort(
            int partition, Map<Integer, Long> committed, Map<Integer, Long> commands) {
        findings.atNoTime();
        long decided = committed.getOrDefault(partition, 0L);
        long end = commands.getOrDefault(partition, 0L);
        findings.require(
                decided <= end,
                Promise.H1,
                "I-1.1",
                Topics.PRACTICE_COMMANDS.name() + "-" + partition,
                "it ends at %d, decided up to %d",
                end,
                decided);
    }

    private void judgeDatabases(Databases databases, Map<Integer, Long> outcomes, Set<String> known)
            throws SQLException {
        ReceiptAudit.stuck(databases.intake(), findings, scope);
        var audit = new OutcomeAudit(databases, decoder(), findings, scope);
        for (int partition : Logs.partitionsOf(scope.practice(), outcomes.size())) {
            try (var cursor = logs.cursor(Topics.NOTIFICATION_EVENTS, partition, outcomes)) {
                audit.read(cursor);
            }
        }
        audit.end();
        ViewAudits.strangers(databases, known, scope, findings);
    }
}
