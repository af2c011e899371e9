// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.firstsession.engine.types.RequestId;

/** Finds cases by what comes next, so that nobody has to look through all of them. */
final class CaseIndex {

    private final NavigableSet<Deadline> due = new TreeSet<>();
    private final NavigableSet<Deadline> openOffers = new TreeSet<>();
    private final NavigableSet<Deadline> waitlist = new TreeSet<>();
    private int open;

    void add(Case one, Deadlines deadlines) {
        var id = one.requestId();
        one.nextDue(deadlines).ifPresent(at -> due.add(new Deadline(at, id)));
        one.openOffer().ifPresent(offer -> openOffers.add(new Deadline(offer.expiresAt(), id)));
        if (one.state() instanceof CaseState.Waitlisted listed) {
            waitlist.add(new Deadline(listed.since(), id));
        }
        open += one.isOpen() ? 1 : 0;
    }

    void remove(Case one, Deadlines deadlines) {
        var id = one.requestId();
        one.nextDue(deadlines).ifPresent(at -> due.remove(new Deadline(at, id)));
        one.openOffer().ifPresent(offer -> openOffers.remove(new Deadline(offer.expiresAt(), id)));
        if (one.state() instanceof CaseState.Waitlisted listed) {
            waitlist.remove(new Deadline(listed.since(), id));
        }
        open -= one.isOpen() ? 1 : 0;
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
