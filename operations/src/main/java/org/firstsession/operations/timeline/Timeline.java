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
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.schemas.EventHeaders;
import org.jspecify.annotations.Nullable;

/** Collects from the logs what concerns one id. */
final class Timeline {

    /** What every command or event has; it is told once for each step. */
    private static final Set<String> HEAD =
            Set.of("commandId", "practiceId", "recordedAt", "actor", "channel", "seq", "eventId");

    private static final Map<String, String> KINDS =
            Map.of(
                    "requestId", "request",
                    "sessionId", "session",
                    "therapistId", "therapist",
                    "personId", "person");

    private final RecordDecoder decoder;
    private final String subject;
    private final @Nullable String practice;
    private final List<Step> steps = new ArrayList<>();
    private @Nullable String kind;

    Timeline(RecordDecoder decoder, String subject, @Nullable String practice) {
        this.decoder = decoder;
        this.subject = subject;
        this.practice = practice;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /**
     * {@code request}, {@code session}, {@code therapist} or {@code person}; empty when unclear.
     */
    String kind() {
        return kind == null ? "" : kind;
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
                decision.events().stream().map(this::decided).filter(Objects::nonNull).toList();
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
                        events));
    }

    /** An event that mentions the subject; null for others. */
    private Step.@Nullable Decided decided(ConsumerRecord<byte[], byte[]> record) {
        var event = fields(record.value());
        if (event == null || !PlainValues.mentions(event, subject)) {
            return null;
        }
        note(event);
        return new Step.Decided(
                event.text("eventId"),
                event.type(),
                details(event),
                CloudEventHeaders.text(record.headers(), EventHeaders.CHAIN));
    }

    /** What kind of thing the subject is, by the field that first names it. */
    private void note(Fields event) {
        if (kind == null) {
            kind = kindIn(event);
        }
    }

    private @Nullable String kindIn(Fields fields) {
        for (var field : fields.schema().getFields()) {
            var value = fields.value(field.name());
            var found = subject.equals(value) ? KINDS.get(field.name()) : kindInside(value);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable String kindInside(@Nullable Object value) {
        return switch (value) {
            case Fields inner -> kindIn(inner);
            case List<?> list ->
                    list.stream()
                            .map(this::kindInside)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
            case null, default -> null;
        };
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
