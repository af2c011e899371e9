// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.firstsession.events.TrialConfirmed;
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
    @MethodSource("org.firstsession.operations.verify.LogTampering#ofTheEvents")
    void findsWhatWasDoneToTheEvents(String what, String invariant, Consumer<History> tampering) {
        try (var tampered = Case.of(25)) {
            writeTampered(tampered, tampering);

            assertFound(tampered, invariant);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.firstsession.operations.verify.LogTampering#ofTheCommands")
    void findsWhatWasDoneToTheCommands(String what, String invariant, Consumer<History> tampering) {
        try (var tampered = Case.of(25)) {
            writeTampered(tampered, tampering);

            var answer = assertFound(tampered, invariant);
            // The board is made of the events: nothing that is done to the commands shows there.
            assertThat(answer.text()).doesNotContain("[I-4.");
        }
    }

    /** The databases hold what the services made of the logs as they were, read to their ends. */
    private static void writeTampered(Case tampered, Consumer<History> tampering) {
        tampered.rows().fill(tampered.history());
        tampering.accept(tampered.history());
        tampered.writer().write(tampered.history());
        tampered.rows().catchUp(tampered.history());
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
    void findsASubjectThatWouldTakeAnything() throws Exception {
        var registry = ConfluentAvro.registry(TestStack.REGISTRY);
        var subject = Topics.PRACTICE_EVENTS.subject(TrialConfirmed.class);
        try (var healthy = Case.of(1)) {
            healthy.write();
            registry.updateCompatibility(subject, "NONE");
            try {
                var answer = healthy.verify();

                assertThat(answer.text()).contains(subject + ": compatibility is NONE");
                assertThat(answer.exitCode()).isEqualTo(1);
            } finally {
                registry.updateCompatibility(subject, "FULL_TRANSITIVE");
            }
        }
    }

    @Test
    void findsAnEngineThatWouldHoldReadersUp() {
        try (var healthy = Case.of(1)) {
            healthy.write();
            healthy.writer().writeAs("matching-service-slow", 60_000);

            var answer = healthy.verify();

            assertThat(answer.text())
                    .contains("matching-service-slow: transaction.timeout.ms is 60000");
            assertThat(answer.exitCode()).isEqualTo(1);
            healthy.writer().writeAs("matching-service-slow", 10_000);
            assertThat(healthy.verify().exitCode()).isZero();
        }
    }

    @Test
    void findsAForgedOutcome() {
        try (var tampered = Case.of(10)) {
            tampered.write();
            var confirmed = LogTampering.find(tampered.history(), TrialConfirmed.class, it -> true);
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
                        "INSERT INTO effect (effect_id, practice_id, subject, subject_id, revision, kind, recipient_role, recipient_id, channel, event_id, request_id) SELECT 'forged-"
                                + UUID.randomUUID()
                                + "', p, 'SESSION', 'forged', 1, 'CONFIRMATION', 'CLIENT', 'eve', 'EMAIL', p || ':999999', 'forged' FROM (VALUES (?)) AS v (p)"),
                tamperedRows(
                        "a message sent although cancelled",
                        "I-5.3",
                        "notification",
                        "UPDATE effect SET settled_at = settled_at + interval '1 day' WHERE practice_id = ? AND kind = 'CONFIRMATION'"));
    }

    private static Case.Answer assertFound(Case tampered, String invariant) {
        var answer = tampered.verify();
        assertThat(answer.text()).contains("[" + invariant + "]");
        assertThat(answer.exitCode()).isEqualTo(1);
        return answer;
    }

    private static Arguments tamperedRows(
            String what, String invariant, String database, String sql) {
        Consumer<Case> how =
                tampered -> tampered.rows().change(database, sql, tampered.history().practiceId);
        return Arguments.of(what, invariant, how);
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
