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

    record PracticeOpened(
            EventMeta meta, String name, ZoneId timeZone, List<Office> offices, Policy policy)
            implements Event {}

    record PolicySet(EventMeta meta, Policy policy) implements Event {}

    record TherapistListed(EventMeta meta, TherapistProfile profile) implements Event {}

    record TherapistDelisted(EventMeta meta, TherapistId therapistId) implements Event {}

    record TimeOffSet(EventMeta meta, TherapistId therapistId, List<Interval> timeOff)
            implements Event {}

    record TrialRequested(EventMeta meta, RequestId requestId, Channel channel, Needs needs)
            implements OfCase {}

    record TrialOffered(
            EventMeta meta,
            RequestId requestId,
            OfferId offerId,
            int round,
            Instant expiresAt,
            List<Option> options,
            Explanation explanation)
            implements OfCase {}

    record HoldExtended(
            EventMeta meta,
            RequestId requestId,
            OfferId offerId,
            Instant expiresAt,
            ExtensionReason reason)
            implements OfCase {}

    record OfferDeclined(EventMeta meta, RequestId requestId, OfferId offerId) implements OfCase {}

    record OfferExpired(EventMeta meta, RequestId requestId, OfferId offerId) implements OfCase {}

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

    record SlotReleased(EventMeta meta, RequestId requestId, Slot slot) implements OfCase {}

    record RequestClosed(EventMeta meta, RequestId requestId, CloseReason reason)
            implements OfCase {}

    record HumanNeeded(
            EventMeta meta,
            @Nullable RequestId requestId,
            @Nullable SessionId sessionId,
            HumanNeed reason,
            Instant dueAt)
            implements Event {}

    record CaseArchived(EventMeta meta, RequestId requestId) implements OfCase {}

    record TimeAdvanced(EventMeta meta) implements Event {}

    record CommandRefused(
            EventMeta meta, String commandType, @Nullable RequestId requestId, RefusalReason reason)
            implements Event {}

    record DuplicateIgnored(EventMeta meta, String commandType, @Nullable RequestId requestId)
            implements Event {}

    record CommandUnreadable(EventMeta meta, UnreadableReason reason, int sizeBytes)
            implements Event {}
}
