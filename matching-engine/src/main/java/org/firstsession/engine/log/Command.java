// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.log;

import java.time.ZoneId;
import java.util.List;
import org.firstsession.engine.types.Interval;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.Office;
import org.firstsession.engine.types.OptionId;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.Policy;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.SessionId;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistProfile;
import org.jspecify.annotations.Nullable;

/** Everything that can change a decision. Each command has the meaning of its Avro record. */
public sealed interface Command {

    CommandMeta meta();

    /** The name by which events call a command's type. */
    default String type() {
        return getClass().getSimpleName();
    }

    /** A command about one request. */
    sealed interface OfRequest extends Command {
        RequestId requestId();
    }

    /** A command that a person of the request gave. */
    sealed interface OfClient extends OfRequest {
        PersonId personId();
    }

    /** Opens a practice. The first command of its log. */
    record OpenPractice(
            CommandMeta meta, String name, ZoneId timeZone, List<Office> offices, Policy policy)
            implements Command {

        public OpenPractice {
            offices = List.copyOf(offices);
        }
    }

    /** Replaces the policy, whole. */
    record SetPolicy(CommandMeta meta, Policy policy) implements Command {}

    /** Lists a therapist or replaces the profile, whole. */
    record ListTherapist(CommandMeta meta, TherapistProfile profile) implements Command {}

    /** Takes a therapist off the list. Booked sessions stay; each becomes a task for a person. */
    record DelistTherapist(CommandMeta meta, TherapistId therapistId) implements Command {}

    /** Replaces all time off of a therapist. Booked sessions stay; each becomes a task. */
    record SetTimeOff(CommandMeta meta, TherapistId therapistId, List<Interval> timeOff)
            implements Command {

        public SetTimeOff {
            timeOff = List.copyOf(timeOff);
        }
    }

    /** Asks for a trial session. */
    record RequestTrial(CommandMeta meta, RequestId requestId, Needs needs) implements OfRequest {}

    /** Takes one of the options of an offer. */
    record AcceptOffer(
            CommandMeta meta,
            RequestId requestId,
            PersonId personId,
            OfferId offerId,
            OptionId optionId)
            implements OfClient {}

    /** Takes none of the options of an offer. */
    record DeclineOffer(CommandMeta meta, RequestId requestId, PersonId personId, OfferId offerId)
            implements OfClient {}

    /** Asks for more time with an offer. */
    record ExtendHold(CommandMeta meta, RequestId requestId, PersonId personId, OfferId offerId)
            implements OfClient {}

    /** Asks for options that were not offered before; an open offer is given up for them. */
    record RequestOtherOptions(CommandMeta meta, RequestId requestId, PersonId personId)
            implements OfClient {}

    /** Ends a request that has no confirmed session. */
    record WithdrawRequest(CommandMeta meta, RequestId requestId, PersonId personId)
            implements OfClient {}

    /**
     * Cancels a confirmed session.
     *
     * @param personId who gave it; null when the practice cancels
     */
    record CancelTrial(
            CommandMeta meta, RequestId requestId, @Nullable PersonId personId, SessionId sessionId)
            implements OfRequest {}

    /** Tells the engine what time it is. Changes nothing itself; what is due by now is decided. */
    record AdvanceTime(CommandMeta meta) implements Command {}
}
