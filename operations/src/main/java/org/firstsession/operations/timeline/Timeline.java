// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstsession.operations.log.Decision;
import org.firstsession.operations.log.DecisionCursor;
import org.firstsession.operations.log.Fields;
import org.firstsession.operations.log.LogPosition;
import org.firstsession.operations.log.PlainValues;
import org.firstsession.operations.log.RecordDecoder;
import org.firstsession.operations.log.UndecodableException;
import org.jspecify.annotations.Nullable;

/** Collects from the logs what concerns one id. */
final class Timeline {

    /** What every command or event has; it is told once for each step. */
    private static final Set<String> HEAD =
            Set.of("commandId", "practiceId", "recordedAt", "actor", "channel", "seq", "eventId");

    private final RecordDecoder decoder;
    private final String subject;
    private final @Nullable String practice;
    private final List<Step> steps = new ArrayList<>();

    Timeline(RecordDecoder decoder, String subject, @Nullable String practice) {
        this.decoder = decoder;
        this.subject = subject;
        this.practice = practice;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    void read(DecisionCursor decisions) {
        for (var decision = decisions.next(); decision != null; decision = decisions.next()) {
            var command = decision.command();
            if (command != null && concerns(command.key())) {
                take(command, decision);
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Decision decision) {
        var command = fields(record.value());
        var events =
                decision.events().stream()
                        .map(event -> fields(event.value()))
                        .filter(Objects::nonNull)
                        .filter(event -> PlainValues.mentions(event, subject))
                        .toList();
        if (events.isEmpty() && (command == null || !PlainValues.mentions(command, subject))) {
            return;
        }
        var actor = command == null ? null : command.innerOrNull("actor");
        steps.add(
                new Step(
                        Instant.ofEpochMilli(record.timestamp()),
                        new LogPosition(record.topic(), record.partition(), record.offset())
                                .toString(),
                        command == null ? "unreadable" : command.type(),
                        actor == null ? null : words(actor),
                        command == null ? null : command.textOrNull("channel"),
                        command == null ? Map.of() : details(command),
                        events.stream().map(Timeline::decided).toList()));
    }

    private static Step.Decided decided(Fields event) {
        return new Step.Decided(event.text("eventId"), event.type(), details(event));
    }

    private static Map<String, @Nullable Object> details(Fields fields) {
        var details = new LinkedHashMap<String, @Nullable Object>(PlainValues.of(fields));
        details.keySet().removeAll(HEAD);
        return details;
    }

    private static String words(Fields actor) {
        var id = actor.textOrNull("id");
        return actor.text("role") + (id == null ? "" : " " + id);
    }

    private boolean concerns(byte @Nullable [] key) {
        return key != null && (practice == null || practice.equals(new String(key, UTF_8)));
    }

    private @Nullable Fields fields(byte @Nullable [] value) {
        try {
            return decoder.decode(value);
        } catch (UndecodableException e) {
            return null;
        }
    }
}
