// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.log;

import java.time.Instant;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.PracticeId;

/**
 * What every event has.
 *
 * @param practiceId the practice
 * @param seq its number within the practice: 1, 2, 3 and so on without a gap
 * @param commandId the command that it follows from
 * @param recordedAt the engine's now: the largest {@code recordedAt} of the practice's commands
 */
public record EventMeta(PracticeId practiceId, long seq, CommandId commandId, Instant recordedAt) {

    /** Derived from practice and number, so that nobody has to make it up. */
    public String eventId() {
        return practiceId + ":" + seq;
    }
}
