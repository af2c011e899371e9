// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import org.apache.avro.specific.SpecificRecord;
import org.firstsession.events.BusyTimesReported;
import org.firstsession.events.CaseArchived;
import org.firstsession.events.ChoiceRecorded;
import org.firstsession.events.ClosureSet;
import org.firstsession.events.CommandRefused;
import org.firstsession.events.CommandUnreadable;
import org.firstsession.events.ConsentWithheld;
import org.firstsession.events.ContinuedAlone;
import org.firstsession.events.DuplicateIgnored;
import org.firstsession.events.HoldExtended;
import org.firstsession.events.HumanNeeded;
import org.firstsession.events.IndividualTrialSuggested;
import org.firstsession.events.InvitationDeclined;
import org.firstsession.events.OfferDeclined;
import org.firstsession.events.OfferExpired;
import org.firstsession.events.OfferWithdrawn;
import org.firstsession.events.OptionConsented;
import org.firstsession.events.OutcomeRecorded;
import org.firstsession.events.PartnerInvited;
import org.firstsession.events.PartnerJoined;
import org.firstsession.events.PeopleLinked;
import org.firstsession.events.PeopleUnlinked;
import org.firstsession.events.PersonWithdrew;
import org.firstsession.events.PolicySet;
import org.firstsession.events.PracticeOpened;
import org.firstsession.events.RequestClosed;
import org.firstsession.events.RequestWaitlisted;
import org.firstsession.events.RoomsSet;
import org.firstsession.events.SafetyHoldLifted;
import org.firstsession.events.SafetyHoldPlaced;
import org.firstsession.events.SlotReleased;
import org.firstsession.events.TaskCompleted;
import org.firstsession.events.TherapistAsked;
import org.firstsession.events.TherapistAssigned;
import org.firstsession.events.TherapistDeclined;
import org.firstsession.events.TherapistDelisted;
import org.firstsession.events.TherapistListed;
import org.firstsession.events.TimeAdvanced;
import org.firstsession.events.TimeOffSet;
import org.firstsession.events.TrialCancelled;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialOffered;
import org.firstsession.events.TrialRequested;
import org.firstsession.events.TrialRescheduled;
import org.firstsession.events.WhereaboutsConfirmed;

/** What each event changes on the board. */
final class EventFold {

    private final PracticeRows practices;
    private final RequestRows requests;
    private final TaskRows tasks;
    private final OfferRows offers;
    private final SessionRows sessions;
    private final TakenSlots slots;
    private final TimelineRows timeline;
    private final ParticipantRows people;
    private final RosterRows roster;
    private final WaitlistRows waitlist;
    private final CommandRows commands;

    EventFold(Rows rows, PracticeRows practices, TakenSlots slots) {
        this.practices = practices;
        this.slots = slots;
        this.requests = new RequestRows(rows);
        this.tasks = new TaskRows(rows);
        this.offers = new OfferRows(rows);
        this.sessions = new SessionRows(rows);
        this.timeline = new TimelineRows(rows);
        this.people = new ParticipantRows(rows);
        this.roster = new RosterRows(rows);
        this.waitlist = new WaitlistRows(rows);
        this.commands = new CommandRows(rows);
    }

    void apply(EventHead head, SpecificRecord event) {
        change(head, event);
        timeline.add(head, event);
        commands.on(head, event);
    }

    private void change(EventHead head, SpecificRecord event) {
        switch (event) {
            case PracticeOpened opened -> practices.on(opened);
            case PolicySet set -> practices.on(set);
            case TrialRequested requested -> {
                requests.on(requested);
                people.on(requested);
            }
            case PartnerInvited invited -> requests.on(invited);
            case PartnerJoined joined -> {
                people.on(joined);
                requests.waits(head.practiceId(), joined.getRequestId(), head.recordedAt());
            }
            case IndividualTrialSuggested suggested -> requests.on(suggested);
            case ContinuedAlone alone -> {
                people.on(alone);
                requests.isAlone(head.practiceId(), alone.getRequestId());
                requests.waits(head.practiceId(), alone.getRequestId(), head.recordedAt());
            }
            case PersonWithdrew withdrew -> {
                people.on(withdrew);
                requests.isAlone(head.practiceId(), withdrew.getRequestId());
            }
            case RequestWaitlisted listed -> {
                requests.on(listed);
                waitlist.on(listed);
                tasks.settledByOffer(head.practiceId(), listed.getRequestId());
            }
            case TrialOffered offered -> {
                requests.on(offered);
                tasks.settledByOffer(head.practiceId(), offered.getRequestId());
                offers.on(offered);
                slots.on(offered);
            }
            case HoldExtended extended -> {
                requests.on(extended);
                offers.on(extended);
            }
            case OfferDeclined declined -> {
                offers.on(declined);
                offerEnded(head, declined.getRequestId(), declined.getOfferId());
            }
            case OfferExpired expired -> {
                offers.on(expired);
                offerEnded(head, expired.getRequestId(), expired.getOfferId());
            }
            case OptionConsented consented -> {
                requests.on(consented);
                offers.on(consented);
                slots.keepOnly(head.practiceId(), consented.getOfferId(), consented.getOptionId());
            }
            case OfferWithdrawn withdrawn -> {
                offers.on(withdrawn);
                offerEnded(head, withdrawn.getRequestId(), withdrawn.getOfferId());
            }
            case TherapistAsked asked -> {
                requests.on(asked);
                offers.on(asked);
                slots.keepOnly(head.practiceId(), asked.getOfferId(), asked.getOptionId());
            }
            case TherapistDeclined declined -> {
                offers.on(declined);
                tasks.settled(head.practiceId(), declined.getRequestId(), "THERAPIST_SILENT");
                offerEnded(head, declined.getRequestId(), declined.getOfferId());
            }
            case TrialConfirmed confirmed -> {
                tasks.settledByOffer(head.practiceId(), confirmed.getRequestId());
                requests.on(confirmed);
                offers.on(confirmed);
                sessions.on(confirmed);
                slots.on(confirmed);
            }
            case TrialRescheduled moved -> {
                requests.on(moved);
                offers.movedBy(head.practiceId(), moved.getRequestId());
                sessions.on(moved);
                slots.on(moved);
                tasks.aboutSession(head.practiceId(), moved.getRequestId());
            }
            case TrialCancelled cancelled -> {
                sessions.on(cancelled);
                tasks.aboutSession(head.practiceId(), cancelled.getRequestId());
                requests.waits(head.practiceId(), cancelled.getRequestId(), head.recordedAt());
            }
            case SlotReleased released -> slots.on(released);
            case RequestClosed closed -> {
                requests.on(closed);
                tasks.on(closed);
            }
            case HumanNeeded needed -> tasks.on(needed);
            case TaskCompleted completed -> tasks.on(completed);
            case SafetyHoldPlaced placed -> requests.on(placed);
            case SafetyHoldLifted lifted -> {
                requests.on(lifted);
                tasks.settled(head.practiceId(), lifted.getRequestId(), "SAFETY");
            }
            case OutcomeRecorded recorded -> {
                sessions.on(recorded);
                tasks.settled(head.practiceId(), recorded.getRequestId(), "OUTCOME_MISSING");
                requests.on(recorded);
            }
            case ChoiceRecorded chosen ->
                    tasks.settled(head.practiceId(), chosen.getRequestId(), "CHOICE_MISSING");
            case TherapistListed listed -> roster.on(listed);
            case TherapistDelisted delisted -> roster.on(delisted);
            case TimeOffSet set -> roster.on(set);
            case ClosureSet set -> roster.on(set);
            case RoomsSet set -> practices.on(set);
            case BusyTimesReported reported -> roster.on(reported);
            case PeopleLinked linked -> people.on(linked);
            case PeopleUnlinked unlinked -> people.on(unlinked);
            // These change nothing that the board shows beyond the timeline.
            case InvitationDeclined declined -> {}
            case ConsentWithheld withheld -> {}
            case TherapistAssigned assigned -> {}
            case WhereaboutsConfirmed whereabouts -> {}
            case CaseArchived archived -> {}
            case TimeAdvanced advanced -> {}
            case CommandRefused refused -> {}
            case DuplicateIgnored ignored -> {}
            case CommandUnreadable unreadable -> {}
            default ->
                    throw new IllegalStateException(
                            "the board does not know " + event.getSchema().getFullName());
        }
    }

    private void offerEnded(EventHead head, String requestId, String offerId) {
        slots.release(head.practiceId(), offerId);
        requests.waitsUnlessBooked(head.practiceId(), requestId, head.recordedAt());
    }
}
