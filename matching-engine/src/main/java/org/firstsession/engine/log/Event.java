// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.log;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.firstsession.engine.types.Actor;
import org.firstsession.engine.types.ActorRole;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.Choice;
import org.firstsession.engine.types.CloseReason;
import org.firstsession.engine.types.Explanation;
import org.firstsession.engine.types.ExtensionReason;
import org.firstsession.engine.types.HardRule;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.Interval;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.OfferOccasion;
import org.firstsession.engine.types.Office;
import org.firstsession.engine.types.OfficeId;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.OptionId;
import org.firstsession.engine.types.Outcome;
import org.firstsession.engine.types.Participant;
import org.firstsession.engine.types.PartnerWishes;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.Policy;
import org.firstsession.engine.types.RefusalReason;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.Room;
import org.firstsession.engine.types.SafetyScope;
import org.firstsession.engine.types.SessionId;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TaskNext;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistProfile;
import org.firstsession.engine.types.TherapistReason;
import org.firstsession.engine.types.UnreadableReason;
import org.firstsession.engine.types.WithdrawalReason;
import org.jspecify.annotations.Nullable;

/** Everything that was decided. Each event has the meaning of its Avro record. */
public sealed interface Event {

    EventMeta meta();

    /** The request that it concerns, or null. */
    default @Nullable RequestId requestId() {
        return null;
    }

    /** An event of one request's case. */
    sealed interface OfCase extends Event {
        @Override
        RequestId requestId();
    }

    /** The practice takes requests from now on, under this policy. */
    record PracticeOpened(
            EventMeta meta, String name, ZoneId timeZone, List<Office> offices, Policy policy)
            implements Event {}

    /** A new policy holds from now on. What is held or booked keeps its length. */
    record PolicySet(EventMeta meta, Policy policy) implements Event {}

    /** A therapist is on the list, or has a new profile there. */
    record TherapistListed(EventMeta meta, TherapistProfile profile) implements Event {}

    /** A therapist is no longer offered. Booked sessions stay. */
    record TherapistDelisted(EventMeta meta, TherapistId therapistId) implements Event {}

    /** This is all the time off that a therapist has now. */
    record TimeOffSet(EventMeta meta, TherapistId therapistId, List<Interval> timeOff)
            implements Event {}

    /** Somebody asks for a trial session: a case begins. */
    record TrialRequested(EventMeta meta, RequestId requestId, Channel channel, Needs needs)
            implements OfCase {}

    /** Hours are held for a request until the offer ends, and this is why they were chosen. */
    record TrialOffered(
            EventMeta meta,
            RequestId requestId,
            OfferId offerId,
            int round,
            Instant expiresAt,
            List<Option> options,
            Explanation explanation,
            OfferOccasion occasion)
            implements OfCase {}

    /** An open offer ends later than said before. */
    record HoldExtended(
            EventMeta meta,
            RequestId requestId,
            OfferId offerId,
            Instant expiresAt,
            ExtensionReason reason)
            implements OfCase {}

    /** An offer was given up; its hours are free, and not offered to this request again. */
    record OfferDeclined(EventMeta meta, RequestId requestId, OfferId offerId) implements OfCase {}

    /** Nobody answered in time; the hours of the offer are free. */
    record OfferExpired(EventMeta meta, RequestId requestId, OfferId offerId) implements OfCase {}

    /** A session is booked. The other hours of the offer are free. */
    record TrialConfirmed(
            EventMeta meta,
            RequestId requestId,
            SessionId sessionId,
            int revision,
            OfferId offerId,
            OptionId optionId,
            List<PersonId> personIds,
            Slot slot)
            implements OfCase {}

    /** A booked session does not take place. {@link SlotReleased} frees its hour. */
    record TrialCancelled(
            EventMeta meta,
            RequestId requestId,
            SessionId sessionId,
            int revision,
            ActorRole cancelledBy,
            boolean late,
            List<PersonId> personIds,
            Slot slot)
            implements OfCase {}

    /** An hour that was booked is free. */
    record SlotReleased(EventMeta meta, RequestId requestId, Slot slot) implements OfCase {}

    /** A request has ended. */
    record RequestClosed(
            EventMeta meta,
            RequestId requestId,
            CloseReason reason,
            @Nullable String reasonCode,
            @Nullable String noteId)
            implements OfCase {}

    /** A person has to look, by {@code dueAt}. */
    record HumanNeeded(
            EventMeta meta,
            @Nullable RequestId requestId,
            @Nullable SessionId sessionId,
            HumanNeed reason,
            Instant dueAt)
            implements Event {}

    /** These are all closures of an office, or of the practice as a whole. */
    record ClosureSet(EventMeta meta, @Nullable OfficeId officeId, List<Interval> closures)
            implements Event {}

    /** These are all rooms of an office. */
    record RoomsSet(EventMeta meta, OfficeId officeId, List<Room> rooms) implements Event {}

    /** These are all hours in which a therapist is busy elsewhere. */
    record BusyTimesReported(EventMeta meta, TherapistId therapistId, List<Interval> busy)
            implements Event {}

    /** A partner may join until the deadline. Nothing is held. */
    record PartnerInvited(EventMeta meta, RequestId requestId, Instant expiresAt)
            implements OfCase {}

    /** An invited partner has joined; offers are made for both. */
    record PartnerJoined(
            EventMeta meta, RequestId requestId, Participant partner, PartnerWishes wishes)
            implements OfCase {}

    /** An invited partner does not want to join. Nothing that the asker sees changes by it. */
    record InvitationDeclined(EventMeta meta, RequestId requestId) implements OfCase {}

    /** The joint session is not going ahead; this person may go on alone. It never says why. */
    record IndividualTrialSuggested(
            EventMeta meta, RequestId requestId, PersonId personId, Instant answerBy)
            implements OfCase {}

    /** One person goes on alone; the request is an individual one now. */
    record ContinuedAlone(EventMeta meta, RequestId requestId, PersonId personId)
            implements OfCase {}

    /** One of a couple has left the request. */
    record PersonWithdrew(EventMeta meta, RequestId requestId, PersonId personId)
            implements OfCase {}

    /** One of a couple wants none of the options. It shows to nobody before the offer ends. */
    record ConsentWithheld(EventMeta meta, RequestId requestId, OfferId offerId, PersonId personId)
            implements OfCase {}

    /** One person agrees to an option; it stays held for the other, the other options are free. */
    record OptionConsented(
            EventMeta meta,
            RequestId requestId,
            OfferId offerId,
            OptionId optionId,
            PersonId personId,
            Instant expiresAt)
            implements OfCase {}

    /** An open offer was taken back; its hours are free. */
    record OfferWithdrawn(
            EventMeta meta, RequestId requestId, OfferId offerId, WithdrawalReason reason)
            implements OfCase {}

    /** The therapist wants to be asked first; the option stays held until the answer. */
    record TherapistAsked(
            EventMeta meta,
            RequestId requestId,
            OfferId offerId,
            OptionId optionId,
            Slot slot,
            Instant answerBy)
            implements OfCase {}

    /** A therapist who was asked can't; the hour is not offered to this request again. */
    record TherapistDeclined(
            EventMeta meta,
            RequestId requestId,
            OfferId offerId,
            TherapistId therapistId,
            TherapistReason reason)
            implements OfCase {}

    /** Nothing is possible now; the request waits for an hour to become free. */
    record RequestWaitlisted(
            EventMeta meta, RequestId requestId, Explanation explanation, Instant reviewAt)
            implements OfCase {}

    /** A booked session is at another hour: the old one is free, the new one taken, in one step. */
    record TrialRescheduled(
            EventMeta meta,
            RequestId requestId,
            SessionId sessionId,
            int revision,
            ActorRole movedBy,
            List<PersonId> personIds,
            Slot before,
            Slot slot)
            implements OfCase {}

    /** Somebody has said where they will sit during the session. */
    record WhereaboutsConfirmed(
            EventMeta meta,
            RequestId requestId,
            SessionId sessionId,
            PersonId personId,
            String state)
            implements OfCase {}

    /** Matching and offers stop until a person lifts the hold. Booked sessions stay. */
    record SafetyHoldPlaced(EventMeta meta, RequestId requestId, SafetyScope scope)
            implements OfCase {}

    /** A person has looked; matching goes on. */
    record SafetyHoldLifted(
            EventMeta meta,
            RequestId requestId,
            Actor liftedBy,
            String reasonCode,
            @Nullable String noteId)
            implements OfCase {}

    /** A person booked an hour by hand; the confirmation follows. */
    record TherapistAssigned(
            EventMeta meta,
            RequestId requestId,
            TherapistId therapistId,
            Actor assignedBy,
            List<PersonId> consentOf,
            String reasonCode,
            @Nullable String noteId,
            List<HardRule> warnings)
            implements OfCase {}

    /** A person has done what a request needed, or put it off. */
    record TaskCompleted(
            EventMeta meta,
            RequestId requestId,
            Actor completedBy,
            TaskNext next,
            @Nullable Instant waitUntil,
            String reasonCode,
            @Nullable String noteId)
            implements OfCase {}

    /** Two people on record are one. */
    record PeopleLinked(
            EventMeta meta,
            PersonId personId,
            PersonId otherPersonId,
            String reasonCode,
            @Nullable String noteId)
            implements Event {}

    /** Two people on record are not one after all. */
    record PeopleUnlinked(
            EventMeta meta,
            PersonId personId,
            PersonId otherPersonId,
            String reasonCode,
            @Nullable String noteId)
            implements Event {}

    /** How a session went for one person; null when that was taken back. */
    record OutcomeRecorded(
            EventMeta meta,
            RequestId requestId,
            SessionId sessionId,
            PersonId personId,
            @Nullable Outcome outcome)
            implements OfCase {}

    /** What one person wants after a session. */
    record ChoiceRecorded(
            EventMeta meta,
            RequestId requestId,
            SessionId sessionId,
            PersonId personId,
            Choice choice)
            implements OfCase {}

    /** A case that ended long ago is forgotten, with the ids of its commands. */
    record CaseArchived(EventMeta meta, RequestId requestId) implements OfCase {}

    /** A tick was decided; what was due by now stands before it. */
    record TimeAdvanced(EventMeta meta) implements Event {}

    /** A command changes nothing, for this reason. */
    record CommandRefused(
            EventMeta meta, String commandType, @Nullable RequestId requestId, RefusalReason reason)
            implements Event {}

    /** A command was decided before; this copy changes nothing. */
    record DuplicateIgnored(EventMeta meta, String commandType, @Nullable RequestId requestId)
            implements Event {}

    /** A record of the command log could not be read. Its bytes are kept elsewhere. */
    record CommandUnreadable(EventMeta meta, UnreadableReason reason, int sizeBytes)
            implements Event {}
}
