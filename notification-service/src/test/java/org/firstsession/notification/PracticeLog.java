// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
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
import org.firstsession.schemas.PolicyDefaults;
import org.firstsession.schemas.SchemaRegistration;
import org.firstsession.schemas.TopicProvisioning;
import org.firstsession.schemas.Topics;
import org.firstsession.types.ActorRole;
import org.firstsession.types.AgeStatement;
import org.firstsession.types.Channel;
import org.firstsession.types.Format;
import org.firstsession.types.FormatWish;
import org.firstsession.types.GeoPoint;
import org.firstsession.types.Licence;
import org.firstsession.types.Needs;
import org.firstsession.types.Office;
import org.firstsession.types.Option;
import org.firstsession.types.Participant;
import org.firstsession.types.PartyKind;
import org.firstsession.types.Policy;
import org.firstsession.types.RankingWeights;
import org.firstsession.types.Slot;
import org.firstsession.types.TherapistProfile;

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
    private final AtomicLong seq = new AtomicLong();

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
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        var outcomes = Topics.NOTIFICATION_EVENTS.name();
        consumer.assign(
                consumer.partitionsFor(outcomes).stream()
                        .map(info -> new TopicPartition(outcomes, info.partition()))
                        .toList());
        consumer.seekToBeginning(consumer.assignment());
        serializer = ConfluentAvro.serializer(registry);
        deserializer = ConfluentAvro.deserializer(registry);
    }

    void practiceOpens() throws Exception {
        var weights = new RankingWeights(30, 10, 40, 20, 30, 25);
        var policy =
                new Policy(
                        1,
                        50,
                        75,
                        10,
                        30,
                        720,
                        28,
                        900,
                        7200,
                        2,
                        3,
                        40_000,
                        24,
                        240,
                        12_000,
                        18_000,
                        List.of(),
                        weights,
                        30,
                        List.of(),
                        PolicyDefaults.lifetimes(),
                        PolicyDefaults.scarcity());
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
                new PracticeOpened(
                        PRACTICE,
                        seq.incrementAndGet(),
                        eventId(),
                        "c",
                        now(),
                        "Lakeside Counseling",
                        "America/Los_Angeles",
                        List.of(office),
                        policy));
        var profile =
                new TherapistProfile(
                        "t1",
                        1,
                        true,
                        List.of(PartyKind.INDIVIDUAL),
                        "America/Los_Angeles",
                        List.of(new Licence("CA", LocalDate.parse("2020-01-01"), null)),
                        List.of("en"),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        true,
                        List.of(),
                        5,
                        false);
        write(new TherapistListed(PRACTICE, seq.incrementAndGet(), eventId(), "c", now(), profile));
    }

    void requests(String requestId) throws Exception {
        var participant =
                Participant.newBuilder()
                        .setPersonId("p-" + requestId)
                        .setState("CA")
                        .setTimeZone("America/Los_Angeles")
                        .setTimes(List.of())
                        .setLanguages(List.of())
                        .setAge(AgeStatement.ADULT)
                        .build();
        var needs =
                Needs.newBuilder()
                        .setParty(PartyKind.INDIVIDUAL)
                        .setParticipants(List.of(participant))
                        .setFormat(FormatWish.VIRTUAL)
                        .setConcerns(List.of())
                        .build();
        write(
                TrialRequested.newBuilder()
                        .setPracticeId(PRACTICE)
                        .setSeq(seq.incrementAndGet())
                        .setEventId(eventId())
                        .setCommandId("c")
                        .setRecordedAt(now())
                        .setRequestId(requestId)
                        .setChannel(Channel.WEB)
                        .setNeeds(needs)
                        .build());
    }

    void needsAPerson(String requestId) throws Exception {
        needsAPerson(requestId, HumanNeed.OFFER_LAPSED);
    }

    void needsAPerson(String requestId, HumanNeed reason) throws Exception {
        write(
                HumanNeeded.newBuilder()
                        .setPracticeId(PRACTICE)
                        .setSeq(seq.incrementAndGet())
                        .setEventId(eventId())
                        .setCommandId("c")
                        .setRecordedAt(now())
                        .setRequestId(requestId)
                        .setReason(reason)
                        .setDueAt(now().plus(Duration.ofHours(4)))
                        .build());
    }

    void confirms(String requestId) throws Exception {
        write(
                new TrialConfirmed(
                        PRACTICE,
                        seq.incrementAndGet(),
                        eventId(),
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
                new TrialCancelled(
                        PRACTICE,
                        seq.incrementAndGet(),
                        eventId(),
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
        var all = new HashMap<>(fields);
        all.put("seq", seq.incrementAndGet());
        all.put("eventId", eventId());
        all.put("recordedAt", now());
        return Examples.of(type, all);
    }

    static Slot slot() {
        return slot("t1", START);
    }

    static Slot slot(String therapistId, Instant start) {
        return new Slot(
                therapistId,
                start,
                start.plus(Duration.ofMinutes(50)),
                start.plus(Duration.ofMinutes(60)),
                Format.VIRTUAL,
                null,
                null);
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

    private String eventId() {
        return PRACTICE + ":" + seq.get();
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
