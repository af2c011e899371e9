// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firstsession.events.HumanNeed;
import org.firstsession.events.HumanNeeded;
import org.firstsession.events.OfferOccasion;
import org.firstsession.events.PracticeOpened;
import org.firstsession.events.TherapistListed;
import org.firstsession.events.TrialCancelled;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialOffered;
import org.firstsession.events.TrialRequested;
import org.firstsession.events.TrialRescheduled;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.SchemaRegistration;
import org.firstsession.schemas.TopicProvisioning;
import org.firstsession.schemas.Topics;
import org.firstsession.stack.sample.SampleEvents;
import org.firstsession.stack.sample.Samples;
import org.firstsession.stack.sample.TopicReader;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Channel;
import org.firstsession.types.GeoPoint;
import org.firstsession.types.Office;
import org.firstsession.types.Option;
import org.firstsession.types.Slot;

/** Writes the engine's part of the log and reads what comes out. */
final class PracticeLog implements AutoCloseable {

    static final Instant START =
            Instant.now().plus(Duration.ofDays(8)).truncatedTo(ChronoUnit.HOURS);

    private static final String PRACTICE = "lakeside";

    private final String kafka;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaAvroSerializer serializer;
    private final KafkaAvroDeserializer deserializer;
    private final List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();
    private final SampleEvents events = new SampleEvents(PRACTICE);

    PracticeLog(String kafka, String registry) throws Exception {
        this.kafka = kafka;
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            new TopicProvisioning(admin).createMissing(Topics.ALL, (short) 1);
        }
        new SchemaRegistration(registry).register(Topics.ALL);
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka),
                        new StringSerializer(),
                        new ByteArraySerializer());
        consumer = TopicReader.open(kafka, Topics.NOTIFICATION_EVENTS.name());
        serializer = ConfluentAvro.serializer(registry);
        deserializer = ConfluentAvro.deserializer(registry);
    }

    void practiceOpens() throws Exception {
        var office =
                new Office(
                        "oak",
                        "Oakland office",
                        "1 Lake Street, Oakland, CA",
                        "CA",
                        "America/Los_Angeles",
                        new GeoPoint(37_804_000, -122_271_000),
                        List.of());
        write(
                events.next(
                        PracticeOpened.class,
                        "c",
                        now(),
                        "Lakeside Counseling",
                        "America/Los_Angeles",
                        List.of(office),
                        Samples.policy().build()));
        var profile = Samples.therapist("t1").build();
        write(events.next(TherapistListed.class, "c", now(), profile));
    }

    void requests(String requestId) throws Exception {
        var needs = Samples.needs(Samples.client("p-" + requestId).build()).build();
        write(events.next(TrialRequested.class, "c", now(), requestId, Channel.WEB, needs));
    }

    void needsAPerson(String requestId) throws Exception {
        needsAPerson(requestId, HumanNeed.OFFER_LAPSED);
    }

    void needsAPerson(String requestId, HumanNeed reason) throws Exception {
        write(
                events.next(
                        HumanNeeded.class,
                        "c",
                        now(),
                        requestId,
                        null,
                        reason,
                        now().plus(Duration.ofHours(4))));
    }

    void confirms(String requestId) throws Exception {
        write(
                events.next(
                        TrialConfirmed.class,
                        "c",
                        now(),
                        requestId,
                        "s-" + requestId,
                        1,
                        "o1",
                        "o1-1",
                        List.of("p-" + requestId),
                        slot()));
    }

    void cancels(String requestId) throws Exception {
        write(
                events.next(
                        TrialCancelled.class,
                        "c",
                        now(),
                        requestId,
                        "s-" + requestId,
                        2,
                        ActorRole.CLIENT,
                        false,
                        List.of("p-" + requestId),
                        slot()));
    }

    void moves(String requestId, String therapistId) throws Exception {
        var later = slot(therapistId, START.plus(Duration.ofDays(1)));
        writes(
                TrialRescheduled.class,
                Map.of(
                        "requestId",
                        requestId,
                        "sessionId",
                        "s-" + requestId,
                        "revision",
                        2,
                        "personIds",
                        List.of("p-" + requestId),
                        "before",
                        slot(),
                        "slot",
                        later));
    }

    void offers(String requestId, OfferOccasion occasion) throws Exception {
        var option = Examples.of(Option.class, Map.of("optionId", "o-1", "slot", slot()));
        writes(
                TrialOffered.class,
                Map.of(
                        "requestId",
                        requestId,
                        "offerId",
                        "o-" + requestId,
                        "round",
                        1,
                        "expiresAt",
                        now().plus(Duration.ofDays(1)),
                        "occasion",
                        occasion,
                        "options",
                        List.of(option)));
    }

    /** An event of any type; what isn't said of it is as small as can be. */
    void writes(Class<? extends SpecificRecord> type, Map<String, Object> fields) throws Exception {
        write(event(type, fields));
    }

    /** In a transaction that is given up in the end. */
    void writesAndTakesBack(Class<? extends SpecificRecord> type, Map<String, Object> fields)
            throws Exception {
        var settings =
                Map.<String, Object>of("bootstrap.servers", kafka, "transactional.id", "gives-up");
        try (var transactional =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            transactional.initTransactions();
            transactional.beginTransaction();
            transactional.send(record(event(type, fields))).get();
            transactional.abortTransaction();
        }
    }

    private <T extends SpecificRecord> T event(Class<T> type, Map<String, Object> fields) {
        return events.next(Examples.of(type, fields), "c", now());
    }

    static Slot slot() {
        return slot("t1", START);
    }

    static Slot slot(String therapistId, Instant start) {
        return Samples.slot(therapistId, start);
    }

    /** Everything on {@code notification.events} up to now. */
    List<SpecificRecord> outcomes() {
        consumer.poll(Duration.ofMillis(100)).forEach(read::add);
        return read.stream()
                .map(one -> (SpecificRecord) deserializer.deserialize(one.topic(), one.value()))
                .toList();
    }

    List<ConsumerRecord<String, byte[]>> outcomeRecords() {
        return read;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private void write(SpecificRecord event) throws Exception {
        producer.send(record(event)).get();
    }

    private ProducerRecord<String, byte[]> record(SpecificRecord event) {
        var topic = Topics.PRACTICE_EVENTS.name();
        return new ProducerRecord<>(topic, PRACTICE, serializer.serialize(topic, event));
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
