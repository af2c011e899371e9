// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.Instant;
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
 * @param value the bytes, frame included
 * @param fields what they say
 * @param type the event's type, without its namespace
 * @param practiceId the practice, by the value
 * @param seq its number within the practice
 * @param commandId the command that it follows from
 * @param recordedAt the engine's now
 * @param chain the hash chain's link, by the header; null when it has none
 */
record EventFact(
        LogPosition position,
        Instant loggedAt,
        byte[] value,
        Fields fields,
        String type,
        String practiceId,
        long seq,
        String commandId,
        Instant recordedAt,
        @Nullable String chain) {

    static EventFact of(ConsumerRecord<byte[], byte[]> record, Fields fields) {
        return new EventFact(
                new LogPosition(record.topic(), record.partition(), record.offset()),
                Instant.ofEpochMilli(record.timestamp()),
                record.value(),
                fields,
                fields.type(),
                fields.text("practiceId"),
                fields.number("seq"),
                fields.text("commandId"),
                fields.instant("recordedAt"),
                CloudEventHeaders.text(record.headers(), EventHeaders.CHAIN));
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
