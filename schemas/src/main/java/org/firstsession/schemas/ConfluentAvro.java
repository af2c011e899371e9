// SPDX-License-Identifier: Apache-2.0
package org.firstsession.schemas;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.subject.TopicRecordNameStrategy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Confluent's serializer and deserializer, set up the one way that is used here: a schema is found
 * by topic and record name, is never registered in passing, and is never replaced by a newer one.
 */
public final class ConfluentAvro {

    private static final String LONGEST_TEXT = "1000000";
    private static final String LONGEST_LIST = "100000";

    static {
        boundDecoding();
        trustGeneratedClasses();
    }

    private ConfluentAvro() {}

    /** A serializer for values. Not safe for use by several threads at once. */
    public static KafkaAvroSerializer serializer(String registryUrl) {
        var serializer = new KafkaAvroSerializer();
        serializer.configure(settings(registryUrl), false);
        return serializer;
    }

    /** A deserializer for values that gives the generated classes. */
    public static KafkaAvroDeserializer deserializer(String registryUrl) {
        var deserializer = new KafkaAvroDeserializer();
        deserializer.configure(settings(registryUrl), false);
        return deserializer;
    }

    /** A client of the registry that keeps what it has seen. */
    public static SchemaRegistryClient registry(String registryUrl) {
        return SchemaRegistryClientFactory.newClient(
                List.of(registryUrl), 1_000, List.of(new AvroSchemaProvider()), Map.of(), Map.of());
    }

    /** The settings for a Kafka client that is configured by properties. */
    public static Map<String, Object> settings(String registryUrl) {
        var settings = new HashMap<String, Object>();
        settings.put("schema.registry.url", registryUrl);
        settings.put("auto.register.schemas", false);
        settings.put("use.latest.version", false);
        settings.put("value.subject.name.strategy", TopicRecordNameStrategy.class.getName());
        settings.put("avro.remove.java.properties", true);
        settings.put("specific.avro.reader", true);
        return settings;
    }

    /**
     * A few hostile bytes may claim a length of gigabytes; Avro reads these bounds once, at start.
     */
    private static void boundDecoding() {
        System.setProperty("org.apache.avro.limits.string.maxLength", LONGEST_TEXT);
        System.setProperty("org.apache.avro.limits.bytes.maxLength", LONGEST_TEXT);
        System.setProperty("org.apache.avro.limits.collectionItems.maxLength", LONGEST_LIST);
    }

    /**
     * Avro loads generated classes only from packages that somebody vouches for: these are ours.
     */
    public static void trustGeneratedClasses() {
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(
                        ClassSecurityValidator.DEFAULT,
                        type -> type.getName().startsWith("org.firstsession.")));
    }
}
