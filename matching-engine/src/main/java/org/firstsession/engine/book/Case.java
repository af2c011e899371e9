// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.Slot;

/**
 * One request from the first question to its end.
 *
 * @param requestId the request
 * @param channel by which way it came in; it decides how long an offer lives
 * @param needs what is asked for
 * @param state where it stands
 * @param rounds how many offers there have been
 * @param declined the hours that were declined; they are not offered again
 */
public record Case(
        RequestId requestId,
        Channel channel,
        Needs needs,
        CaseState state,
        int rounds,
        List<Slot> declined) {

    public Case {
        declined = List.copyOf(declined);
    }

    /** The case as {@code TrialRequested} makes it. */
    public static Case requested(RequestId requestId, Channel channel, Needs needs) {
        return new Case(requestId, channel, needs, new CaseState.Waiting(false), 0, List.of());
    }

    /** Whether something is still to be decided by somebody. */
    public boolean undecided() {
        return state instanceof CaseState.Waiting || state instanceof CaseState.Offered;
    }

    /** Whether the hour, in this format, was declined before. */
    public boolean hasDeclined(Slot slot) {
        return declined.stream()
                .anyMatch(one ->
                        one.therapistId().equals(slot.therapistId())
                                && one.startsAt().equals(slot.startsAt())
                                && one.format() == slot.format());
    }

    Case waitsForPerson() {
        return with(waiting().toWaitingForPerson());
    }

    Case offered(Offer offer) {
        return new Case(
                requestId, channel, needs, waiting().toOffered(offer), rounds + 1, declined);
    }

    Case extended(Instant expiresAt, boolean byClient) {
        return with(offer().toExtended(expiresAt, byClient));
    }

    Case expired() {
        return with(offer().toWaiting());
    }

    /** The case as {@code OfferDeclined} leaves it: waiting, and not offered these hours again. */
    public Case declinedOffer() {
        var more = new ArrayList<>(declined);
        more.addAll(offer().offer().slots());
        return new Case(requestId, channel, needs, offer().toWaiting(), rounds, more);
    }

    Case confirmed(Session session) {
        return with(offer().toConfirmed(session));
    }

    Case cancelled(int revision) {
        if (state instanceof CaseState.Confirmed confirmed) {
            return with(confirmed.toCancelled(revision));
        }
        throw illegal("be cancelled");
    }

    Case closed(Instant at) {
        return with(
                switch (state) {
                    case CaseState.Waiting waiting -> waiting.toClosed(at);
                    case CaseState.Cancelled cancelled -> cancelled.toClosed(at);
                    case CaseState.Offered offered -> throw illegal("close");
                    case CaseState.Confirmed confirmed -> throw illegal("close");
                    case CaseState.Closed closed -> throw illegal("close");
                });
    }

    private CaseState.Waiting waiting() {
        if (state instanceof CaseState.Waiting waiting) {
            return waiting;
        }
        throw illegal("be offered anything");
    }

    private CaseState.Offered offer() {
        if (state instanceof CaseState.Offered offered) {
            return offered;
        }
        throw illegal("end an offer");
    }

    private Case with(CaseState next) {
        return new Case(requestId, channel, needs, next, rounds, declined);
    }

    private IllegalStateException illegal(String what) {
        return new IllegalStateException(
                "request %s can't %s when it is %s".formatted(requestId, what, state));
    }
}
