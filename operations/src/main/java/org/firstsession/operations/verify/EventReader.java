// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import org.firstsession.operations.log.DecisionCursor;
import org.firstsession.operations.log.DecodedRecords.Decoded;
import org.firstsession.operations.log.LogPosition;

/**
 * Reads the events of a partition in their order, and holds each against the chain of its practice:
 * a digest of every byte on the log is more than the thread that judges should have to do.
 */
final class EventReader {

    private final Map<String, Chain> chains = new HashMap<>();

    EventRead read(Decoded decoded) {
        var record = decoded.record();
        var position = new LogPosition(record.topic(), record.partition(), record.offset());
        var key = record.key() == null ? null : new String(record.key(), UTF_8);
        long offset = DecisionCursor.commandOffset(record);
        var fields = decoded.fields();
        if (fields == null) {
            return new EventRead(position, key, offset, null, decoded.unreadable());
        }
        try {
            return new EventRead(position, key, offset, EventFact.of(record, fields, chains), null);
        } catch (IllegalArgumentException e) {
            return new EventRead(position, key, offset, null, String.valueOf(e.getMessage()));
        }
    }
}
