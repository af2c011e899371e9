// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.firstsession.operations.log.DecisionCursor;
import org.firstsession.operations.log.DecodedRecords.Decoded;
import org.firstsession.operations.log.LogPosition;
import org.jspecify.annotations.Nullable;

/**
 * A record of {@code practice.events}, readable or not.
 *
 * @param position where it stands
 * @param key the record's key as text; null when it has none
 * @param commandOffset offset of the command that it names; −1 when it names none
 * @param event what it says; null when it can't be read
 * @param unreadable why not; null when it can
 */
record EventRead(
        LogPosition position,
        @Nullable String key,
        long commandOffset,
        @Nullable EventFact event,
        @Nullable String unreadable) {

    static EventRead of(Decoded decoded) {
        var record = decoded.record();
        var position = new LogPosition(record.topic(), record.partition(), record.offset());
        var key = record.key() == null ? null : new String(record.key(), UTF_8);
        long offset = DecisionCursor.commandOffset(record);
        var fields = decoded.fields();
        if (fields == null) {
            return new EventRead(position, key, offset, null, decoded.unreadable());
        }
        try {
            return new EventRead(position, key, offset, EventFact.of(record, fields), null);
        } catch (IllegalArgumentException e) {
            return new EventRead(position, key, offset, null, String.valueOf(e.getMessage()));
        }
    }
}
