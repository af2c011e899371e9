// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import static org.firstsession.schemas.KafkaAnswers.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.config.ConfigResource;
import org.firstsession.operations.log.Cluster;
import org.firstsession.schemas.Topic;
import org.firstsession.schemas.TopicProvisioning;
import org.firstsession.schemas.Topics;
import org.jspecify.annotations.Nullable;

/** Below which settings of the running cluster and databases the promises cannot be kept. */
final class ConfigurationAudit {

    private static final String INVARIANT = "floor";

    /**
     * The version of the transaction protocol in which each transaction has an epoch of its own.
     */
    private static final short TRANSACTION_VERSION = 2;

    private static final String ENGINE = "matching-service";
    private static final long LONGEST_TRANSACTION_MS = 10_000;
    private static final int COPIES = 3;
    private static final int COPIES_IN_SYNC = 2;

    private static final Map<String, String> OF_BROKERS =
            Map.of(
                    "unclean.leader.election.enable", "false",
                    "auto.create.topics.enable", "false");

    private static final Map<String, String> OF_POSTGRESQL =
            Map.of("synchronous_commit", "on", "fsync", "on");

    private final Findings findings;

    ConfigurationAudit(Findings findings) {
        this.findings = findings;
    }

    void cluster(Admin admin) {
        findings.atNoTime();
        for (var difference : new TopicProvisioning(admin).check(Topics.ALL)) {
            violated("topic", difference);
        }
        findings.looked(
                Promise.CONFIGURATION,
                "settings of topics",
                Topics.ALL.stream().mapToLong(topic -> topic.configs().size() + 1L).sum());
        Topics.ALL.forEach(topic -> deletedRecords(admin, topic));
        transactionVersion(admin);
        transactions(admin);
        var nodes = await(admin.describeCluster().nodes());
        for (var node : nodes) {
            broker(admin, node.idString());
        }
        if (nodes.size() > 1) {
            copies(admin);
        }
    }

    /** One broker has its disk alone, and flushes each record; several have each other. */
    private void copies(Admin admin) {
        var names = Topics.ALL.stream().map(Topic::name).toList();
        for (var topic : await(admin.describeTopics(names).allTopicNames()).values()) {
            int least =
                    topic.partitions().stream()
                            .mapToInt(partition -> partition.replicas().size())
                            .min()
                            .orElse(0);
            atLeast(topic.name(), "copies", COPIES, least);
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
            for (var config : await(admin.describeConfigs(List.of(resource)).all()).values()) {
                var inSync = value(config, "min.insync.replicas");
                atLeast(
                        topic.name(),
                        "min.insync.replicas",
                        COPIES_IN_SYNC,
                        inSync == null ? 0 : Integer.parseInt(inSync));
            }
        }
    }

    private void atLeast(String where, String setting, int wanted, int found) {
        findings.looked(Promise.CONFIGURATION, "settings of " + where);
        if (found < wanted) {
            violated(where, "%s is %d, less than %d".formatted(setting, found, wanted));
        }
    }

    /** A dead engine holds all readers up until its transaction times out. */
    private void transactions(Admin admin) {
        var ids =
                await(admin.listTransactions().all()).stream()
                        .map(TransactionListing::transactionalId)
                        .filter(id -> id.startsWith(ENGINE))
                        .toList();
        await(admin.describeTransactions(ids).all())
                .forEach((id, transaction) -> {
                    findings.looked(Promise.CONFIGURATION, "transactional ids");
                    if (transaction.transactionTimeoutMs() > LONGEST_TRANSACTION_MS) {
                        violated(
                                id,
                                "transaction.timeout.ms is %d, more than %d"
                                        .formatted(
                                                transaction.transactionTimeoutMs(),
                                                LONGEST_TRANSACTION_MS));
                    }
                });
    }

    void registry(List<String> differences) {
        findings.atNoTime();
        findings.looked(
                Promise.CONFIGURATION,
                "schemas",
                Topics.ALL.stream().mapToLong(topic -> topic.valueTypes().size()).sum());
        differences.forEach(difference -> violated("registry", difference));
    }

    void database(String name, Connection database) throws SQLException {
        findings.atNoTime();
        for (var setting : OF_POSTGRESQL.entrySet()) {
            looked(
                    "database " + name,
                    setting.getKey(),
                    setting.getValue(),
                    setting(database, setting.getKey()));
        }
        looked("database " + name, "a replica", "false", Boolean.toString(isReplica(database)));
    }

    private void deletedRecords(Admin admin, Topic topic) {
        var cluster = new Cluster(admin);
        cluster.partitionsOf(topic.name())
                .ifPresent(partitions ->
                        cluster.beginnings(topic.name(), partitions)
                                .forEach((partition, begins) ->
                                        looked(
                                                topic.name() + "-" + partition,
                                                "first offset",
                                                "0",
                                                Long.toString(begins))));
    }

    private void transactionVersion(Admin admin) {
        var finalized =
                await(admin.describeFeatures().featureMetadata())
                        .finalizedFeatures()
                        .get("transaction.version");
        looked(
                "cluster",
                "transaction.version",
                Short.toString(TRANSACTION_VERSION),
                finalized == null ? null : Short.toString(finalized.maxVersionLevel()));
    }

    private void broker(Admin admin, String id) {
        var resource = new ConfigResource(ConfigResource.Type.BROKER, id);
        for (var config : await(admin.describeConfigs(List.of(resource)).all()).values()) {
            OF_BROKERS.forEach(
                    (key, wanted) -> looked("broker " + id, key, wanted, value(config, key)));
        }
    }

    private void looked(String where, String setting, String wanted, @Nullable String found) {
        findings.looked(Promise.CONFIGURATION, "settings of " + where.split("[ -]")[0]);
        if (!wanted.equals(found)) {
            violated(where, "%s is %s instead of %s".formatted(setting, found, wanted));
        }
    }

    private void violated(String where, String what) {
        findings.violated(Promise.CONFIGURATION, INVARIANT, where, what);
    }

    private static @Nullable String value(Config config, String key) {
        var entry = config.get(key);
        return entry == null ? null : entry.value();
    }

    private static boolean isReplica(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("SELECT pg_is_in_recovery()")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static @Nullable String setting(Connection database, String name) throws SQLException {
        try (var question = database.prepareStatement("SELECT current_setting(?)")) {
            question.setString(1, name);
            try (var row = question.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }
}
