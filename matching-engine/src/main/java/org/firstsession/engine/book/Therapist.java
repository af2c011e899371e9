// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.firstsession.engine.types.Interval;
import org.firstsession.engine.types.TherapistProfile;

/**
 * A therapist on the list.
 *
 * @param timeOff when the therapist is away
 * @param busy when a calendar elsewhere says that the therapist is busy
 */
public record Therapist(TherapistProfile profile, List<Interval> timeOff, List<Interval> busy) {

    public Therapist {
        timeOff = List.copyOf(timeOff);
        busy = List.copyOf(busy);
    }

    /** Whether somebody who sits in a state may be treated on a day of the therapist's zone. */
    public boolean isLicensed(String state, LocalDate day) {
        return profile.licences().stream().anyMatch(licence -> licence.covers(state, day));
    }

    /** Whether the therapist is away or busy elsewhere. */
    public boolean isOff(Instant start, Instant end) {
        return timeOff.stream().anyMatch(off -> off.overlaps(start, end))
                || busy.stream().anyMatch(off -> off.overlaps(start, end));
    }
}
