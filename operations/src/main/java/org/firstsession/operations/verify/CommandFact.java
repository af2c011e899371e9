// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.Utils;
import org.firstsession.operations.log.DecodedRecords.Decoded;
import org.firstsession.operations.log.Fields;
import org.firstsession.operations.log.LogPosition;
import org.firstsession.schemas.CloudEventHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record of {@code practice.commands}.
 *
 * @param position where it stands
 * @param key the record's key as text; null when it has none
 * @param hasPlace whether the key is a practice's and the partition is where that one is decided
 * @param loggedAt the record's timestamp
 * @param value the bytes; null when there are none
 * @param fields what they say; null when they can't be read
 * @param unreadable why not; null when they can
 * @param source who wrote it, by its own header
 */
record CommandFact(
        LogPosition position,
        @Nullable String key,
        boolean hasPlace,
        Instant loggedAt,
        byte @Nullable [] value,
        @Nullable Fields fields,
        @Nullable String unreadable,
        @Nullable String source) {

    private static final Pattern PRACTICE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    static CommandFact of(Decoded decoded, int partitions) {
        var record = decoded.record();
        byte[] key = record.key();
        var text = key == null ? null : new String(key, UTF_8);
        return new CommandFact(
                new LogPosition(record.topic(), record.partition(), record.offset()),
                text,
                text != null
                        && PRACTICE.matcher(text).matches()
                        && Utils.toPositive(Utils.murmur2(key)) % partitions == record.partition(),
                Instant.ofEpochMilli(record.timestamp()),
                record.value(),
                decoded.fields(),
                decoded.unreadable(),
                CloudEventHeaders.text(record.headers(), CloudEventHeaders.SOURCE));
    }

    /** Whether it can be read and says what the key says. */
    boolean isReadable() {
        return fields != null && key != null && key.equals(fields.textOrNull("practiceId"));
    }

    String type() {
        return fields == null ? "" : fields.type();
    }

    @Nullable String commandId() {
        return fields == null ? null : fields.textOrNull("commandId");
    }

    Instant recordedAt() {
        return fields == null ? loggedAt : fields.instant("recordedAt");
    }

    /** Whether its own time and the log's agree: only then it moves the engine's now. */
    boolean isRightlyDated() {
        return recordedAt().equals(loggedAt);
    }
}
