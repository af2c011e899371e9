// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a request stands, as far as events tell. Ids and codes only.
 *
 * @param seq number of the last event about it
 * @param asksAgain whether the last offer ended without a session, so that others can be asked for
 * @param offer the open offer
 * @param pastOptionIds options of offers that ended
 * @param session the one that was confirmed last
 * @param overAt when it was over: the end of its session, or its closing
 * @param couple what is so because two people are concerned; null for one
 * @param sides the people's places and plans
 * @param fit how the last search came out; null before there was one
 */
public record RequestCase(
        String practiceId,
        long seq,
        State state,
        boolean asksAgain,
        @Nullable ClosedBecause closedBecause,
        @Nullable Offer offer,
        List<String> pastOptionIds,
        @Nullable Session session,
        @Nullable Instant overAt,
        @Nullable Couple couple,
        List<Side> sides,
        @Nullable Fit fit) {

    public RequestCase {
        pastOptionIds = List.copyOf(pastOptionIds);
        // Rows of an earlier version have none.
        sides = sides == null ? List.of() : List.copyOf(sides);
    }

    /** The states of a request, in the words of the public contract. */
    public enum State {
        RECEIVED,
        WAITING,
        WAITLISTED,
        OFFERED,
        AWAITING_PARTNER,
        CONFIRMED,
        CLOSED
    }

    /** Why a request has ended. */
    public enum ClosedBecause {
        WITHDRAWN,
        CANCELLED,
        CONTINUES,
        STOPPED,
        BY_PRACTICE,
        /** For one of two: the joint session isn't going ahead. */
        NOT_TOGETHER
    }

    /**
     * Where one person sits and how they pay, in codes.
     *
     * @param plan id of the insurance plan; null is self-pay
     */
    public record Side(String personId, String state, @Nullable String plan) {}

    /** An hour of a therapist. */
    public record Hour(
            String therapistId,
            Instant startsAt,
            Instant endsAt,
            boolean virtual,
            @Nullable String officeId) {}

    /**
     * One of an offer's options.
     *
     * @param why the criteria that speak for it, in the engine's codes
     */
    public record Option(String optionId, Hour hour, List<String> why) {

        public Option {
            why = why == null ? List.of() : List.copyOf(why);
        }
    }

    /** A request of which nothing is decided yet. */
    public static RequestCase received(String practiceId) {
        return new RequestCase(
                practiceId,
                0,
                State.RECEIVED,
                false,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                List.of(),
                null);
    }

    /**
     * The request as one person may see it: of two, neither learns what the other wrote or said.
     */
    public RequestCase seenBy(String personId, Instant now) {
        return couple == null ? this : new OneOfTwo(this, couple, personId).sees(now);
    }

    /** Whether two people are still on their way to one session. */
    public boolean goesOnTogether() {
        var two = couple;
        return two != null && two.aloneId() == null && two.left().isEmpty();
    }

    /** Whether this person may go on alone now, as one of two on the way to a session. */
    public boolean mayContinueAlone(String personId) {
        var two = couple;
        return two != null
                && two.aloneId() == null
                && state != State.CONFIRMED
                && state != State.CLOSED
                && !two.hasLeft(personId);
    }

    /** Whether this person was told that the joint session isn't going ahead. */
    public boolean isSuggestedTo(String personId) {
        return couple != null && personId.equals(couple.suggestedTo());
    }

    /** The session that was confirmed last, whatever has become of it. */
    public Optional<Session> lastSession() {
        return Optional.ofNullable(session);
    }

    /** The confirmed session, unless it was cancelled or is behind the request. */
    public Optional<Session> standingSession() {
        return lastSession().filter(Session::isBooked);
    }

    RequestCase toRequested(long seq, @Nullable Couple two, List<Side> people) {
        return with(seq, State.WAITING, asksAgain, null).with(two).with(people);
    }

    RequestCase toInvited(long seq, Instant until) {
        return inCouple(seq, two -> two.invited(until));
    }

    RequestCase toJoined(long seq, Side partner) {
        var people = new ArrayList<>(sides);
        people.add(partner);
        return inCouple(seq, two -> two.joinedBy(partner.personId())).with(people);
    }

    RequestCase toAloneSuggested(long seq, String personId) {
        return with(seq, State.WAITING, false, null).inCouple(seq, two -> two.suggested(personId));
    }

    RequestCase toAlone(long seq, String personId) {
        return with(seq, State.WAITING, false, null).inCouple(seq, two -> two.alone(personId));
    }

    RequestCase toLeftBy(long seq, String personId) {
        return with(seq, State.WAITING, false, null).inCouple(seq, two -> two.leftBy(personId));
    }

    RequestCase toOffered(long seq, Offer newOffer, Fit found) {
        return with(seq, State.OFFERED, false, newOffer)
                .inCouple(seq, Couple::decided)
                .with(found)
                .leavingSession();
    }

    /** Other hours are offered for a session that stays booked until one of them is agreed. */
    RequestCase toMoveOffered(long seq, Offer newOffer) {
        return with(seq, State.CONFIRMED, false, newOffer);
    }

    RequestCase toConsented(long seq, String personId, String optionId, Instant until) {
        return offer == null
                ? this
                : with(seq, state, asksAgain, offer.agreedBy(personId, optionId, until));
    }

    RequestCase toWithheld(long seq, String personId) {
        return offer == null ? this : with(seq, state, asksAgain, offer.refusedBy(personId));
    }

    /** Somebody of the practice is asked first; the hour stays held. */
    RequestCase toTherapistAsked(long seq) {
        return with(seq, isBooked() ? State.CONFIRMED : State.WAITING, false, null);
    }

    RequestCase toExtended(long seq, Instant expiresAt, boolean clientAsked) {
        return offer == null
                ? this
                : with(seq, state, asksAgain, offer.until(expiresAt, clientAsked));
    }

    RequestCase toOfferEnded(long seq) {
        return isBooked()
                ? with(seq, State.CONFIRMED, false, null)
                : with(seq, State.WAITING, true, null);
    }

    /** The practice has a reason that the client need not know; somebody is in touch. */
    RequestCase toOfferTakenBack(long seq) {
        return with(seq, isBooked() ? State.CONFIRMED : State.WAITING, false, null);
    }

    RequestCase toWaitlisted(long seq, Fit found) {
        return with(seq, State.WAITLISTED, false, null)
                .inCouple(seq, Couple::decided)
                .with(found)
                .leavingSession();
    }

    RequestCase toMoved(long seq, int revision, Hour hour) {
        var booked = session;
        if (booked == null) {
            return this;
        }
        // Of two partners' offer of other hours this one was taken; else the engine chose it.
        var taken =
                offer == null
                        ? booked.optionId()
                        : offer.options().stream()
                                .filter(option -> option.hour().equals(hour))
                                .map(Option::optionId)
                                .findFirst()
                                .orElse(booked.optionId());
        return toConfirmed(seq, booked.movedTo(taken, hour, revision));
    }

    RequestCase toSeated(long seq, String personId, String state) {
        var booked = session;
        return booked == null ? this : withSession(seq, state(), booked.seated(personId, state));
    }

    /** An outcome that is taken back brings the request back to its session. */
    RequestCase toOutcome(long seq, String personId, Session.@Nullable Outcome outcome) {
        var booked = session;
        if (booked == null) {
            return this;
        }
        return withSession(
                seq, outcome == null ? State.CONFIRMED : state, booked.went(personId, outcome));
    }

    RequestCase toChosen(long seq, String personId, Session.Next next) {
        var booked = session;
        return booked == null ? this : withSession(seq, state, booked.wants(personId, next));
    }

    RequestCase toConfirmed(long seq, Session confirmed) {
        var ended = with(seq, State.CONFIRMED, false, null);
        return new RequestCase(
                practiceId,
                seq,
                State.CONFIRMED,
                false,
                null,
                null,
                ended.pastOptionIds,
                confirmed,
                confirmed.hour().endsAt(),
                couple,
                sides,
                fit);
    }

    RequestCase toCancelled(long seq, int revision, Instant at) {
        var booked = session;
        return booked == null
                ? this
                : new RequestCase(
                        practiceId,
                        seq,
                        State.WAITING,
                        false,
                        null,
                        null,
                        pastOptionIds,
                        booked.cancelled(revision),
                        at,
                        couple,
                        sides,
                        fit);
    }

    RequestCase toClosed(long seq, @Nullable ClosedBecause reason, Instant at) {
        var ended = with(seq, State.CLOSED, false, null);
        return new RequestCase(
                practiceId,
                seq,
                State.CLOSED,
                false,
                reason,
                null,
                ended.pastOptionIds,
                session,
                at,
                couple,
                sides,
                fit);
    }

    private boolean isBooked() {
        return state == State.CONFIRMED && standingSession().isPresent();
    }

    /** What was booked before is behind a request that goes on: its links live on as well. */
    private RequestCase leavingSession() {
        var before = session;
        return before == null
                ? this
                : new RequestCase(
                        practiceId,
                        seq,
                        state,
                        asksAgain,
                        closedBecause,
                        offer,
                        pastOptionIds,
                        before.left(),
                        null,
                        couple,
                        sides,
                        fit);
    }

    private RequestCase withSession(long newSeq, State newState, Session changed) {
        return new RequestCase(
                practiceId,
                newSeq,
                newState,
                asksAgain,
                closedBecause,
                newState == state ? offer : null,
                pastOptionIds,
                changed,
                changed.hour().endsAt(),
                couple,
                sides,
                fit);
    }

    private RequestCase with(long seq, State state, boolean asksAgain, @Nullable Offer newOffer) {
        var past = pastOptionIds;
        var before = offer;
        if (before != null && (newOffer == null || !newOffer.offerId().equals(before.offerId()))) {
            past = new ArrayList<>(pastOptionIds);
            for (var option : before.options()) {
                past.add(option.optionId());
            }
        }
        return new RequestCase(
                practiceId,
                seq,
                state,
                asksAgain,
                closedBecause,
                newOffer,
                past,
                session,
                overAt,
                couple,
                sides,
                fit);
    }

    private RequestCase inCouple(long seq, UnaryOperator<Couple> change) {
        var two = couple;
        return two == null ? this : with(seq, state, asksAgain, offer).with(change.apply(two));
    }

    /** The same without how the last search came out. */
    RequestCase withoutFit() {
        return with(couple, sides, null);
    }

    private RequestCase with(@Nullable Couple two) {
        return with(two, sides, fit);
    }

    private RequestCase with(List<Side> people) {
        return with(couple, people, fit);
    }

    private RequestCase with(Fit found) {
        return with(couple, sides, found);
    }

    private RequestCase with(@Nullable Couple two, List<Side> people, @Nullable Fit found) {
        return new RequestCase(
                practiceId,
                seq,
                state,
                asksAgain,
                closedBecause,
                offer,
                pastOptionIds,
                session,
                overAt,
                two,
                people,
                found);
    }
}
