// SPDX-License-Identifier: Apache-2.0
package org.firstsession.schemas;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Registers the schemas of the catalogue. A step of its own: no service registers anything. */
public final class SchemaRegistration {

    private static final String COMPATIBILITY = "FULL_TRANSITIVE";

    private final SchemaRegistryClient registry;

    public SchemaRegistration(String registryUrl) {
        this(ConfluentAvro.registry(registryUrl));
    }

    SchemaRegistration(SchemaRegistryClient registry) {
        this.registry = registry;
    }

    /**
     * Registers each type of each topic under its own subject, with {@code FULL_TRANSITIVE}
     * compatibility. Registering what is there already changes nothing.
     *
     * @return the subjects, in the catalogue's order
     * @throws IllegalStateException when the registry refuses a schema, with its words
     * @throws IOException when the registry can't be reached
     */
    public List<String> register(Collection<Topic> topics) throws IOException {
        var subjects = new ArrayList<String>();
        for (var topic : topics) {
            for (var type : topic.valueTypes()) {
                var subject = topic.subject(type);
                try {
                    registry.updateCompatibility(subject, COMPATIBILITY);
                    registry.register(subject, new AvroSchema(schemaOf(type)));
                } catch (RestClientException e) {
                    throw new IllegalStateException(
                            "the registry refused %s: %s".formatted(subject, e.getMessage()), e);
                }
                subjects.add(subject);
            }
        }
        return subjects;
    }

    /** Says in one line each which schemas the registry doesn't have as they are here. */
    public List<String> check(Collection<Topic> topics) throws IOException {
        var differences = new ArrayList<String>();
        for (var topic : topics) {
            for (var type : topic.valueTypes()) {
                var subject = topic.subject(type);
                try {
                    registry.getId(subject, new AvroSchema(schemaOf(type)));
                } catch (RestClientException e) {
                    differences.add(subject + ": not registered (" + e.getMessage() + ")");
                }
            }
        }
        return differences;
    }

    /** The schema as it is registered: the contract alone, without hints for Java. */
    static Schema schemaOf(Class<? extends SpecificRecord> type) {
        return new Schema.Parser()
                .parse(withoutJavaHints(SpecificData.get().getSchema(type).toString()));
    }

    private static String withoutJavaHints(String schema) {
        return schema.replace(
                "{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"");
    }
}
