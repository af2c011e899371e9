// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person's side of a request, coded.
 *
 * @param personId pseudonymous id
 * @param state USPS code of the state where the person says they will sit
 * @param zip stated for distance only; it never decides the state
 * @param point the ZIP code's point; null when no ZIP was stated
 * @param timeZone the zone in which the times are meant
 * @param times when the person could come; empty means any time
 * @param languages BCP 47; empty means any
 * @param plan id of an insurance plan; null means that they pay themselves
 * @param age what they said of their age
 * @param roomFeatures codes of what a room must offer
 */
public record Participant(
        PersonId personId,
        String state,
        @Nullable String zip,
        @Nullable GeoPoint point,
        ZoneId timeZone,
        List<WeeklyWindow> times,
        List<String> languages,
        @Nullable String plan,
        AgeStatement age,
        List<String> roomFeatures) {

    public Participant {
        Require.text(state, "state of a participant");
        times = List.copyOf(times);
        languages = List.copyOf(languages);
        roomFeatures = List.copyOf(roomFeatures);
    }

    /** The same person, sitting elsewhere. */
    public Participant inState(String other) {
        return new Participant(
                personId, other, zip, point, timeZone, times, languages, plan, age, roomFeatures);
    }

    /** The same person with other times. */
    public Participant withTimes(List<WeeklyWindow> other) {
        return new Participant(
                personId, state, zip, point, timeZone, other, languages, plan, age, roomFeatures);
    }
}
