// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.firstsession.schemas.DeadLetterHeaders;
import org.firstsession.schemas.Topics;

/** Makes the dead letter of a record: its bytes as they were, and where they stood. */
final class DeadLetters {

    private DeadLetters() {}

    static ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> record, String reason) {
        var letter =
                new ProducerRecord<byte[], byte[]>(
                        Topics.DEAD_LETTERS.name(),
                        record.partition(),
                        record.timestamp() < 0 ? null : record.timestamp(),
                        record.key(),
                        record.value(),
                        record.headers());
        letter.headers()
                .add(DeadLetterHeaders.TOPIC, record.topic().getBytes(UTF_8))
                .add(DeadLetterHeaders.PARTITION, text(record.partition()))
                .add(DeadLetterHeaders.OFFSET, text(record.offset()))
                .add(DeadLetterHeaders.TIMESTAMP, text(record.timestamp()))
                .add(DeadLetterHeaders.REASON, reason.getBytes(UTF_8));
        return letter;
    }

    private static byte[] text(long number) {
        return Long.toString(number).getBytes(UTF_8);
    }
}
