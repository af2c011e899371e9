// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.erasure;

import java.time.Instant;
import org.firstsession.intake.link.Access;

/**
 * How far it is with somebody who is to be erased.
 *
 * @param whose the person, by the link over which it was asked
 * @param byStaff whether the practice decided it, so that nobody is asked again
 * @param nextAt when the next step is due; in {@link Stage#ASKED} the end of the time to undo
 * @param sweeps how often their messages were swept out so far
 */
public record Erasure(Access whose, Stage stage, boolean byStaff, Instant nextAt, int sweeps) {

    /** The steps, in their order. */
    public enum Stage {
        /** It can be undone. */
        ASKED,
        /** The practice's privacy officer decides. */
        WITH_OFFICER,
        /** What is open ends; messages under way don't learn the contact any more. */
        ENDING,
        /** The rows are gone; messages that were sent are being dropped. */
        SWEEPING,
        /** Nothing is left but ids. */
        ERASED
    }

    /** Whether the person counts as gone already. */
    public boolean isGone() {
        return switch (stage) {
            case ASKED, WITH_OFFICER -> false;
            case ENDING, SWEEPING, ERASED -> true;
        };
    }
}
