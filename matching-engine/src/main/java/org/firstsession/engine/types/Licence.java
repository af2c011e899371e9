// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A licence to treat people who sit in one state.
 *
 * @param state USPS code
 * @param validFrom first day, in the therapist's zone
 * @param validUntil last day, inclusive, in the therapist's zone; null while none is set
 */
public record Licence(String state, LocalDate validFrom, @Nullable LocalDate validUntil) {

    public Licence {
        Require.text(state, "state of a licence");
    }

    public boolean covers(String where, LocalDate day) {
        return overlaps(where, day, day);
    }

    /** Whether it is valid in the state on some day of a span, both ends inclusive. */
    public boolean overlaps(String where, LocalDate first, LocalDate last) {
        return state.equals(where)
                && !validFrom.isAfter(last)
                && (validUntil == null || !validUntil.isBefore(first));
    }
}
