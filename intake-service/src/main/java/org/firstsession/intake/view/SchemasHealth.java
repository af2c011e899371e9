// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.view;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.firstsession.intake.IntakeProperties;
import org.firstsession.schemas.Topics;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Ready once the registry was seen to have the schemas. Later on a registry that is away changes
 * nothing: requests are accepted without it.
 */
@Component("schemas")
class SchemasHealth implements HealthIndicator {

    private static final List<String> SUBJECTS =
            Stream.of(Topics.PRACTICE_COMMANDS, Topics.PRACTICE_EVENTS)
                    .flatMap(topic -> topic.valueTypes().stream().map(topic::subject))
                    .toList();

    private final String registry;
    private volatile boolean seen;

    SchemasHealth(IntakeProperties properties) {
        this.registry = properties.registry();
    }

    @Override
    public Health health() {
        if (seen) {
            return Health.up().build();
        }
        try (var client =
                SchemaRegistryClientFactory.newClient(
                        List.of(registry),
                        1,
                        List.of(new AvroSchemaProvider()),
                        Map.of(
                                "http.connect.timeout.ms", 1_000,
                                "http.read.timeout.ms", 2_000,
                                "max.retries", 0),
                        Map.of())) {
            seen = client.getAllSubjects().containsAll(SUBJECTS);
        } catch (IOException | RestClientException e) {
            return Health.down().withDetail("cause", e.getClass().getName()).build();
        }
        return seen ? Health.up().build() : Health.down().build();
    }
}
