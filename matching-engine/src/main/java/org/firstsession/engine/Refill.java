// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import java.util.Set;
import java.util.TreeSet;
import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.matching.Bounds;
import org.firstsession.engine.types.OfferOccasion;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.TherapistId;

/**
 * Offers what a decision has freed to those who wait, the longest waiting first, each hour to one
 * of them at a time.
 */
final class Refill {

    /** More offers than these in one decision would keep everybody behind it waiting. */
    private static final int MOST = 20;

    private Refill() {}

    /** After a command: whatever it freed or added. */
    static void after(Decision decision) {
        if (!decision.before().hasWaitlist()) {
            return;
        }
        var opened = new TreeSet<TherapistId>();
        for (var event : decision.events()) {
            switch (event) {
                case Event.PolicySet set -> {
                    refill(decision, Bounds.NONE);
                    return;
                }
                case Event.ClosureSet set -> {
                    refill(decision, Bounds.NONE);
                    return;
                }
                case Event.TherapistListed listed -> opened.add(listed.profile().therapistId());
                case Event.TimeOffSet set -> opened.add(set.therapistId());
                case Event.BusyTimesReported reported -> opened.add(reported.therapistId());
                case Event.SlotReleased released -> opened.add(released.slot().therapistId());
                case Event.TrialRescheduled moved -> opened.add(moved.before().therapistId());
                case Event.OfferDeclined declined -> opened.addAll(held(decision, declined));
                case Event.OfferExpired expired -> opened.addAll(held(decision, expired));
                case Event.OfferWithdrawn withdrawn -> opened.addAll(held(decision, withdrawn));
                case Event.OptionConsented consented -> opened.addAll(held(decision, consented));
                case Event.TherapistAsked asked -> opened.addAll(held(decision, asked));
                case Event.TherapistDeclined declined -> opened.addAll(held(decision, declined));
                case Event.TrialConfirmed confirmed -> opened.addAll(held(decision, confirmed));
                default -> {}
            }
        }
        if (!opened.isEmpty()) {
            refill(decision, Bounds.among(opened));
        }
    }

    /** At a tick: the horizon has moved on, and an earlier refill may have left some over. */
    static void afterTick(Decision decision) {
        if (decision.before().hasWaitlist()) {
            refill(decision, Bounds.NONE);
        }
    }

    private static void refill(Decision decision, Bounds bounds) {
        int offers = 0;
        for (RequestId id : decision.before().waitlist()) {
            if (offers == MOST) {
                return;
            }
            var one = decision.current(id);
            if (one.state() instanceof CaseState.Waitlisted
                    && one.mayBeMatched()
                    && Offers.offer(decision, id, OfferOccasion.REFILL, bounds)) {
                offers++;
            }
        }
    }

    /** Whose hours the request held before this decision. */
    private static Set<TherapistId> held(Decision decision, Event.OfCase event) {
        var therapists = new TreeSet<TherapistId>();
        decision.before()
                .caseOf(event.requestId())
                .flatMap(one -> one.openOffer())
                .ifPresent(
                        offer -> offer.slots().forEach(slot -> therapists.add(slot.therapistId())));
        return therapists;
    }
}
