// SPDX-License-Identifier: Apache-2.0
package org.firstsession.schemas;

import java.util.List;
import java.util.Map;
import org.firstsession.commands.AcceptOffer;
import org.firstsession.commands.AdvanceTime;
import org.firstsession.commands.AnswerByTherapist;
import org.firstsession.commands.AssignTherapist;
import org.firstsession.commands.CancelTrial;
import org.firstsession.commands.CloseRequest;
import org.firstsession.commands.CompleteTask;
import org.firstsession.commands.ConfirmWhereabouts;
import org.firstsession.commands.ContinueAlone;
import org.firstsession.commands.ContinueOrStop;
import org.firstsession.commands.DeclineInvitation;
import org.firstsession.commands.DeclineOffer;
import org.firstsession.commands.DelistTherapist;
import org.firstsession.commands.ExtendHold;
import org.firstsession.commands.JoinRequest;
import org.firstsession.commands.LiftSafetyHold;
import org.firstsession.commands.LinkPeople;
import org.firstsession.commands.ListTherapist;
import org.firstsession.commands.OpenPractice;
import org.firstsession.commands.RaiseSafetyConcern;
import org.firstsession.commands.RecordOutcome;
import org.firstsession.commands.ReportBusyTimes;
import org.firstsession.commands.RequestOtherOptions;
import org.firstsession.commands.RequestTrial;
import org.firstsession.commands.RescheduleTrial;
import org.firstsession.commands.SetClosure;
import org.firstsession.commands.SetPolicy;
import org.firstsession.commands.SetRooms;
import org.firstsession.commands.SetTimeOff;
import org.firstsession.commands.UnlinkPeople;
import org.firstsession.commands.WithdrawRequest;
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
import org.firstsession.notifications.MessageAccepted;
import org.firstsession.notifications.MessageEscalated;
import org.firstsession.notifications.MessageSuppressed;

/** The topic catalogue: every topic of First Session, and nothing else. */
public final class Topics {

    private static final int PARTITIONS = 12;

    /**
     * {@code flush.messages=1}: a single broker acknowledges before its disk has the record, and
     * what the engine's clock and the board write has no copy in PostgreSQL.
     */
    private static final Map<String, String> KEPT_FOREVER =
            Map.of(
                    "cleanup.policy", "delete",
                    "retention.ms", "-1",
                    "retention.bytes", "-1",
                    "flush.messages", "1");

    /** One wrong clock can't carry a practice into the future: the broker refuses its records. */
    private static final Map<String, String> KEPT_FOREVER_AND_NOT_AHEAD =
            Map.of(
                    "cleanup.policy", "delete",
                    "retention.ms", "-1",
                    "retention.bytes", "-1",
                    "flush.messages", "1",
                    "message.timestamp.type", "CreateTime",
                    "message.timestamp.after.max.ms", "30000");

    public static final Topic PRACTICE_COMMANDS =
            new Topic(
                    "practice.commands",
                    "The one log in: everything that can change a decision, in the order that counts.",
                    "practiceId",
                    List.of(
                            OpenPractice.class,
                            SetPolicy.class,
                            ListTherapist.class,
                            DelistTherapist.class,
                            SetTimeOff.class,
                            RequestTrial.class,
                            AcceptOffer.class,
                            DeclineOffer.class,
                            ExtendHold.class,
                            RequestOtherOptions.class,
                            WithdrawRequest.class,
                            CancelTrial.class,
                            SetClosure.class,
                            ReportBusyTimes.class,
                            JoinRequest.class,
                            DeclineInvitation.class,
                            ContinueAlone.class,
                            RescheduleTrial.class,
                            AnswerByTherapist.class,
                            ConfirmWhereabouts.class,
                            RaiseSafetyConcern.class,
                            LiftSafetyHold.class,
                            AssignTherapist.class,
                            CloseRequest.class,
                            CompleteTask.class,
                            LinkPeople.class,
                            UnlinkPeople.class,
                            RecordOutcome.class,
                            ContinueOrStop.class,
                            SetRooms.class,
                            AdvanceTime.class),
                    List.of("intake-service", "matching-service (clock, roster, board)"),
                    PARTITIONS,
                    KEPT_FOREVER_AND_NOT_AHEAD);

    public static final Topic PRACTICE_EVENTS =
            new Topic(
                    "practice.events",
                    "The one log out: every decision, numbered per practice.",
                    "practiceId",
                    List.of(
                            PracticeOpened.class,
                            PolicySet.class,
                            TherapistListed.class,
                            TherapistDelisted.class,
                            TimeOffSet.class,
                            TrialRequested.class,
                            TrialOffered.class,
                            HoldExtended.class,
                            OfferDeclined.class,
                            OfferExpired.class,
                            TrialConfirmed.class,
                            TrialCancelled.class,
                            SlotReleased.class,
                            RequestClosed.class,
                            HumanNeeded.class,
                            ClosureSet.class,
                            BusyTimesReported.class,
                            PartnerInvited.class,
                            PartnerJoined.class,
                            InvitationDeclined.class,
                            IndividualTrialSuggested.class,
                            ContinuedAlone.class,
                            PersonWithdrew.class,
                            ConsentWithheld.class,
                            OptionConsented.class,
                            OfferWithdrawn.class,
                            TherapistAsked.class,
                            TherapistDeclined.class,
                            RequestWaitlisted.class,
                            TrialRescheduled.class,
                            WhereaboutsConfirmed.class,
                            SafetyHoldPlaced.class,
                            SafetyHoldLifted.class,
                            TherapistAssigned.class,
                            TaskCompleted.class,
                            PeopleLinked.class,
                            PeopleUnlinked.class,
                            OutcomeRecorded.class,
                            ChoiceRecorded.class,
                            CaseArchived.class,
                            RoomsSet.class,
                            TimeAdvanced.class,
                            CommandRefused.class,
                            DuplicateIgnored.class,
                            CommandUnreadable.class),
                    List.of("matching-service (engine)"),
                    PARTITIONS,
                    KEPT_FOREVER);

    public static final Topic NOTIFICATION_EVENTS =
            new Topic(
                    "notification.events",
                    "What became of each message to a client or a therapist.",
                    "practiceId",
                    List.of(MessageAccepted.class, MessageSuppressed.class, MessageEscalated.class),
                    List.of("notification-service"),
                    PARTITIONS,
                    KEPT_FOREVER);

    public static final Topic DEAD_LETTERS =
            new Topic(
                    "practice.commands.dlt",
                    "Records of the command log that could not be read, byte for byte.",
                    "as received",
                    List.of(),
                    List.of("matching-service (engine)"),
                    PARTITIONS,
                    KEPT_FOREVER);

    public static final List<Topic> ALL =
            List.of(PRACTICE_COMMANDS, PRACTICE_EVENTS, NOTIFICATION_EVENTS, DEAD_LETTERS);

    private Topics() {}
}
