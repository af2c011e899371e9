// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.avro;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.log.EventMeta;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.PracticeId;

/** Events as the engine makes them to events as they stand on the log, and back for the fold. */
public final class AvroEvents {

    private static final int META_FIELDS = 5;
    private static final Vocabulary VOCABULARY =
            Vocabulary.of(Event.class, "org.firstsession.events", META_FIELDS);

    private AvroEvents() {}

    /** The record to write for an event. */
    public static SpecificRecord write(Event event) {
        var record = VOCABULARY.ofEngineType(event.getClass()).toAvro(event);
        var meta = event.meta();
        record.put("practiceId", meta.practiceId().value());
        record.put("seq", meta.seq());
        record.put("eventId", meta.eventId());
        record.put("commandId", meta.commandId().value());
        record.put("recordedAt", meta.recordedAt());
        return record;
    }

    /**
     * The event that a record of {@code practice.events} is.
     *
     * @throws IllegalArgumentException when it is none: the log is not ours, or newer than we are
     */
    public static Event read(SpecificRecord record) {
        var translation = VOCABULARY.ofAvroType(record.getClass());
        if (translation == null) {
            throw new IllegalArgumentException(
                    record.getSchema().getFullName() + " is no event of the engine");
        }
        return (Event) translation.toEngine(record, meta((SpecificRecordBase) record));
    }

    /** The fields that every event has, by their names in the schemas. */
    private static EventMeta meta(SpecificRecordBase event) {
        return new EventMeta(
                new PracticeId((String) event.get("practiceId")),
                (long) event.get("seq"),
                new CommandId((String) event.get("commandId")),
                (Instant) event.get("recordedAt"));
    }
}
