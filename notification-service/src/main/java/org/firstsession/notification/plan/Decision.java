// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was decided, as far as somebody hears of it or a message becomes untrue by it. */
public sealed interface Decision {

    About about();

    /**
     * What all decisions have.
     *
     * @param practiceId the practice
     * @param eventId the event that tells of it
     * @param decidedAt when it was decided
     * @param requestId the request; empty when none is concerned
     */
    record About(String practiceId, String eventId, Instant decidedAt, String requestId) {}

    /** Somebody asked for a session. */
    record RequestReceived(About about, Audience audience) implements Decision {}

    /** Somebody may join, with a link of their own. */
    record PartnerInvited(About about, Instant expiresAt) implements Decision {}

    /** The invited one has joined. */
    record PartnerJoined(About about, Audience.Person partner) implements Decision {}

    /** The invited one doesn't want to join, which nobody learns. */
    record InvitationDeclined(About about) implements Decision {}

    /** A session for two isn't going ahead, as this person is told. */
    record AloneSuggested(About about, String personId, Instant answerBy) implements Decision {}

    /**
     * One person goes on alone.
     *
     * @param leftBehind who was part of the request and isn't any more
     */
    record ContinuedAlone(About about, String personId, List<String> leftBehind)
            implements Decision {

        public ContinuedAlone {
            leftBehind = List.copyOf(leftBehind);
        }

        public ContinuedAlone leaving(List<String> others) {
            return new ContinuedAlone(about, personId, others);
        }
    }

    /** One of two has left. */
    record PersonLeft(About about, String personId) implements Decision {}

    /** A request has ended. */
    record RequestClosed(About about) implements Decision {}

    /**
     * Hours were offered.
     *
     * @param round the how-manieth offer of the request, from 1
     */
    record OfferMade(
            About about,
            String offerId,
            int round,
            Occasion occasion,
            Instant expiresAt,
            List<Slot> options)
            implements Decision {
        public OfferMade {
            options = List.copyOf(options);
        }
    }

    /** What an offer follows from, as far as it is told differently. */
    enum Occasion {
        /** Somebody asked for it a moment ago. */
        ASKED_FOR,
        /** Others were asked for, at the page or by a text, and are seen where they were. */
        OTHER_HOURS,
        REFILL,
        MOVE,
        REBOOKING,
        SAME_HOUR_ELSEWHERE,
        /** A person has looked, or both have said how it goes on: nobody waits at a page. */
        LATER
    }

    /** An offer got more time. */
    record OfferExtended(About about, String offerId, Instant expiresAt) implements Decision {}

    /** An offer was declined, taken back or has lapsed; a question about it has no use either. */
    record OfferEnded(About about, String offerId) implements Decision {}

    /** An offer was agreed to, and its therapist wants to be asked first. */
    record TherapistAsked(About about, String offerId, Slot slot, Instant answerBy)
            implements Decision {}

    /**
     * A person has to look at something.
     *
     * @param sessionId the session; null when none is concerned
     * @param calls how often somebody was called for the same before
     */
    record HumanNeeded(
            About about, @Nullable String sessionId, String need, Instant dueAt, int calls)
            implements Decision {

        /** A worry about somebody's safety: people are called until one has looked. */
        public static final String SAFETY = "SAFETY";

        boolean isWorry() {
            return need.equals(SAFETY);
        }

        public HumanNeeded after(int earlierCalls) {
            return new HumanNeeded(about, sessionId, need, dueAt, earlierCalls);
        }
    }

    /** A person has looked at what a request needed; a worry about safety stays. */
    record TaskDone(About about) implements Decision {}

    /** A person has lifted a hold. */
    record HoldLifted(About about) implements Decision {}

    /** Something was decided about a session. */
    sealed interface OfSession extends Decision {
        Booking booking();
    }

    /** The session stands. */
    record SessionConfirmed(About about, Booking booking) implements OfSession {}

    /** The session is at another hour, perhaps with somebody else. */
    record SessionMoved(About about, Booking booking, Slot before) implements OfSession {}

    /** The session won't take place. */
    record SessionCancelled(About about, Booking booking) implements OfSession {}

    /** Somebody has said where they will sit. */
    record WhereaboutsConfirmed(About about, String sessionId, String personId)
            implements Decision {}

    /** How a session went for somebody. */
    record OutcomeRecorded(About about, String sessionId, String personId, boolean wasThere)
            implements Decision {}

    /** How a session went for somebody is open again. */
    record OutcomeTakenBack(About about, String sessionId, String personId) implements Decision {}

    /** Somebody has said how it goes on. */
    record ChoiceRecorded(About about, String sessionId, String personId) implements Decision {}

    /**
     * A session as decided.
     *
     * @param revision rises with each decision about the session, from 1
     * @param personIds who comes, or would have come
     */
    record Booking(String sessionId, int revision, List<String> personIds, Slot slot) {
        public Booking {
            personIds = List.copyOf(personIds);
        }
    }
}
