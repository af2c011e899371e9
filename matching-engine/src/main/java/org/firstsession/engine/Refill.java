// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.firstsession.engine.book.Case;
import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.matching.Bounds;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.OfferOccasion;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
import org.jspecify.annotations.Nullable;

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
        var back = comeBack(decision);
        if (nobodyWaits(decision, back)) {
            return;
        }
        var opened = new TreeSet<TherapistId>();
        for (var event : decision.events()) {
            switch (event) {
                case Event.PolicySet set -> {
                    refill(decision, Bounds.NONE, back);
                    return;
                }
                case Event.ClosureSet set -> {
                    refill(decision, Bounds.NONE, back);
                    return;
                }
                case Event.RoomsSet set -> {
                    refill(decision, Bounds.NONE, back);
                    return;
                }
                case Event.TherapistListed listed -> opened.add(listed.profile().therapistId());
                case Event.TimeOffSet set -> opened.add(set.therapistId());
                case Event.BusyTimesReported reported -> opened.add(reported.therapistId());
                case Event.SlotReleased released -> opened.add(released.slot().therapistId());
                case Event.TrialRescheduled moved -> opened.add(moved.before().therapistId());
                case Event.OfferDeclined declined -> opened.addAll(freed(decision, declined, null));
                case Event.OfferExpired expired -> opened.addAll(freed(decision, expired, null));
                case Event.OfferWithdrawn withdrawn ->
                        opened.addAll(freed(decision, withdrawn, null));
                case Event.OptionConsented consented ->
                        opened.addAll(freed(decision, consented, agreed(decision, consented)));
                case Event.TherapistAsked asked ->
                        opened.addAll(freed(decision, asked, asked.slot()));
                case Event.TherapistDeclined declined ->
                        opened.addAll(freed(decision, declined, null));
                case Event.TrialConfirmed confirmed ->
                        opened.addAll(freed(decision, confirmed, confirmed.slot()));
                default -> {}
            }
        }
        if (!opened.isEmpty()) {
            refill(decision, Bounds.among(opened), back);
        }
    }

    /** At a tick: the horizon has moved on, and an earlier refill may have left some over. */
    static void afterTick(Decision decision) {
        var back = comeBack(decision);
        if (!nobodyWaits(decision, back)) {
            refill(decision, Bounds.NONE, back);
        }
    }

    private static boolean nobodyWaits(Decision decision, List<RequestId> back) {
        return back.isEmpty() && !decision.before().hasWaitlist();
    }

    /** Who comes back is looked for everywhere: what they were offered hid the rest from them. */
    private static void refill(Decision decision, Bounds bounds, List<RequestId> back) {
        int offers = 0;
        for (var id : inOrder(decision, back)) {
            var one = decision.current(id);
            boolean returns = back.contains(id);
            boolean waits =
                    (returns || one.state() instanceof CaseState.Waitlisted) && one.mayBeMatched();
            if (waits
                    && offers < MOST
                    && Offers.offer(
                            decision, id, OfferOccasion.REFILL, returns ? Bounds.NONE : bounds)) {
                offers++;
            } else if (returns) {
                Offers.waitlist(decision, id);
            }
        }
    }

    /** Those who wait and those who come back, the longest waiting first. */
    private static List<RequestId> inOrder(Decision decision, List<RequestId> back) {
        if (back.isEmpty()) {
            return decision.before().waitlist();
        }
        var all = new ArrayList<>(decision.before().waitlist());
        all.addAll(back);
        all.sort(
                Comparator.comparing((RequestId id) -> waitsSince(decision, id))
                        .thenComparing(Comparator.naturalOrder()));
        return all;
    }

    private static Instant waitsSince(Decision decision, RequestId id) {
        return Objects.requireNonNull(decision.current(id).history().waitlistedAt());
    }

    /** Who has let a refill go in this decision, and isn't left to a person. */
    private static List<RequestId> comeBack(Decision decision) {
        var back = new ArrayList<RequestId>();
        for (var event : decision.events()) {
            boolean ended =
                    event instanceof Event.OfferDeclined || event instanceof Event.OfferExpired;
            if (ended && event instanceof Event.OfCase end && comesBack(decision, end)) {
                back.add(end.requestId());
            }
        }
        return back;
    }

    private static boolean comesBack(Decision decision, Event.OfCase end) {
        var now = decision.current(end.requestId());
        return now.state() instanceof CaseState.Waiting
                && now.tasks().stream().noneMatch(one -> one.reason() == HumanNeed.REFILLS_LAPSED)
                && decision.before()
                        .caseOf(end.requestId())
                        .flatMap(Case::openOffer)
                        .filter(offer -> offer.occasion() == OfferOccasion.REFILL)
                        .isPresent();
    }

    /**
     * Whose hours the request held before this decision and holds no longer.
     *
     * @param kept the hour that it still has; null for none
     */
    private static Set<TherapistId> freed(
            Decision decision, Event.OfCase event, @Nullable Slot kept) {
        var therapists = new TreeSet<TherapistId>();
        decision.before()
                .caseOf(event.requestId())
                .flatMap(one -> one.openOffer())
                .ifPresent(offer -> {
                    for (var slot : offer.slots()) {
                        if (!slot.equals(kept)) {
                            therapists.add(slot.therapistId());
                        }
                    }
                });
        return therapists;
    }

    /** The hour that somebody has agreed to. */
    private static @Nullable Slot agreed(Decision decision, Event.OptionConsented consented) {
        return decision.before()
                .caseOf(consented.requestId())
                .flatMap(one -> one.openOffer())
                .flatMap(offer -> offer.option(consented.optionId()))
                .map(Option::slot)
                .orElse(null);
    }
}
