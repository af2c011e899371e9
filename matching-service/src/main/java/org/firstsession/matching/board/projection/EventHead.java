// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** What every event carries, whatever its type. */
record EventHead(
        String practiceId, long seq, String eventId, String commandId, Instant recordedAt) {

    static EventHead of(SpecificRecord event) {
        return new EventHead(
                (String) field(event, "practiceId"),
                (Long) field(event, "seq"),
                (String) field(event, "eventId"),
                (String) field(event, "commandId"),
                (Instant) field(event, "recordedAt"));
    }

    /** Whether both follow from one command and so were decided as a whole. */
    boolean sameDecisionAs(EventHead other) {
        return practiceId.equals(other.practiceId) && commandId.equals(other.commandId);
    }

    private static Object field(SpecificRecord event, String name) {
        return event.get(event.getSchema().getField(name).pos());
    }
}
