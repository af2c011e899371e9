// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
import org.jspecify.annotations.Nullable;

/**
 * What a search leaves out.
 *
 * @param among only these therapists; null for all
 * @param startingAt only hours that start then; null for all
 * @param instead the hour that another one is sought for; null for none
 * @param whileKept whether {@code instead} stays booked meanwhile, so that nothing may overlap it
 */
public record Bounds(
        @Nullable Set<TherapistId> among,
        @Nullable Instant startingAt,
        @Nullable Slot instead,
        boolean whileKept) {

    /** Leaves nothing out. */
    public static final Bounds NONE = new Bounds(null, null, null, false);

    /** Only these therapists. */
    public static Bounds among(Set<TherapistId> therapists) {
        return new Bounds(therapists, null, null, false);
    }

    /** The same hour, with somebody else. */
    public static Bounds sameHourAs(Slot slot) {
        return new Bounds(null, slot.startsAt(), slot, false);
    }

    /** Another hour than this one. */
    public static Bounds insteadOf(Slot slot, boolean otherTherapist, boolean whileKept) {
        return new Bounds(
                otherTherapist ? null : Collections.singleton(slot.therapistId()),
                null,
                slot,
                whileKept);
    }

    boolean allow(TherapistId therapist) {
        return among == null || among.contains(therapist);
    }
}
