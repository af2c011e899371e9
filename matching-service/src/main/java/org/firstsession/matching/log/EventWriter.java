// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.zone.ZoneRulesProvider;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.firstsession.engine.MatchingEngine;
import org.firstsession.engine.log.Event;
import org.firstsession.matching.avro.AvroEvents;
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.schemas.EventHeaders;
import org.firstsession.schemas.Topics;
import org.jspecify.annotations.Nullable;

/** Makes the record of an event: Confluent's framing, CloudEvents headers, chain. */
final class EventWriter {

    private static final String SOURCE = "/matching-service/engine";
    private static final byte[] ENGINE_VERSION = engineVersion().getBytes(UTF_8);
    private static final byte[] TZDATA_VERSION =
            ZoneRulesProvider.getVersions("UTC").lastEntry().getKey().getBytes(UTF_8);

    private final EventEncoder encoder;

    EventWriter(KafkaAvroSerializer serializer) {
        this.encoder = new EventEncoder(serializer);
    }

    /** The record of an event that follows from a command, and the chain behind it. */
    Written write(Event event, Chain before, ConsumerRecord<byte[], byte[]> command) {
        SpecificRecord avro = AvroEvents.write(event);
        var meta = event.meta();
        byte[] value = encoder.encode(avro);
        var after = before.with(value);
        var record =
                new ProducerRecord<byte[], byte[]>(
                        Topics.PRACTICE_EVENTS.name(),
                        command.partition(),
                        meta.recordedAt().toEpochMilli(),
                        command.key(),
                        value);
        var headers = record.headers();
        CloudEventHeaders.add(
                headers,
                meta.eventId(),
                avro.getSchema().getFullName(),
                SOURCE,
                meta.recordedAt(),
                meta.practiceId().value(),
                subject(event));
        headers.add(EventHeaders.COMMAND_OFFSET, Long.toString(command.offset()).getBytes(UTF_8));
        headers.add(EventHeaders.ENGINE_VERSION, ENGINE_VERSION);
        headers.add(EventHeaders.TZDATA_VERSION, TZDATA_VERSION);
        headers.add(EventHeaders.CHAIN, after.head().getBytes(UTF_8));
        var trace = command.headers().lastHeader(CloudEventHeaders.TRACE_PARENT);
        if (trace == null) {
            CloudEventHeaders.beginTrace(headers, meta.commandId().value());
        } else {
            headers.add(trace);
        }
        return new Written(record, after);
    }

    private static @Nullable String subject(Event event) {
        var requestId = event.requestId();
        return requestId == null ? null : requestId.value();
    }

    private static String engineVersion() {
        var version = MatchingEngine.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** A record that is ready to be sent, and the chain that it carries. */
    record Written(ProducerRecord<byte[], byte[]> record, Chain chain) {}
}
