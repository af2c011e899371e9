// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where a request stands after the events so far. */
final class RequestFold {

    /** How far it has come. */
    enum Stage {
        WAITING,
        OFFERED,
        CONFIRMED,
        CANCELLED,
        CLOSED
    }

    final String requestId;
    final NeedsFact needs;
    Stage stage = Stage.WAITING;
    @Nullable OfferFact offer;
    Instant offerEndsAt = Instant.EPOCH;
    @Nullable Session session;

    RequestFold(String requestId, NeedsFact needs) {
        this.requestId = requestId;
        this.needs = needs;
    }

    /** Whether the session is so long past that nothing will be said of it any more. */
    boolean isOverBefore(Instant time) {
        return session != null && session.slot().endsAt().isBefore(time);
    }

    /** Everybody whom the hours of an offer take: therapists and the people who would come. */
    Set<String> holdersOf(Collection<SlotFact> slots) {
        var holders = new TreeSet<>(people());
        slots.forEach(slot -> holders.add(therapist(slot)));
        return holders;
    }

    List<String> people() {
        return needs.personIds().stream().map(RequestFold::person).toList();
    }

    static String person(String personId) {
        return "person " + personId;
    }

    static String therapist(SlotFact slot) {
        return "therapist " + slot.therapistId();
    }

    /** A session as its last decision has it. */
    record Session(String sessionId, long revision, String offerId, SlotFact slot) {}
}
