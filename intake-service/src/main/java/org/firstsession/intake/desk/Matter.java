// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.desk;

import java.time.Duration;

/** What a person at the practice is asked to look at, and how soon. */
public enum Matter {
    /** Somebody comes late to a session of today; the words are the minutes. */
    RUNNING_LATE(Duration.ofMinutes(5)),
    /** Somebody wants to be erased, and a decision of the practice's privacy officer is needed. */
    ERASURE_ASKED(Duration.ofDays(10)),
    /** Somebody asked more often than the limits allow: it may be a person in need of help. */
    OVER_LIMIT(Duration.ofHours(4)),
    /** An invited partner has a question. */
    PARTNER_ASKS(Duration.ofHours(4)),
    /** Somebody wants none of what is free now, and to be told when something else opens. */
    TELL_WHEN_OPEN(Duration.ofHours(24)),
    /** After a first session somebody wants to go on with the therapist: it is to be arranged. */
    GOES_ON(Duration.ofHours(24));

    private final Duration within;

    Matter(Duration within) {
        this.within = within;
    }

    /** The time within which somebody looks. */
    public Duration within() {
        return within;
    }
}
