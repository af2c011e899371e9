// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.firstsession.commands.RequestTrial;
import org.firstsession.events.TherapistListed;
import org.firstsession.events.TrialCancelled;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialOffered;
import org.firstsession.notifications.MessageAccepted;
import org.firstsession.notifications.MessageChannel;
import org.firstsession.notifications.MessageKind;
import org.firstsession.operations.history.Case;
import org.firstsession.operations.history.History;
import org.firstsession.operations.history.Logged;
import org.firstsession.operations.history.TestStack;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Licence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What somebody, or a bug, may do to the logs and the databases, and by which invariant it shows.
 */
class TamperingIT {

    private static final Instant LATER = Instant.parse("2024-06-01T00:00:00Z");

    @ParameterizedTest(name = "{0}")
    @MethodSource({"ofTheEvents", "ofTheCommands"})
    void findsWhatWasDoneToTheLogs(String what, String invariant, Consumer<History> tampering) {
        try (var tampered = Case.of(25)) {
            tampering.accept(tampered.history());
            tampered.write();

            assertFound(tampered, invariant);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofTheDatabases")
    void findsWhatWasDoneToTheDatabases(String what, String invariant, Consumer<Case> tampering) {
        try (var tampered = Case.of(25)) {
            tampered.write();
            tampering.accept(tampered);

            assertFound(tampered, invariant);
        }
    }

    @Test
    void findsARetentionOfADay() throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.PRACTICE_EVENTS.name());
        try (var healthy = Case.of(1);
                var admin = TestStack.running().admin()) {
            healthy.write();
            for (var setting :
                    Map.of("retention.ms", "86400000", "cleanup.policy", "compact").entrySet()) {
                var wanted = Topics.PRACTICE_EVENTS.configs().get(setting.getKey());
                set(admin, topic, setting.getKey(), setting.getValue());
                try {
                    var answer = healthy.verify();

                    assertThat(answer.text())
                            .contains(
                                    "practice.events: "
                                            + setting.getKey()
                                            + " is "
                                            + setting.getValue());
                    assertThat(answer.exitCode()).isEqualTo(1);
                } finally {
                    set(admin, topic, setting.getKey(), wanted);
                }
            }
        }
    }

    @Test
    void findsAForgedOutcome() {
        try (var tampered = Case.of(10)) {
            tampered.write();
            var confirmed = find(tampered.history(), TrialConfirmed.class, it -> true);
            var forged =
                    MessageAccepted.newBuilder()
                            .setPracticeId(tampered.history().practiceId)
                            .setEffectId("forged")
                            .setEventId(confirmed.text("eventId"))
                            .setRequestId(confirmed.text("requestId"))
                            .setSessionId(confirmed.text("sessionId"))
                            .setRevision(1)
                            .setKind(MessageKind.CONFIRMATION)
                            .setRecipient(ActorRole.CLIENT)
                            .setChannel(MessageChannel.EMAIL)
                            .setSettledAt(LATER)
                            .setProviderId("<forged@local>")
                            .setMayBeRepeated(false)
                            .build();
            var topic = Topics.NOTIFICATION_EVENTS.name();
            try (var serializer = ConfluentAvro.serializer(TestStack.REGISTRY)) {
                tampered.writer()
                        .writeCommands(
                                List.of(
                                        new Logged(
                                                topic,
                                                tampered.history().partition,
                                                tampered.history().practiceId,
                                                serializer.serialize(topic, forged),
                                                LATER.toEpochMilli(),
                                                Map.of(),
                                                forged)));
            }

            assertFound(tampered, "I-5.1");
        }
    }

    @Test
    void passesOverWhatWasRolledBack() {
        try (var healthy = Case.of(5)) {
            healthy.write();
            healthy.writer().writeAborted(healthy.history().events);

            assertThat(healthy.verify().exitCode()).isEqualTo(0);
        }
    }

    static Stream<Arguments> ofTheEvents() {
        return Stream.of(
                tampering("an event deleted", "I-2.1", history -> history.events.remove(30)),
                tampering(
                        "an event deleted and the chain written anew",
                        "I-2.1",
                        history -> {
                            history.events.remove(30);
                            history.rechain();
                        }),
                tampering(
                        "the last decision deleted",
                        "I-2.2",
                        history -> {
                            var last = history.events.getLast().headers().get("commandOffset");
                            history.events.removeIf(
                                    event -> last.equals(event.headers().get("commandOffset")));
                        }),
                tampering(
                        "an event altered",
                        "I-2.4",
                        history ->
                                alter(
                                        history,
                                        TrialConfirmed.class,
                                        event -> put(event, "revision", 7))),
                tampering(
                        "a session moved and the chain written anew",
                        "I-3.4",
                        history -> {
                            alter(
                                    history,
                                    TrialConfirmed.class,
                                    event -> {
                                        var slot = ((TrialConfirmed) event).getSlot();
                                        put(
                                                slot,
                                                "startsAt",
                                                slot.getStartsAt().minusSeconds(1_800));
                                    });
                            history.rechain();
                        }),
                tampering(
                        "other people put into a session and the chain written anew",
                        "I-3.5",
                        history -> {
                            alter(
                                    history,
                                    TrialConfirmed.class,
                                    event -> put(event, "personIds", List.of("eve")));
                            history.rechain();
                        }),
                tampering(
                        "an hour offered twice and the chain written anew",
                        "I-3.1",
                        TamperingIT::offerTwice),
                tampering(
                        "a licence taken away in the past and the chain written anew",
                        "I-3.7",
                        history -> {
                            history.events.replaceAll(event ->
                                    event.is(TherapistListed.class)
                                            ? withoutLicence(history, event)
                                            : event);
                            history.rechain();
                        }),
                tampering(
                        "two events swapped",
                        "I-2.1",
                        history -> {
                            int index = indexOf(history, TrialOffered.class, it -> true);
                            Collections.swap(history.events, index - 1, index);
                        }),
                tampering(
                        "decisions swapped",
                        "I-2.3",
                        history -> Collections.swap(history.events, 20, 40)),
                tampering(
                        "an event twice",
                        "I-2.1",
                        history -> history.events.add(21, history.events.get(20))),
                tampering(
                        "an event under another key",
                        "I-1.3",
                        history ->
                                history.events.set(
                                        20, history.events.get(20).withKey(sibling(history)))),
                tampering(
                        "a decision dated back and the chain written anew",
                        "I-2.2",
                        history -> {
                            alter(
                                    history,
                                    TrialConfirmed.class,
                                    event ->
                                            put(
                                                    event,
                                                    "recordedAt",
                                                    ((TrialConfirmed) event)
                                                            .getRecordedAt()
                                                            .minusSeconds(3_600)));
                            history.rechain();
                        }),
                tampering(
                        "bytes instead of an event",
                        "I-1.6",
                        history ->
                                history.events.set(
                                        30,
                                        history.events
                                                .get(30)
                                                .withValue(new byte[] {0, 0, 0, 0, 1, 9}))));
    }

    static Stream<Arguments> ofTheCommands() {
        return Stream.of(
                tampering("a command deleted", "I-2.2", history -> history.commands.remove(40)),
                tampering(
                        "a command altered",
                        "I-1.1",
                        history -> {
                            int index =
                                    IntStream.range(0, history.commands.size())
                                            .filter(it ->
                                                    history.commands.get(it).is(RequestTrial.class))
                                            .findFirst()
                                            .orElseThrow();
                            var command = history.commands.get(index);
                            var altered = copy(command.avro());
                            put(
                                    ((RequestTrial) altered).getNeeds(),
                                    "concerns",
                                    List.of("addiction"));
                            history.commands.set(index, command.withValue(bytesOf(altered)));
                        }),
                tampering(
                        "a command dated back on the log",
                        "I-2.2",
                        history ->
                                history.commands.set(
                                        40,
                                        history.commands
                                                .get(40)
                                                .withTimestamp(
                                                        history.commands.get(40).timestamp()
                                                                - 9_000))),
                tampering(
                        "a copy of an accepted command",
                        "I-1.4",
                        history -> {
                            var request =
                                    history.commands.stream()
                                            .filter(it -> it.is(RequestTrial.class))
                                            .findFirst()
                                            .orElseThrow();
                            history.decide((RequestTrial) request.avro());
                        }),
                tampering(
                        "a dead letter missing",
                        "I-1.6",
                        history -> {
                            history.poison(new byte[] {7, 7, 7}, LATER);
                            history.deadLetters.clear();
                        }),
                tampering(
                        "a dead letter with other bytes",
                        "I-1.6",
                        history -> {
                            history.poison(new byte[] {7, 7, 7}, LATER);
                            history.deadLetters.replaceAll(
                                    letter -> letter.withValue(new byte[] {8}));
                        }),
                tampering(
                        "a dead letter of nothing",
                        "I-1.6",
                        history -> {
                            history.poison(new byte[] {7, 7, 7}, LATER);
                            history.deadLetters.add(
                                    history.deadLetters
                                            .getFirst()
                                            .withHeader("originalOffset", "3"));
                        }));
    }

    static Stream<Arguments> ofTheDatabases() {
        return Stream.of(
                tamperedRows(
                        "a receipt missing",
                        "I-1.2",
                        "intake",
                        "DELETE FROM receipts WHERE practice_id = ? AND command_type = 'AcceptOffer'"),
                tamperedRows(
                        "a receipt that was never sent",
                        "I-1.5",
                        "intake",
                        "UPDATE receipts SET sent_at = NULL, log_offset = NULL, log_partition = NULL WHERE practice_id = ? AND command_type = 'CancelTrial'"),
                tamperedRows(
                        "a receipt of something else",
                        "I-1.1",
                        "intake",
                        "UPDATE receipts SET payload = substr(payload, 1, 10) || '\\x00'::bytea WHERE practice_id = ? AND command_type = 'AcceptOffer'"),
                tamperedRows(
                        "a state changed on the board",
                        "I-4.1",
                        "board",
                        "UPDATE request SET state = 'OFFERED' WHERE practice_id = ? AND state = 'CONFIRMED'"),
                tamperedRows(
                        "a line of a timeline deleted",
                        "I-4.1",
                        "board",
                        "DELETE FROM timeline WHERE practice_id = ? AND event_type = 'TrialConfirmed'"),
                tamperedRows(
                        "a session moved on the board",
                        "I-4.1",
                        "board",
                        "UPDATE session SET starts_at = starts_at - interval '1 h' WHERE practice_id = ?"),
                tamperedRows(
                        "an hour freed on the board",
                        "I-4.1",
                        "board",
                        "DELETE FROM taken_slot WHERE practice_id = ?"),
                tamperedRows(
                        "a session invented on the board",
                        "I-4.1",
                        "board",
                        "INSERT INTO session (practice_id, session_id, request_id, revision, status, therapist_id, starts_at, ends_at, format) SELECT ?, 'forged', 'forged', 1, 'CONFIRMED', 'therapist-1', now(), now(), 'VIRTUAL'"),
                tamperedRows(
                        "a message deleted from the ledger",
                        "I-5.1",
                        "notification",
                        "DELETE FROM effect WHERE practice_id = ? AND recipient_role = 'THERAPIST'"),
                tamperedRows(
                        "a message to somebody else",
                        "I-5.3",
                        "notification",
                        "UPDATE effect SET recipient_id = recipient_id || '-eve' WHERE practice_id = ? AND recipient_role = 'CLIENT'"),
                tamperedRows(
                        "a forged message",
                        "I-5.3",
                        "notification",
                        "INSERT INTO effect (effect_id, practice_id, session_id, revision, kind, recipient_role, recipient_id, channel, event_id, request_id) SELECT 'forged-"
                                + UUID.randomUUID()
                                + "', p, 'forged', 1, 'CONFIRMATION', 'CLIENT', 'eve', 'EMAIL', p || ':999999', 'forged' FROM (VALUES (?)) AS v (p)"),
                tamperedRows(
                        "a message sent although cancelled",
                        "I-5.3",
                        "notification",
                        "UPDATE effect SET settled_at = settled_at + interval '1 day' WHERE practice_id = ? AND kind = 'CONFIRMATION'"));
    }

    private static void assertFound(Case tampered, String invariant) {
        var answer = tampered.verify();
        assertThat(answer.text()).contains("[" + invariant + "]");
        assertThat(answer.exitCode()).isEqualTo(1);
    }

    /** Another practice of the same partition. */
    private static String sibling(History history) {
        return IntStream.iterate(0, it -> it + 1)
                .mapToObj(it -> "sibling-" + it)
                .filter(it -> History.partitionOf(it) == history.partition)
                .findFirst()
                .orElseThrow();
    }

    private static Arguments tampering(String what, String invariant, Consumer<History> how) {
        return Arguments.of(what, invariant, how);
    }

    private static Arguments tamperedRows(
            String what, String invariant, String database, String sql) {
        Consumer<Case> how =
                tampered -> tampered.rows().change(database, sql, tampered.history().practiceId);
        return Arguments.of(what, invariant, how);
    }

    /** Somebody else's booked hour is offered again, as if the engine had done so. */
    private static void offerTwice(History history) {
        var cancelled =
                history.events.stream()
                        .filter(it -> it.is(TrialCancelled.class))
                        .map(it -> it.text("requestId"))
                        .toList();
        int booked =
                indexOf(
                        history,
                        TrialConfirmed.class,
                        it -> !cancelled.contains(it.text("requestId")));
        var slot = ((TrialConfirmed) history.events.get(booked).avro()).getSlot();
        int next =
                IntStream.range(booked, history.events.size())
                        .filter(it -> history.events.get(it).is(TrialOffered.class))
                        .findFirst()
                        .orElseThrow();
        var offered = (TrialOffered) copy(history.events.get(next).avro());
        put(offered.getOptions().getFirst(), "slot", slot);
        history.events.set(next, history.events.get(next).withValue(history.bytesOf(offered)));
        history.rechain();
    }

    private static Logged withoutLicence(History history, Logged event) {
        var listed = (TherapistListed) copy(event.avro());
        put(
                listed.getProfile(),
                "licences",
                List.of(new Licence("TX", java.time.LocalDate.of(2020, 1, 1), null)));
        return event.withValue(history.bytesOf(listed));
    }

    private static void alter(History history, Class<?> type, Consumer<SpecificRecord> change) {
        int index = indexOf(history, type, it -> true);
        var altered = copy(history.events.get(index).avro());
        change.accept(altered);
        history.events.set(index, history.events.get(index).withValue(history.bytesOf(altered)));
    }

    private static Logged find(History history, Class<?> type, Predicate<Logged> which) {
        return history.events.get(indexOf(history, type, which));
    }

    private static int indexOf(History history, Class<?> type, Predicate<Logged> which) {
        return IntStream.range(0, history.events.size())
                .filter(it -> history.events.get(it).is(type) && which.test(history.events.get(it)))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] bytesOf(SpecificRecord command) {
        try (var serializer = ConfluentAvro.serializer(TestStack.REGISTRY)) {
            return serializer.serialize(Topics.PRACTICE_COMMANDS.name(), command);
        }
    }

    private static SpecificRecord copy(SpecificRecord record) {
        return SpecificData.getForSchema(record.getSchema()).deepCopy(record.getSchema(), record);
    }

    private static void put(SpecificRecord record, String field, Object value) {
        record.put(record.getSchema().getField(field).pos(), value);
    }

    private static void set(
            org.apache.kafka.clients.admin.Admin admin,
            ConfigResource topic,
            String key,
            String value)
            throws Exception {
        var change = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all().get();
    }
}
