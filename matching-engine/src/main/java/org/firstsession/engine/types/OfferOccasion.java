// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** What an offer follows from. */
public enum OfferOccasion {
    FIRST,
    OTHER_OPTIONS,
    REFILL,
    MOVE,
    REBOOKING,
    ANOTHER_THERAPIST,
    SAME_HOUR_ELSEWHERE,
    AFTER_PERSON
}
