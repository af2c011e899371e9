// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import java.time.Instant;

/** A stretch of time, end exclusive. */
public record Interval(Instant startsAt, Instant endsAt) {

    public Interval {
        if (!startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException("an interval must end after its start");
        }
    }

    public boolean overlaps(Instant start, Instant end) {
        return startsAt.isBefore(end) && start.isBefore(endsAt);
    }
}
