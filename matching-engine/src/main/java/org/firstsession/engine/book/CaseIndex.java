// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.firstsession.engine.types.RequestId;
import org.jspecify.annotations.Nullable;

/** Finds cases by what comes next, so that nobody has to look through all of them. */
final class CaseIndex {

    private final NavigableSet<Deadline> due = new TreeSet<>();
    private final NavigableSet<Deadline> openOffers = new TreeSet<>();
    private final NavigableSet<Deadline> waitlist = new TreeSet<>();
    private int open;

    void add(Case one, Deadlines deadlines) {
        replace(null, one, deadlines);
    }

    void remove(Case one, Deadlines deadlines) {
        replace(one, null, deadlines);
    }

    /** Takes in what an event made of a case: mostly it comes next when it came next before. */
    void replace(@Nullable Case before, @Nullable Case after, Deadlines deadlines) {
        move(due, nextDue(before, deadlines), nextDue(after, deadlines));
        move(openOffers, endOfOffer(before), endOfOffer(after));
        move(waitlist, waitingSince(before), waitingSince(after));
        open -= before != null && before.isOpen() ? 1 : 0;
        open += after != null && after.isOpen() ? 1 : 0;
    }

    private static void move(
            NavigableSet<Deadline> all, @Nullable Deadline from, @Nullable Deadline to) {
        if (Objects.equals(from, to)) {
            return;
        }
        if (from != null) {
            all.remove(from);
        }
        if (to != null) {
            all.add(to);
        }
    }

    private static @Nullable Deadline nextDue(@Nullable Case one, Deadlines deadlines) {
        return one == null ? null : at(one.nextDue(deadlines).orElse(null), one);
    }

    private static @Nullable Deadline endOfOffer(@Nullable Case one) {
        return one == null ? null : at(one.openOffer().map(Offer::expiresAt).orElse(null), one);
    }

    private static @Nullable Deadline waitingSince(@Nullable Case one) {
        return one != null && one.state() instanceof CaseState.Waitlisted listed
                ? at(listed.since(), one)
                : null;
    }

    private static @Nullable Deadline at(@Nullable Instant instant, Case one) {
        return instant == null ? null : new Deadline(instant, one.requestId());
    }

    /** What is due by an instant, the earliest first. */
    List<RequestId> dueBy(Instant instant) {
        var ids = new ArrayList<RequestId>();
        for (var deadline : due) {
            if (deadline.at().isAfter(instant)) {
                break;
            }
            ids.add(deadline.requestId());
        }
        return ids;
    }

    Optional<Instant> nextDue() {
        return due.isEmpty() ? Optional.empty() : Optional.of(due.first().at());
    }

    /** Requests with an open offer, in the order of its end. */
    List<RequestId> openOffers() {
        return openOffers.stream().map(Deadline::requestId).toList();
    }

    /** Who waits for an hour to become free, the longest waiting first. */
    List<RequestId> waitlist() {
        return waitlist.stream().map(Deadline::requestId).toList();
    }

    boolean hasOpenCases() {
        return open > 0;
    }

    boolean hasWaitlist() {
        return !waitlist.isEmpty();
    }

    @Override
    public String toString() {
        return "due " + due + " offers " + openOffers + " waitlist " + waitlist + " open " + open;
    }
}
