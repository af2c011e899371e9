// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A record as it will stand on a log. {@code avro} is what its bytes say; null for poison. */
public record Logged(
        String topic,
        int partition,
        String key,
        byte[] value,
        long timestamp,
        Map<String, String> headers,
        SpecificRecord avro) {

    public Logged withValue(byte[] other) {
        return new Logged(topic, partition, key, other, timestamp, headers, avro);
    }

    public Logged withHeader(String name, String text) {
        var other = new TreeMap<>(headers);
        other.put(name, text);
        return new Logged(topic, partition, key, value, timestamp, other, avro);
    }

    public Logged withKey(String other) {
        return new Logged(topic, partition, other, value, timestamp, headers, avro);
    }

    public Logged withTimestamp(long other) {
        return new Logged(topic, partition, key, value, other, headers, avro);
    }

    public boolean is(Class<?> type) {
        return type.isInstance(avro);
    }

    /** The text of one of its fields. */
    public String text(String field) {
        return String.valueOf(avro.get(avro.getSchema().getField(field).pos()));
    }

    ProducerRecord<byte[], byte[]> toRecord() {
        var record =
                new ProducerRecord<>(
                        topic,
                        partition,
                        timestamp,
                        key == null ? null : key.getBytes(UTF_8),
                        value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return record;
    }
}
