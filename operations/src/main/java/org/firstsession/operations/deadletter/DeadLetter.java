// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstsession.operations.log.LogPosition;
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.schemas.DeadLetterHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be read.
 *
 * @param id its partition and offset among the dead letters, such as {@code 3-17}
 * @param practiceId the record's key; null when it had none
 * @param stoodAt where it stood on the command log
 * @param loggedAt its timestamp there
 * @param reason why it could not be read
 * @param value its bytes; null when it had none
 */
record DeadLetter(
        String id,
        @Nullable String practiceId,
        LogPosition stoodAt,
        Instant loggedAt,
        String reason,
        byte @Nullable [] value) {

    static DeadLetter of(ConsumerRecord<byte[], byte[]> record) {
        return new DeadLetter(
                record.partition() + "-" + record.offset(),
                record.key() == null ? null : new String(record.key(), UTF_8),
                new LogPosition(
                        text(record, DeadLetterHeaders.TOPIC, "?"),
                        Integer.parseInt(text(record, DeadLetterHeaders.PARTITION, "-1")),
                        Long.parseLong(text(record, DeadLetterHeaders.OFFSET, "-1"))),
                Instant.ofEpochMilli(record.timestamp()),
                text(record, DeadLetterHeaders.REASON, "UNKNOWN"),
                record.value());
    }

    int sizeBytes() {
        return value == null ? 0 : value.length;
    }

    private static String text(
            ConsumerRecord<byte[], byte[]> record, String header, String otherwise) {
        var text = CloudEventHeaders.text(record.headers(), header);
        return text == null ? otherwise : text;
    }
}
