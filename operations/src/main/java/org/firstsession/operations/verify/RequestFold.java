// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where a request stands after the events so far. */
final class RequestFold {

    final String requestId;
    NeedsFact needs;
    @Nullable OfferFact offer;
    Instant offerEndsAt = Instant.EPOCH;
    @Nullable Session session;
    boolean cancelled;
    boolean closed;
    boolean keptBack;

    /** Who agreed to which option of the open offer: the option and the person. */
    final Set<String> consents = new TreeSet<>();

    /** Who agreed to an hour that somebody books by hand in the decision under way. */
    @Nullable List<String> assigned;

    RequestFold(String requestId, NeedsFact needs) {
        this.requestId = requestId;
        this.needs = needs;
    }

    /** Whether the session is so long past that nothing will be said of it any more. */
    boolean isOverBefore(Instant time) {
        return session != null && session.slot().endsAt().isBefore(time);
    }

    /** Whether a session is booked and not over. */
    boolean hasSessionAfter(Instant now) {
        return session != null && !cancelled && session.slot().endsAt().isAfter(now);
    }

    /** Keeps one option of the open offer alone. */
    void keepOnly(String optionId) {
        if (offer != null && offer.options().get(optionId) instanceof SlotFact kept) {
            offer = new OfferFact(offer.offerId(), Map.of(optionId, kept));
        }
    }

    /** Everybody whom some hours take: therapists, rooms, and the people who would come. */
    Set<String> holdersOf(Collection<SlotFact> slots) {
        var holders = new TreeSet<>(people());
        for (var slot : slots) {
            holders.add(therapist(slot));
            if (slot.roomId() != null) {
                holders.add(room(slot.roomId()));
            }
        }
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

    static String room(String roomId) {
        return "room " + roomId;
    }

    /** A session as its last decision has it. */
    record Session(String sessionId, long revision, String offerId, SlotFact slot) {}
}
