// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.messages;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialRequested;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;
import org.firstsession.stack.sample.Samples;
import org.firstsession.types.Channel;
import org.firstsession.types.Format;
import org.firstsession.types.FormatWish;
import org.firstsession.types.Slot;

/** Writes events in the engine's place. */
final class Decisions implements AutoCloseable {

    private static final String PRACTICE = "messages";

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaAvroSerializer serializer;
    private long seq;

    Decisions(String kafka, String registry) {
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka, "linger.ms", 0),
                        new StringSerializer(),
                        new ByteArraySerializer());
        serializer = ConfluentAvro.serializer(registry);
    }

    /** Somebody asked where it is about noon, so that no quiet hours are in the way. */
    void requested(String requestId, String personId, Instant recordedAt) {
        int hours = 12 - recordedAt.atOffset(ZoneOffset.UTC).getHour();
        var person =
                Samples.client(personId).setTimeZone(ZoneOffset.ofHours(hours).getId()).build();
        var needs = Samples.needs(person).setFormat(FormatWish.IN_PERSON).build();
        seq++;
        write(
                TrialRequested.newBuilder()
                        .setPracticeId(PRACTICE)
                        .setSeq(seq)
                        .setEventId(PRACTICE + ":" + seq)
                        .setCommandId("c" + seq)
                        .setRecordedAt(recordedAt.truncatedTo(ChronoUnit.MILLIS))
                        .setRequestId(requestId)
                        .setChannel(Channel.WEB)
                        .setNeeds(needs)
                        .build());
    }

    void confirmed(
            String requestId,
            String sessionId,
            String personId,
            Instant recordedAt,
            Instant startsAt) {
        var start = startsAt.truncatedTo(ChronoUnit.MILLIS);
        seq++;
        write(
                TrialConfirmed.newBuilder()
                        .setPracticeId(PRACTICE)
                        .setSeq(seq)
                        .setEventId(PRACTICE + ":" + seq)
                        .setCommandId("c" + seq)
                        .setRecordedAt(recordedAt.truncatedTo(ChronoUnit.MILLIS))
                        .setRequestId(requestId)
                        .setSessionId(sessionId)
                        .setRevision(1)
                        .setOfferId("o")
                        .setOptionId("o-1")
                        .setPersonIds(List.of(personId))
                        .setSlot(
                                Slot.newBuilder(Samples.slot("t1", start))
                                        .setFormat(Format.IN_PERSON)
                                        .build())
                        .build());
    }

    /** Returns once the log has all of them. */
    void flush() {
        producer.flush();
    }

    private void write(SpecificRecord event) {
        var topic = Topics.PRACTICE_EVENTS.name();
        producer.send(new ProducerRecord<>(topic, PRACTICE, serializer.serialize(topic, event)));
    }

    @Override
    public void close() {
        producer.close();
    }
}
