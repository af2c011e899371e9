// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** Why a person has to look. */
public enum HumanNeed {
    /** Somebody may not be safe. Due around the clock. */
    SAFETY,
    /** The practice handles the stated concern by a person from the start. */
    TOPIC_NEEDS_PERSON,
    /** Nobody under 18 is matched automatically. */
    UNDER_18,
    /** The age must be asked before the session. */
    AGE_NOT_STATED,
    /** No therapist and hour pass the hard rules, and the request is on no waitlist. */
    NOTHING_FEASIBLE,
    /** An offer lapsed without an answer. */
    OFFER_LAPSED,
    /** The client wanted none of the options. */
    OFFER_DECLINED,
    /** Two offers from the waitlist lapsed. */
    REFILLS_LAPSED,
    /** A request has been on the waitlist for long. */
    WAITLIST_REVIEW,
    /** Nobody has said whether to go on alone. */
    SUGGESTION_UNANSWERED,
    /** A therapist who was asked first has not answered. */
    THERAPIST_SILENT,
    /** A booked session lies under new time off. */
    TIME_OFF_OVER_SESSION,
    /** A booked session lies under a new closure. */
    CLOSURE_OVER_SESSION,
    /** A booked session's therapist is busy elsewhere. */
    BUSY_OVER_SESSION,
    /** A booked session's therapist will not be licensed any more. */
    LICENCE_ENDS_BEFORE_SESSION,
    /** A booked session's therapist is no longer on the list. */
    DELISTED_WITH_SESSION,
    /** The client will sit in a state where the therapist has no licence. */
    NOT_LICENSED_WHERE_CLIENT_SITS,
    /** Nobody has said how a session went. */
    OUTCOME_MISSING,
    /** One of a couple was there, the other was not. */
    PARTNER_ABSENT,
    /** Somebody missed a second session. */
    SECOND_NO_SHOW,
    /** Nobody was there, the practice's side included. */
    NOBODY_WAS_THERE,
    /** Two partners want different things after a session. */
    CHOICES_DIFFER,
    /** Nobody has said how it goes on after a session. */
    CHOICE_MISSING,
    /** A booked session's room is gone, or lacks now what somebody needs. */
    ROOM_LOST_BY_SESSION;

    /** Whether matching stops until a person has looked. */
    public boolean stopsMatching() {
        return this == TOPIC_NEEDS_PERSON || this == UNDER_18;
    }

    /** Whether an offer or a booking settles it, so that nobody has to look any more. */
    public boolean isSettledByOffer() {
        return switch (this) {
            case NOTHING_FEASIBLE,
                    OFFER_LAPSED,
                    OFFER_DECLINED,
                    REFILLS_LAPSED,
                    WAITLIST_REVIEW,
                    SUGGESTION_UNANSWERED,
                    THERAPIST_SILENT,
                    SECOND_NO_SHOW,
                    PARTNER_ABSENT,
                    NOBODY_WAS_THERE,
                    CHOICES_DIFFER,
                    CHOICE_MISSING,
                    OUTCOME_MISSING ->
                    true;
            default -> false;
        };
    }

    /** Whether it is about a booked session, and moot with it. */
    public boolean isAboutSession() {
        return switch (this) {
            case TIME_OFF_OVER_SESSION,
                    CLOSURE_OVER_SESSION,
                    BUSY_OVER_SESSION,
                    LICENCE_ENDS_BEFORE_SESSION,
                    DELISTED_WITH_SESSION,
                    NOT_LICENSED_WHERE_CLIENT_SITS,
                    OUTCOME_MISSING,
                    ROOM_LOST_BY_SESSION ->
                    true;
            default -> false;
        };
    }
}
