// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import java.time.Duration;

/** How long something stays open, and when somebody looks again. Units stand in the names. */
public record Lifetimes(
        int invitationHours,
        int consentHours,
        int refillMinutes,
        int wakingFromMinute,
        int wakingToMinute,
        int therapistAnswerMinutes,
        int safetyDueMinutes,
        int waitlistReviewHours,
        int outcomeDueHours,
        int choiceHours) {

    private static final int YEAR_HOURS = 366 * 24;

    public Lifetimes {
        Require.between(invitationHours, 1, YEAR_HOURS, "invitationHours");
        Require.between(consentHours, 1, YEAR_HOURS, "consentHours");
        Require.between(refillMinutes, 1, YEAR_HOURS * 60L, "refillMinutes");
        Require.between(wakingFromMinute, 0, 1_439, "wakingFromMinute");
        Require.between(wakingToMinute, wakingFromMinute + 1L, 1_440, "wakingToMinute");
        Require.between(therapistAnswerMinutes, 1, YEAR_HOURS * 60L, "therapistAnswerMinutes");
        Require.between(safetyDueMinutes, 1, 24 * 60, "safetyDueMinutes");
        Require.between(waitlistReviewHours, 1, YEAR_HOURS, "waitlistReviewHours");
        Require.between(outcomeDueHours, 1, YEAR_HOURS, "outcomeDueHours");
        Require.between(choiceHours, 1, YEAR_HOURS, "choiceHours");
    }

    /** Time in which an invited partner may join or decline. */
    public Duration invitation() {
        return Duration.ofHours(invitationHours);
    }

    /** Time for the second of two partners once the first has agreed. */
    public Duration consent() {
        return Duration.ofHours(consentHours);
    }

    /** Life of an offer to somebody on the waitlist, in their waking hours. */
    public Duration refill() {
        return Duration.ofMinutes(refillMinutes);
    }

    public Duration therapistAnswer() {
        return Duration.ofMinutes(therapistAnswerMinutes);
    }

    public Duration safetyDue() {
        return Duration.ofMinutes(safetyDueMinutes);
    }

    public Duration waitlistReview() {
        return Duration.ofHours(waitlistReviewHours);
    }

    public Duration outcomeDue() {
        return Duration.ofHours(outcomeDueHours);
    }

    /** Time for saying how it goes on. */
    public Duration choice() {
        return Duration.ofHours(choiceHours);
    }
}
