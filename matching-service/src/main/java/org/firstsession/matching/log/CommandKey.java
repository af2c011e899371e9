// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.schemas.Topics;

/**
 * To which practice a record belongs. A record whose key is no practice's, or that stands on a
 * partition where its practice isn't decided, belongs to none: no event can tell of it.
 */
final class CommandKey {

    private static final Pattern PRACTICE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private CommandKey() {}

    static Optional<PracticeId> practiceOf(ConsumerRecord<byte[], byte[]> record) {
        byte[] key = record.key();
        if (key == null || record.partition() != partitionOf(key)) {
            return Optional.empty();
        }
        var text = new String(key, US_ASCII);
        return PRACTICE.matcher(text).matches()
                ? Optional.of(new PracticeId(text))
                : Optional.empty();
    }

    /** The partition on which a practice is decided. */
    static int partitionOf(String practiceId) {
        return partitionOf(practiceId.getBytes(US_ASCII));
    }

    /** Where Kafka's own clients put a key. Some others hash differently unless told. */
    private static int partitionOf(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key)) % Topics.PRACTICE_COMMANDS.partitions();
    }
}
