// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.firstsession.schemas.SchemaRegistration;
import org.firstsession.schemas.TopicProvisioning;
import org.firstsession.schemas.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsIT {

    @TempDir Path directory;

    @Test
    void brokerKeepsTopicsOverRestartAndKill() throws Exception {
        var port = FreePorts.next();
        try (var broker = KafkaBroker.start(directory, port);
                var admin = admin(broker)) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get();
            kill(broker.process());
        }
        try (var broker = KafkaBroker.start(directory, port);
                var admin = admin(broker)) {
            assertThat(admin.listTopics().names().get()).contains("kept");
        }
        try (var broker = KafkaBroker.start(directory, port);
                var admin = admin(broker)) {
            assertThat(admin.listTopics().names().get()).contains("kept");
            var provisioning = new TopicProvisioning(admin);
            provisioning.createMissing(Topics.ALL, (short) 1);
            assertThat(provisioning.check(Topics.ALL)).isEmpty();
            var features = admin.describeFeatures().featureMetadata().get().finalizedFeatures();
            assertThat(features.get("transaction.version"))
                    .hasToString("FinalizedVersionRange[min_version_level:2, max_version_level:2]");
        }
    }

    @Test
    void postgresKeepsRowsOverKillAndIsDurable() throws Exception {
        var port = FreePorts.next();
        try (var postgres = Postgres.start(directory, port)) {
            postgres.createDatabase("kept");
            postgres.createDatabase("kept");
            try (var connection =
                            DriverManager.getConnection(
                                    postgres.jdbcUrl("kept"), Postgres.USER, "");
                    var statement = connection.createStatement()) {
                statement.execute("create extension btree_gist");
                statement.execute("create table kept (words text)");
                statement.execute("insert into kept values ('still here')");
                kill(postgres.process());
            }
        }
        try (var postgres = Postgres.start(directory, port)) {
            assertThat(answer(postgres, "select words from kept")).isEqualTo("still here");
            assertThat(answer(postgres, "show fsync")).isEqualTo("on");
            assertThat(answer(postgres, "show synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void registryKeepsIdsOverKill() throws Exception {
        try (var postgres = Postgres.start(directory.resolve("postgresql"), FreePorts.next())) {
            postgres.createDatabase("registry");
            var folder = directory.resolve("registry");
            var url = postgres.jdbcUrl("registry");
            var port = FreePorts.next();
            try (var registry = SchemaRegistry.start(folder, port, url, Postgres.USER)) {
                var registration = new SchemaRegistration(registry.url());
                registration.register(Topics.ALL);
                kill(registry.process());
            }
            try (var registry = SchemaRegistry.start(folder, port, url, Postgres.USER)) {
                assertThat(new SchemaRegistration(registry.url()).check(Topics.ALL)).isEmpty();
            }
        }
    }

    private static Admin admin(KafkaBroker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static String answer(Postgres postgres, String query) throws Exception {
        try (var connection =
                        DriverManager.getConnection(postgres.jdbcUrl("kept"), Postgres.USER, "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
