// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a request stands, as far as events tell. Ids and codes only.
 *
 * @param seq number of the last event about it
 * @param asksAgain whether the last offer ended without a session, so that others can be asked for
 * @param offer the open offer
 * @param pastOptionIds options of offers that ended
 * @param overAt when it was over: the end of its session, or its closing
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
        @Nullable Instant overAt) {

    public RequestCase {
        pastOptionIds = List.copyOf(pastOptionIds);
    }

    /** The states of a request, in the words of the public contract. */
    public enum State {
        RECEIVED,
        WAITING,
        WAITLISTED,
        OFFERED,
        CONFIRMED,
        CLOSED
    }

    /** Why a request has ended. */
    public enum ClosedBecause {
        WITHDRAWN,
        CANCELLED,
        CONTINUES,
        STOPPED,
        BY_PRACTICE
    }

    /** An hour of a therapist. */
    public record Hour(
            String therapistId,
            Instant startsAt,
            Instant endsAt,
            boolean virtual,
            @Nullable String officeId) {}

    /** One of an offer's options. */
    public record Option(String optionId, Hour hour) {}

    /**
     * An open offer.
     *
     * @param extensions how often the client got more time
     */
    public record Offer(String offerId, Instant expiresAt, int extensions, List<Option> options) {

        public Offer {
            options = List.copyOf(options);
        }

        public boolean has(String optionId) {
            return options.stream().anyMatch(option -> option.optionId().equals(optionId));
        }

        Offer until(Instant later, boolean clientAsked) {
            return new Offer(offerId, later, clientAsked ? extensions + 1 : extensions, options);
        }
    }

    /** The confirmed session, or the one that was cancelled. */
    public record Session(
            String sessionId, int revision, String optionId, Hour hour, boolean cancelled) {}

    /** A request of which nothing is decided yet. */
    public static RequestCase received(String practiceId) {
        return new RequestCase(
                practiceId, 0, State.RECEIVED, false, null, null, List.of(), null, null);
    }

    /** The confirmed session, unless it was cancelled. */
    public Optional<Session> standingSession() {
        return Optional.ofNullable(session).filter(found -> !found.cancelled());
    }

    RequestCase toWaiting(long seq) {
        return with(seq, State.WAITING, asksAgain, null);
    }

    RequestCase toOffered(long seq, Offer newOffer) {
        return with(seq, State.OFFERED, false, newOffer);
    }

    RequestCase toExtended(long seq, Instant expiresAt, boolean clientAsked) {
        return offer == null
                ? this
                : with(seq, state, asksAgain, offer.until(expiresAt, clientAsked));
    }

    RequestCase toOfferEnded(long seq) {
        return with(seq, State.WAITING, true, null);
    }

    /** The practice has a reason that the client need not know; somebody is in touch. */
    RequestCase toOfferTakenBack(long seq) {
        return with(seq, session == null ? State.WAITING : state, false, null);
    }

    RequestCase toWaitlisted(long seq) {
        return with(seq, State.WAITLISTED, false, null);
    }

    RequestCase toMoved(long seq, int revision, Hour hour) {
        var booked = session;
        return booked == null
                ? this
                : toConfirmed(
                        seq,
                        new Session(booked.sessionId(), revision, booked.optionId(), hour, false));
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
                confirmed.hour().endsAt());
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
                        new Session(
                                booked.sessionId(),
                                revision,
                                booked.optionId(),
                                booked.hour(),
                                true),
                        at);
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
                at);
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
                practiceId, seq, state, asksAgain, closedBecause, newOffer, past, session, overAt);
    }
}
