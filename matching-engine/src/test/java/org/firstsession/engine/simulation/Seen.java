// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.Participant;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.SessionId;
import org.firstsession.engine.types.Slot;
import org.jspecify.annotations.Nullable;

/** What people have seen of one request, so that they do what people would do. */
final class Seen {

    final RequestId id;
    List<PersonId> people;
    boolean couple;
    boolean invited;
    boolean suggested;
    boolean heldBack;
    boolean settled;
    boolean closed;
    long version;
    List<HumanNeed> tasks = new ArrayList<>();
    OfferId offer;
    List<Option> options = List.of();
    @Nullable Slot asked;
    SessionId session;
    @Nullable Slot booked;

    Seen(Event.TrialRequested requested) {
        id = requested.requestId();
        people = requested.needs().participants().stream().map(Participant::personId).toList();
        couple = people.size() > 1;
        offer = new OfferId(id + "-o1");
        session = new SessionId(id + "-s1");
    }

    void saw(Event event) {
        version++;
        switch (event) {
            case Event.PartnerInvited it -> invited = true;
            case Event.PartnerJoined it -> {
                invited = false;
                couple = true;
                people = List.of(people.getFirst(), it.partner().personId());
            }
            case Event.IndividualTrialSuggested it -> {
                invited = false;
                couple = false;
                suggested = true;
            }
            case Event.ContinuedAlone it -> {
                invited = false;
                couple = false;
                suggested = false;
                people = List.of(it.personId());
            }
            case Event.PersonWithdrew it ->
                    people = people.stream().filter(one -> !one.equals(it.personId())).toList();
            case Event.TrialOffered it -> {
                offer = it.offerId();
                options = it.options();
                settled = false;
                tasks.clear();
            }
            case Event.OfferDeclined it -> options = List.of();
            case Event.OfferExpired it -> {
                options = List.of();
                asked = null;
            }
            case Event.OfferWithdrawn it -> {
                options = List.of();
                asked = null;
            }
            case Event.TherapistAsked it -> {
                options = List.of();
                asked = it.slot();
            }
            case Event.TherapistDeclined it -> asked = null;
            case Event.TrialConfirmed it -> {
                session = it.sessionId();
                booked = it.slot();
                options = List.of();
                asked = null;
                suggested = false;
                tasks.clear();
            }
            case Event.TrialRescheduled it -> {
                booked = it.slot();
                options = List.of();
                asked = null;
            }
            case Event.TrialCancelled it -> booked = null;
            case Event.OutcomeRecorded it -> settled = it.outcome() != null;
            case Event.SafetyHoldPlaced it -> heldBack = true;
            case Event.SafetyHoldLifted it -> heldBack = false;
            case Event.HumanNeeded it -> {
                if (it.reason() != HumanNeed.SAFETY) {
                    tasks.add(it.reason());
                }
            }
            case Event.TaskCompleted it -> tasks.clear();
            case Event.RequestClosed it -> closed = true;
            default -> {}
        }
    }
}
