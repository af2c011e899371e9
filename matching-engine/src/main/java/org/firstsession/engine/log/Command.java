// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.log;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.firstsession.engine.types.Choice;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.Interval;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.Office;
import org.firstsession.engine.types.OfficeId;
import org.firstsession.engine.types.OptionId;
import org.firstsession.engine.types.Outcome;
import org.firstsession.engine.types.Participant;
import org.firstsession.engine.types.PartnerWishes;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.Policy;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.Room;
import org.firstsession.engine.types.SafetyScope;
import org.firstsession.engine.types.SessionId;
import org.firstsession.engine.types.TaskNext;
import org.firstsession.engine.types.TherapistAnswer;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistProfile;
import org.firstsession.engine.types.TherapistReason;
import org.firstsession.engine.types.WeeklyWindow;
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

    /** A command of the practice's staff. */
    sealed interface OfStaff extends OfRequest {

        /** The version of the case that the giver has seen; null for any. */
        @Nullable Long expectedCaseVersion();
    }

    /** Opens a practice. The first command of its log. */
    record OpenPractice(
            CommandMeta meta, String name, ZoneId timeZone, List<Office> offices, Policy policy)
            implements Command {

        public OpenPractice {
            offices = List.copyOf(offices);
        }
    }

    /**
     * Changes the policy. What is held or booked keeps its length.
     *
     * @param expectedPolicy the policy that the giver has seen in force; null for any
     */
    record SetPolicy(CommandMeta meta, Policy policy, @Nullable Policy expectedPolicy)
            implements Command {}

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
    record RequestTrial(
            CommandMeta meta, RequestId requestId, Needs needs, @Nullable SafetyScope safety)
            implements OfRequest {}

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
            CommandMeta meta,
            RequestId requestId,
            @Nullable PersonId personId,
            SessionId sessionId,
            @Nullable Long expectedCaseVersion)
            implements OfStaff {}

    /** Replaces all closures of an office, or of the whole practice. Booked sessions stay. */
    record SetClosure(CommandMeta meta, @Nullable OfficeId officeId, List<Interval> closures)
            implements Command {

        public SetClosure {
            closures = List.copyOf(closures);
        }
    }

    /**
     * Replaces all rooms of an office. Booked sessions stay.
     *
     * @param expectedRooms the rooms that the giver has seen there; null for any
     */
    record SetRooms(
            CommandMeta meta,
            OfficeId officeId,
            List<Room> rooms,
            @Nullable List<Room> expectedRooms)
            implements Command {

        public SetRooms {
            rooms = List.copyOf(rooms);
            expectedRooms = expectedRooms == null ? null : List.copyOf(expectedRooms);
        }
    }

    /** Replaces all hours in which a therapist is busy by a calendar elsewhere. */
    record ReportBusyTimes(CommandMeta meta, TherapistId therapistId, List<Interval> busy)
            implements Command {

        public ReportBusyTimes {
            busy = List.copyOf(busy);
        }
    }

    /** An invited partner joins, with a place, times and needs of their own. */
    record JoinRequest(
            CommandMeta meta,
            RequestId requestId,
            Participant partner,
            PartnerWishes wishes,
            @Nullable SafetyScope safety)
            implements OfRequest {}

    /** An invited partner does not want to join. It shows to nobody. */
    record DeclineInvitation(CommandMeta meta, RequestId requestId) implements OfRequest {}

    /** One of a couple goes on alone. */
    record ContinueAlone(CommandMeta meta, RequestId requestId, PersonId personId)
            implements OfClient {}

    /**
     * Moves a confirmed session.
     *
     * @param personId who gave it; null when the practice moves it
     * @param times when the person could come, in place of the times on record; empty leaves those
     * @param otherTherapist whether another therapist would do
     */
    record RescheduleTrial(
            CommandMeta meta,
            RequestId requestId,
            @Nullable PersonId personId,
            SessionId sessionId,
            List<WeeklyWindow> times,
            boolean otherTherapist,
            @Nullable Long expectedCaseVersion)
            implements OfStaff {

        public RescheduleTrial {
            times = List.copyOf(times);
        }
    }

    /**
     * A therapist answers who was asked first, or can't give a booked session.
     *
     * @param sessionId the session that is meant; null while the therapist is being asked
     * @param reason why, when the therapist declines
     */
    record AnswerByTherapist(
            CommandMeta meta,
            RequestId requestId,
            TherapistId therapistId,
            @Nullable SessionId sessionId,
            TherapistAnswer answer,
            @Nullable TherapistReason reason)
            implements OfRequest {}

    /** Somebody says where they will sit during a session by video. */
    record ConfirmWhereabouts(
            CommandMeta meta,
            RequestId requestId,
            PersonId personId,
            SessionId sessionId,
            String state)
            implements OfClient {}

    /**
     * Stops matching and offers of a request. Never its kind.
     *
     * @param personId who raised it; null when the practice did
     */
    record RaiseSafetyConcern(
            CommandMeta meta, RequestId requestId, @Nullable PersonId personId, SafetyScope scope)
            implements OfRequest {}

    /** A person has looked; matching goes on. */
    record LiftSafetyHold(
            CommandMeta meta,
            RequestId requestId,
            String reasonCode,
            @Nullable String noteId,
            @Nullable Long expectedCaseVersion)
            implements OfStaff {}

    /**
     * A coordinator books an hour by hand.
     *
     * @param consentOf the people who have agreed
     */
    record AssignTherapist(
            CommandMeta meta,
            RequestId requestId,
            TherapistId therapistId,
            Instant startsAt,
            Format format,
            @Nullable OfficeId officeId,
            List<PersonId> consentOf,
            String reasonCode,
            @Nullable String noteId,
            @Nullable Long expectedCaseVersion)
            implements OfStaff {

        public AssignTherapist {
            consentOf = List.copyOf(consentOf);
        }
    }

    /** The practice ends a request that has no confirmed session. */
    record CloseRequest(
            CommandMeta meta,
            RequestId requestId,
            String reasonCode,
            @Nullable String noteId,
            @Nullable Long expectedCaseVersion)
            implements OfStaff {}

    /**
     * A person has done what a request needed, or puts it off.
     *
     * @param waitUntil when somebody looks again, for a task that waits
     */
    record CompleteTask(
            CommandMeta meta,
            RequestId requestId,
            TaskNext next,
            @Nullable Instant waitUntil,
            String reasonCode,
            @Nullable String noteId,
            @Nullable Long expectedCaseVersion)
            implements OfStaff {}

    /** Two people on record are one. By human decision only. */
    record LinkPeople(
            CommandMeta meta,
            PersonId personId,
            PersonId otherPersonId,
            String reasonCode,
            @Nullable String noteId)
            implements Command {}

    /** Two people on record are not one after all. */
    record UnlinkPeople(
            CommandMeta meta,
            PersonId personId,
            PersonId otherPersonId,
            String reasonCode,
            @Nullable String noteId)
            implements Command {}

    /**
     * Says how a session went for one person.
     *
     * @param outcome null takes back what was recorded
     */
    record RecordOutcome(
            CommandMeta meta,
            RequestId requestId,
            SessionId sessionId,
            PersonId personId,
            @Nullable Outcome outcome)
            implements OfRequest {}

    /** Somebody says how it goes on after a session. */
    record ContinueOrStop(
            CommandMeta meta,
            RequestId requestId,
            SessionId sessionId,
            PersonId personId,
            Choice choice)
            implements OfClient {}

    /** Tells the engine what time it is. Changes nothing itself; what is due by now is decided. */
    record AdvanceTime(CommandMeta meta) implements Command {}
}
