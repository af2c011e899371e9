// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.util.List;
import org.firstsession.intake.people.Whereabouts;
import org.firstsession.types.Choice;
import org.firstsession.types.Outcome;
import org.firstsession.types.WeeklyWindow;
import org.jspecify.annotations.Nullable;

/** What goes with an action. */
sealed interface Details {

    /** The action says it all. */
    record Nothing() implements Details {}

    /** The option that is taken. */
    record Option(String optionId) implements Details {}

    /**
     * When somebody could come instead.
     *
     * @param times empty leaves the times on record
     * @param otherTherapist whether another therapist would do
     */
    record Times(List<WeeklyWindow> times, boolean otherTherapist) implements Details {
        public Times {
            times = List.copyOf(times);
        }
    }

    /** Where somebody will sit during a session by video. */
    record Seat(String state, Whereabouts whereabouts) implements Details {}

    /** How a session went; null takes back what was said. */
    record Went(@Nullable Outcome outcome) implements Details {}

    /** What is wanted after a session. */
    record Wanted(Choice choice) implements Details {}
}
