// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstsession.operations.log.Fields;
import org.firstsession.operations.log.LogPosition;
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.schemas.EventHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record of {@code practice.events} that could be read.
 *
 * @param position where it stands
 * @param loggedAt the record's timestamp
 * @param fields what they say
 * @param type the event's type, without its namespace
 * @param practiceId the practice, by the value
 * @param seq its number within the practice
 * @param commandId the command that it follows from
 * @param recordedAt the engine's now
 * @param chained whether its link of the hash chain is the one that follows
 */
record EventFact(
        LogPosition position,
        Instant loggedAt,
        Fields fields,
        String type,
        String practiceId,
        long seq,
        String commandId,
        Instant recordedAt,
        boolean chained) {

    /**
     * What a record says.
     *
     * @param chains of each practice, up to the event before; they go on
     */
    static EventFact of(
            ConsumerRecord<byte[], byte[]> record, Fields fields, Map<String, Chain> chains) {
        var practiceId = fields.text("practiceId");
        return new EventFact(
                new LogPosition(record.topic(), record.partition(), record.offset()),
                Instant.ofEpochMilli(record.timestamp()),
                fields,
                fields.type(),
                practiceId,
                fields.number("seq"),
                fields.text("commandId"),
                fields.instant("recordedAt"),
                // Last: what can't be read is no link of a chain.
                chains.computeIfAbsent(practiceId, id -> new Chain())
                        .follows(
                                record.value(),
                                CloudEventHeaders.text(record.headers(), EventHeaders.CHAIN)));
    }

    /** The person whom it is about, which it must name. */
    String personId() {
        return fields.text("personId");
    }

    @Nullable String requestId() {
        return fields.textOrNull("requestId");
    }

    /** Where it stands, for a violation. */
    @Override
    public String toString() {
        return position + " " + practiceId + ":" + seq;
    }
}
