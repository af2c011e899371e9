// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack.sample;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.schemas.ConfluentAvro;
import org.jspecify.annotations.Nullable;

/** Events of one practice, headed and numbered as the engine does. */
public final class SampleEvents {

    static {
        ConfluentAvro.trustGeneratedClasses();
    }

    private static final int HEAD = 5;

    private final String practiceId;
    private final AtomicLong seq = new AtomicLong();

    public SampleEvents(String practiceId) {
        this.practiceId = practiceId;
    }

    /**
     * The next event.
     *
     * @param rest what stands behind the head ({@code practiceId}, {@code seq}, {@code eventId},
     *     {@code commandId}, {@code recordedAt}), in the order of the schema
     * @throws ClassCastException when something is of another type than the schema says; where it
     *     says text, anything is taken as text
     */
    public <E extends SpecificRecord> E next(
            Class<E> type, String commandId, Instant recordedAt, @Nullable Object... rest) {
        var schema = SpecificData.get().getSchema(type);
        if (schema.getFields().size() != HEAD + rest.length) {
            throw new IllegalArgumentException(
                    "%s has other fields: %s".formatted(type.getSimpleName(), schema.getFields()));
        }
        var event = type.cast(SpecificData.newInstance(type, schema));
        for (int field = 0; field < rest.length; field++) {
            event.put(HEAD + field, rest[field]);
        }
        return next(event, commandId, recordedAt);
    }

    /** An event that has all but its head, as the next one. */
    public <E extends SpecificRecord> E next(E event, String commandId, Instant recordedAt) {
        long number = seq.incrementAndGet();
        event.put(0, practiceId);
        event.put(1, number);
        event.put(2, practiceId + ":" + number);
        event.put(3, commandId);
        event.put(4, recordedAt);
        return event;
    }

    /** Leaves a number out, as no engine does. */
    public void skip() {
        seq.incrementAndGet();
    }
}
