// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.firstsession.schemas.SchemaRegistration;
import org.firstsession.schemas.TopicProvisioning;
import org.firstsession.schemas.Topics;
import org.firstsession.stack.FreePorts;
import org.firstsession.stack.KafkaBroker;

/** One real broker for the tests of this module, with the topics and schemas of the catalogue. */
public final class TestCluster {

    public static final String REGISTRY = "mock://matching-service";

    private static KafkaBroker broker;

    private TestCluster() {}

    public static synchronized KafkaBroker broker() {
        if (broker == null) {
            try {
                var folder = Files.createTempDirectory("first-session-broker");
                broker = KafkaBroker.start(folder, FreePorts.next());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folder)));
                try (var admin =
                        Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                    new TopicProvisioning(admin).createMissing(Topics.ALL, (short) 1);
                }
                new SchemaRegistration(REGISTRY).register(Topics.ALL);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return broker;
    }

    private static void end(Path folder) {
        broker.close();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
