// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firstsession.commands.AcceptOffer;
import org.firstsession.commands.ListTherapist;
import org.firstsession.commands.OpenPractice;
import org.firstsession.commands.RequestTrial;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;
import org.firstsession.schemas.UuidV7;
import org.firstsession.stack.sample.Samples;
import org.firstsession.types.Actor;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Channel;
import org.firstsession.types.Office;
import org.firstsession.types.PartyKind;
import org.firstsession.types.Policy;
import org.firstsession.types.TherapistProfile;

/** A practice of its own for one test, and the commands that its people give. */
public final class TestPractice implements AutoCloseable {

    private static final Actor CLIENT = new Actor(ActorRole.CLIENT, "somebody");
    private static final Actor SYSTEM = new Actor(ActorRole.SYSTEM, null);

    public final String id = "practice-" + UUID.randomUUID().toString().substring(0, 8);
    private final KafkaAvroSerializer serializer = ConfluentAvro.serializer(TestCluster.REGISTRY);
    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers",
                            TestCluster.broker().bootstrapServers(),
                            "acks",
                            "all"),
                    new StringSerializer(),
                    new ByteArraySerializer());

    /** Opens the practice with therapists who are there from 8:00 to 20:00 every day. */
    public void open(String... therapists) {
        openWith(List.of(), therapists);
    }

    /** The same with offices. */
    public void openWith(List<Office> offices, String... therapists) {
        var now = now();
        send(
                new OpenPractice(
                        id(now),
                        id,
                        now,
                        SYSTEM,
                        Channel.ROSTER_FILE,
                        "Test Practice",
                        Samples.ZONE.getId(),
                        offices,
                        policy(900)));
        for (var therapist : therapists) {
            send(
                    new ListTherapist(
                            id(now), id, now, SYSTEM, Channel.ROSTER_FILE, profile(therapist)));
        }
    }

    /** From now on the therapist is asked before an hour of theirs is booked. */
    public void isAskedFirst(String therapist) {
        var now = now();
        var profile = profile(therapist, 2, true);
        send(new ListTherapist(id(now), id, now, SYSTEM, Channel.ROSTER_FILE, profile));
    }

    public RequestTrial request() {
        var now = now();
        var client =
                Samples.client(UUID.randomUUID().toString()).setLanguages(List.of("en")).build();
        return new RequestTrial(
                id(now),
                id,
                now,
                CLIENT,
                Channel.API,
                UuidV7.at(now).toString(),
                Samples.needs(client).setConcerns(List.of("anxiety")).build(),
                null);
    }

    AcceptOffer accept(RequestTrial request) {
        var now = now();
        var offer = request.getRequestId() + "-o1";
        return new AcceptOffer(
                id(now),
                id,
                now,
                CLIENT,
                Channel.API,
                request.getRequestId(),
                request.getNeeds().getParticipants().getFirst().getPersonId(),
                offer,
                offer + "-1");
    }

    public List<RequestTrial> sendRequests(int count) {
        var requests = new ArrayList<RequestTrial>();
        for (int i = 0; i < count; i++) {
            var request = request();
            send(request);
            requests.add(request);
        }
        producer.flush();
        return requests;
    }

    public Future<RecordMetadata> send(SpecificRecordBase command) {
        var recordedAt = (Instant) command.get("recordedAt");
        return send(recordedAt, serializer.serialize(Topics.PRACTICE_COMMANDS.name(), command));
    }

    Future<RecordMetadata> send(Instant timestamp, byte[] value) {
        return producer.send(
                new ProducerRecord<>(
                        Topics.PRACTICE_COMMANDS.name(),
                        null,
                        timestamp.toEpochMilli(),
                        id,
                        value));
    }

    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    static Policy policy(int webOfferSeconds) {
        return Samples.policy().setNoticeMinutes(60).setWebOfferSeconds(webOfferSeconds).build();
    }

    static TherapistProfile profile(String therapist) {
        return profile(therapist, 1, false);
    }

    private static TherapistProfile profile(String therapist, int version, boolean asksFirst) {
        return Samples.therapist(therapist)
                .setVersion(version)
                .setParties(List.of(PartyKind.INDIVIDUAL))
                .setSpecialties(List.of("anxiety"))
                .setHours(Samples.byVideo(Samples.EVERY_DAY, 8 * 60, 20 * 60))
                .setWeeklyTrialLimit(200)
                .setAsksFirst(asksFirst)
                .build();
    }

    private static String id(Instant now) {
        return UuidV7.at(now).toString();
    }

    @Override
    public void close() {
        producer.close();
    }
}
