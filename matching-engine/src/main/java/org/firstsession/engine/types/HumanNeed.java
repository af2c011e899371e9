// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** Why a person has to look. */
public enum HumanNeed {
    /** The practice handles the stated concern by a person from the start. */
    TOPIC_NEEDS_PERSON,
    /** Nobody under 18 is matched automatically. */
    UNDER_18,
    /** The age must be asked before the session. */
    AGE_NOT_STATED,
    /** No therapist and hour pass the hard rules. */
    NOTHING_FEASIBLE,
    /** An offer lapsed without an answer. */
    OFFER_LAPSED,
    /** The client wanted none of the options. */
    OFFER_DECLINED,
    /** A booked session lies under new time off. */
    TIME_OFF_OVER_SESSION,
    /** A booked session's therapist is no longer on the list. */
    DELISTED_WITH_SESSION;

    /** Whether matching stops until a person has looked. */
    public boolean stopsMatching() {
        return this == TOPIC_NEEDS_PERSON || this == UNDER_18;
    }
}
