// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

/** What there is of open requests for the phone that writes. */
public sealed interface Situation {

    /** None. */
    record Nothing() implements Situation {}

    /** One, of somebody alone, that waits. */
    record Waiting() implements Situation {}

    /** One, of somebody alone, with hours to choose from: 1 to {@code options}. */
    record Offered(int options) implements Situation {}

    /** One, of somebody alone, with a confirmed session that lies ahead. */
    record Confirmed() implements Situation {}

    /** One of two people: nobody can tell by a phone which of them writes. */
    record OfTwo() implements Situation {}

    /** Several: nobody can tell by a phone which is meant. */
    record Several() implements Situation {}

    /** Whether a phone isn't enough to say who writes. */
    default boolean isShared() {
        return this instanceof OfTwo || this instanceof Several;
    }
}
