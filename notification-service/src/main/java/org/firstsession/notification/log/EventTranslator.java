// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.log;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
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
import org.firstsession.events.OfferOccasion;
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
import org.firstsession.notification.ledger.DecisionFold;
import org.firstsession.notification.plan.Audience;
import org.firstsession.notification.plan.Decision;
import org.firstsession.notification.plan.Decision.About;
import org.firstsession.notification.plan.Decision.Booking;
import org.firstsession.notification.plan.Format;
import org.firstsession.notification.plan.Office;
import org.firstsession.notification.plan.Slot;
import org.firstsession.types.Channel;
import org.firstsession.types.Outcome;
import org.firstsession.types.Participant;
import org.firstsession.types.PartyKind;

/** Puts the events that messages depend on into this service's words. */
final class EventTranslator {

    /**
     * Of these nobody hears. What people of a couple decide for themselves shows to nobody; waiting
     * shows on the page; what the practice does with its roster, and what staff note, is told by
     * the decisions about requests that follow.
     */
    static final Set<Class<? extends SpecificRecord>> SAYS_NOTHING =
            Set.of(
                    PolicySet.class,
                    TherapistDelisted.class,
                    TimeOffSet.class,
                    ClosureSet.class,
                    RoomsSet.class,
                    BusyTimesReported.class,
                    OptionConsented.class,
                    ConsentWithheld.class,
                    RequestWaitlisted.class,
                    SlotReleased.class,
                    SafetyHoldPlaced.class,
                    PeopleLinked.class,
                    PeopleUnlinked.class,
                    CaseArchived.class,
                    TimeAdvanced.class,
                    CommandRefused.class,
                    DuplicateIgnored.class,
                    CommandUnreadable.class);

    private EventTranslator() {}

    /**
     * @param isNews whether the event is read for the first time
     */
    static void fold(SpecificRecord event, DecisionFold fold, boolean isNews) {
        switch (event) {
            case PracticeOpened opened -> foldPractice(opened, fold);
            case TherapistListed listed -> foldTherapist(listed, fold);
            default -> {
                if (!SAYS_NOTHING.contains(event.getClass())) {
                    fold.take(decision(event), isNews);
                }
            }
        }
    }

    static Decision decision(SpecificRecord event) {
        var about = about(event);
        return switch (event) {
            case TrialRequested requested -> received(requested, about);
            case PartnerInvited invited ->
                    new Decision.PartnerInvited(about, invited.getExpiresAt());
            case PartnerJoined joined ->
                    new Decision.PartnerJoined(about, person(joined.getPartner()));
            case InvitationDeclined declined -> new Decision.InvitationDeclined(about);
            case IndividualTrialSuggested suggested ->
                    new Decision.AloneSuggested(
                            about, suggested.getPersonId(), suggested.getAnswerBy());
            case ContinuedAlone alone ->
                    new Decision.ContinuedAlone(about, alone.getPersonId(), List.of());
            case PersonWithdrew withdrew -> new Decision.PersonLeft(about, withdrew.getPersonId());
            case RequestClosed closed -> new Decision.RequestClosed(about);
            case TrialOffered offered -> offer(offered, about);
            case HoldExtended extended ->
                    new Decision.OfferExtended(
                            about, extended.getOfferId(), extended.getExpiresAt());
            case OfferDeclined declined -> new Decision.OfferEnded(about, declined.getOfferId());
            case OfferExpired expired -> new Decision.OfferEnded(about, expired.getOfferId());
            case OfferWithdrawn withdrawn -> new Decision.OfferEnded(about, withdrawn.getOfferId());
            case TherapistDeclined declined ->
                    new Decision.OfferEnded(about, declined.getOfferId());
            case TherapistAsked asked ->
                    new Decision.TherapistAsked(
                            about, asked.getOfferId(), slot(asked.getSlot()), asked.getAnswerBy());
            case HumanNeeded needed ->
                    new Decision.HumanNeeded(
                            about,
                            needed.getSessionId(),
                            needed.getReason().name(),
                            needed.getDueAt(),
                            0);
            case TaskCompleted completed -> new Decision.TaskDone(about);
            case TherapistAssigned assigned -> new Decision.TaskDone(about);
            case SafetyHoldLifted lifted -> new Decision.HoldLifted(about);
            case TrialConfirmed confirmed ->
                    new Decision.SessionConfirmed(
                            about,
                            booking(
                                    confirmed.getSessionId(),
                                    confirmed.getRevision(),
                                    confirmed.getPersonIds(),
                                    confirmed.getSlot()));
            case TrialRescheduled moved ->
                    new Decision.SessionMoved(
                            about,
                            booking(
                                    moved.getSessionId(),
                                    moved.getRevision(),
                                    moved.getPersonIds(),
                                    moved.getSlot()),
                            slot(moved.getBefore()));
            case TrialCancelled cancelled ->
                    new Decision.SessionCancelled(
                            about,
                            booking(
                                    cancelled.getSessionId(),
                                    cancelled.getRevision(),
                                    cancelled.getPersonIds(),
                                    cancelled.getSlot()));
            case WhereaboutsConfirmed confirmed ->
                    new Decision.WhereaboutsConfirmed(
                            about, confirmed.getSessionId(), confirmed.getPersonId());
            case OutcomeRecorded recorded -> outcome(recorded, about);
            case ChoiceRecorded recorded ->
                    new Decision.ChoiceRecorded(
                            about, recorded.getSessionId(), recorded.getPersonId());
            default ->
                    throw new IllegalStateException(
                            "nobody has decided who hears of " + event.getSchema().getName());
        };
    }

    private static Decision received(TrialRequested event, About about) {
        var needs = event.getNeeds();
        var people = needs.getParticipants().stream().map(EventTranslator::person).toList();
        boolean byInvitation = needs.getParty() == PartyKind.COUPLE && people.size() == 1;
        return new Decision.RequestReceived(
                about,
                new Audience(people, event.getChannel() == Channel.TEXT_MESSAGE, byInvitation));
    }

    private static Decision offer(TrialOffered event, About about) {
        return new Decision.OfferMade(
                about,
                event.getOfferId(),
                event.getRound(),
                occasion(event.getOccasion()),
                event.getExpiresAt(),
                event.getOptions().stream().map(option -> slot(option.getSlot())).toList());
    }

    private static Decision.Occasion occasion(OfferOccasion occasion) {
        return switch (occasion) {
            case FIRST -> Decision.Occasion.ASKED_FOR;
            case OTHER_OPTIONS -> Decision.Occasion.OTHER_HOURS;
            case REFILL -> Decision.Occasion.REFILL;
            case MOVE -> Decision.Occasion.MOVE;
            case REBOOKING -> Decision.Occasion.REBOOKING;
            case SAME_HOUR_ELSEWHERE -> Decision.Occasion.SAME_HOUR_ELSEWHERE;
            // Told once too often rather than not at all.
            case AFTER_PERSON, ANOTHER_THERAPIST, UNKNOWN -> Decision.Occasion.LATER;
        };
    }

    private static Decision outcome(OutcomeRecorded event, About about) {
        var outcome = event.getOutcome();
        return outcome == null
                ? new Decision.OutcomeTakenBack(about, event.getSessionId(), event.getPersonId())
                : new Decision.OutcomeRecorded(
                        about,
                        event.getSessionId(),
                        event.getPersonId(),
                        outcome == Outcome.ATTENDED || outcome == Outcome.LATE);
    }

    /** What every event about a request has. */
    private static About about(SpecificRecord event) {
        return new About(
                text(event, "practiceId"),
                text(event, "eventId"),
                (Instant) field(event, "recordedAt"),
                text(event, "requestId"));
    }

    private static String text(SpecificRecord event, String name) {
        return field(event, name) instanceof String text ? text : "";
    }

    private static Object field(SpecificRecord event, String name) {
        return event.get(event.getSchema().getField(name).pos());
    }

    private static Audience.Person person(Participant participant) {
        return new Audience.Person(participant.getPersonId(), ZoneId.of(participant.getTimeZone()));
    }

    private static Booking booking(
            String sessionId,
            int revision,
            List<String> personIds,
            org.firstsession.types.Slot slot) {
        return new Booking(sessionId, revision, List.copyOf(personIds), slot(slot));
    }

    private static void foldPractice(PracticeOpened event, DecisionFold fold) {
        fold.takePractice(event.getPracticeId(), event.getName(), ZoneId.of(event.getTimeZone()));
        for (var office : event.getOffices()) {
            fold.takeOffice(
                    event.getPracticeId(),
                    office.getOfficeId(),
                    new Office(
                            office.getName(),
                            office.getAddress(),
                            ZoneId.of(office.getTimeZone())));
        }
    }

    private static void foldTherapist(TherapistListed event, DecisionFold fold) {
        var profile = event.getProfile();
        fold.takeTherapist(
                event.getPracticeId(),
                profile.getTherapistId(),
                profile.getVersion(),
                ZoneId.of(profile.getTimeZone()));
    }

    private static Slot slot(org.firstsession.types.Slot slot) {
        return new Slot(
                slot.getTherapistId(),
                slot.getStartsAt(),
                slot.getEndsAt(),
                format(slot.getFormat()),
                slot.getOfficeId());
    }

    private static Format format(org.firstsession.types.Format format) {
        return switch (format) {
            case VIRTUAL -> Format.VIRTUAL;
            case IN_PERSON -> Format.IN_PERSON;
            case UNKNOWN ->
                    throw new IllegalStateException("a session's format is unknown to this build");
        };
    }
}
