// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.log;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.firstsession.engine.types.ActorRole;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.CloseReason;
import org.firstsession.engine.types.Explanation;
import org.firstsession.engine.types.ExtensionReason;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.Interval;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.Office;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.OptionId;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.Policy;
import org.firstsession.engine.types.RefusalReason;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.SessionId;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistProfile;
import org.firstsession.engine.types.UnreadableReason;
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
            Explanation explanation)
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
    record RequestClosed(EventMeta meta, RequestId requestId, CloseReason reason)
            implements OfCase {}

    /** A person has to look, by {@code dueAt}. */
    record HumanNeeded(
            EventMeta meta,
            @Nullable RequestId requestId,
            @Nullable SessionId sessionId,
            HumanNeed reason,
            Instant dueAt)
            implements Event {}

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
