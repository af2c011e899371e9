// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.whatif;

import java.time.Duration;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.types.Slot;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did about an offer, a question or a session.
 *
 * @param after how long after what it answers
 * @param command as it was recorded; its ids are replaced by those of the run
 * @param wanted the hour that was taken, for an acceptance
 */
record Answer(Duration after, Command command, @Nullable Slot wanted) {

    /** What an answer answers: the how-manieth of its kind that a request had. */
    record To(Kind kind, int number) {}

    /** Kinds of things that are answered. */
    enum Kind {
        OFFER,
        THERAPIST_ASKED,
        BOOKING,
        END_OF_SESSION
    }
}
