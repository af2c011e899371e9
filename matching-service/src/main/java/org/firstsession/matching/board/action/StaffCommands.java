// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.firstsession.commands.AcceptOffer;
import org.firstsession.commands.AnswerByTherapist;
import org.firstsession.commands.AssignTherapist;
import org.firstsession.commands.CancelTrial;
import org.firstsession.commands.CloseRequest;
import org.firstsession.commands.CompleteTask;
import org.firstsession.commands.DeclineOffer;
import org.firstsession.commands.ExtendHold;
import org.firstsession.commands.LiftSafetyHold;
import org.firstsession.commands.LinkPeople;
import org.firstsession.commands.RaiseSafetyConcern;
import org.firstsession.commands.RecordOutcome;
import org.firstsession.commands.RequestOtherOptions;
import org.firstsession.commands.RescheduleTrial;
import org.firstsession.commands.UnlinkPeople;
import org.firstsession.types.Actor;
import org.firstsession.types.Channel;
import org.firstsession.types.Format;
import org.firstsession.types.Outcome;
import org.firstsession.types.SafetyScope;
import org.firstsession.types.TaskNext;
import org.firstsession.types.TherapistAnswer;
import org.firstsession.types.TherapistReason;
import org.jspecify.annotations.Nullable;

/** The commands that actions become. */
final class StaffCommands {

    private static final String TAKEN_BACK = "TAKEN_BACK";
    private static final String CAN_GIVE_IT = "CAN_GIVE_IT";

    private final String commandId;
    private final Instant recordedAt;
    private final Actor actor;
    private final Situation at;
    private final Typed typed;
    private final String reason;
    private final @Nullable String noteId;

    StaffCommands(
            Instant recordedAt,
            Actor actor,
            Situation at,
            Typed typed,
            String reason,
            @Nullable String noteId) {
        this.commandId = typed.commandId().toString();
        this.recordedAt = recordedAt;
        this.actor = actor;
        this.at = at;
        this.typed = typed;
        this.reason = reason;
        this.noteId = noteId;
    }

    /**
     * The command of an action.
     *
     * @return null for an action that stays on the board
     * @throws Typed.Fault when the form can't be used
     */
    @Nullable SpecificRecordBase of(ActionKind kind) {
        return switch (kind) {
            case OFFER_OTHERS -> offerOthers();
            case ASSIGN -> assign();
            case MOVE -> move();
            case CANCEL -> cancel();
            case CLOSE -> close();
            case COMPLETE -> complete(TaskNext.MATCH, null);
            case SNOOZE -> complete(TaskNext.WAIT, typed.moment("until", at.zone()));
            case HOLD -> hold();
            case LIFT -> lift();
            case ACCEPT -> accept();
            case DECLINE -> decline();
            case EXTEND -> extend();
            case ANSWER -> answer();
            case OUTCOME -> outcome();
            case LINK -> link();
            case UNLINK -> unlink();
            case CALL, ACKNOWLEDGE, OWN, RELEASE, RESTRICT, ERASE -> null;
        };
    }

    private SpecificRecordBase offerOthers() {
        return new RequestOtherOptions(
                commandId,
                at.practiceId(),
                recordedAt,
                actor,
                Channel.BOARD,
                at.requestId(),
                at.person(typed));
    }

    private SpecificRecordBase assign() {
        var place = typed.needed("place", "Choose how the session is held.");
        boolean video = "video".equals(place);
        return new AssignTherapist(
                commandId,
                at.practiceId(),
                recordedAt,
                actor,
                Channel.BOARD,
                at.requestId(),
                typed.needed("therapist", "Choose a therapist."),
                typed.hour("hour").orElseGet(() -> typed.moment("startsAt", at.zone())),
                video ? Format.VIRTUAL : Format.IN_PERSON,
                video ? null : place,
                agreed(),
                reason,
                noteId,
                typed.caseVersion());
    }

    private List<String> agreed() {
        var agreed = new ArrayList<>(typed.all("consentOf"));
        agreed.retainAll(at.personIds());
        return List.copyOf(agreed);
    }

    private SpecificRecordBase move() {
        return new RescheduleTrial(
                commandId,
                at.practiceId(),
                recordedAt,
                actor,
                Channel.BOARD,
                at.requestId(),
                null,
                at.session(),
                List.of(),
                typed.isChecked("otherTherapist"),
                typed.caseVersion());
    }

    /** Cancelled for the client it ends the request; by the practice it owes another hour. */
    private SpecificRecordBase cancel() {
        boolean forClient = "client".equals(typed.needed("by", "Say who cancels."));
        return new CancelTrial(
                commandId,
                at.practiceId(),
                recordedAt,
                actor,
                Channel.BOARD,
                at.requestId(),
                forClient ? at.person(typed) : null,
                at.session(),
                typed.caseVersion());
    }

    private SpecificRecordBase close() {
        return new CloseRequest(
                commandId,
                at.practiceId(),
                recordedAt,
                actor,
                Channel.BOARD,
                at.requestId(),
                reason,
                noteId,
                typed.caseVersion());
    }

    private SpecificRecordBase complete(TaskNext next, @Nullable Instant until) {
        return new CompleteTask(
                commandId,
                at.practiceId(),
                recordedAt,
                actor,
                Channel.BOARD,
                at.requestId(),
                next,
                until,
                reason,
                noteId,
                typed.caseVersion());
    }

    private SpecificRecordBase hold() {
        return new RaiseSafetyConcern(
                commandId,
                at.practiceId(),
                recordedAt,
                actor,
                Channel.BOARD,
                at.requestId(),
                null,
                typed.isChecked("joint") ? SafetyScope.JOINT : SafetyScope.ALL);
    }

    private SpecificRecordBase lift() {
        return new LiftSafetyHold(
                commandId,
                at.practiceId(),
                recordedAt,
                actor,
                Channel.BOARD,
                at.requestId(),
                reason,
                noteId,
                typed.caseVersion());
    }

    private SpecificRecordBase accept() {
        if (!typed.isChecked("consents")) {
            throw new Typed.Fault("Confirm that the person agreed to this hour themselves.");
        }
        return new AcceptOffer(
                commandId,
                at.practiceId(),
                recordedAt,
                actor,
                Channel.PHONE,
                at.requestId(),
                at.person(typed),
                at.offer(),
                typed.needed("option", "Choose one of the hours."));
    }

    private SpecificRecordBase decline() {
        return new DeclineOffer(
                commandId,
                at.practiceId(),
                recordedAt,
                actor,
                Channel.PHONE,
                at.requestId(),
                at.person(typed),
                at.offer());
    }

    private SpecificRecordBase extend() {
        return new ExtendHold(
                commandId,
                at.practiceId(),
                recordedAt,
                actor,
                Channel.PHONE,
                at.requestId(),
                at.person(typed),
                at.offer());
    }

    private SpecificRecordBase answer() {
        boolean can = CAN_GIVE_IT.equals(reason);
        return new AnswerByTherapist(
                commandId,
                at.practiceId(),
                recordedAt,
                actor,
                Channel.BOARD,
                at.requestId(),
                at.askedTherapist(),
                null,
                can ? TherapistAnswer.ACCEPT : TherapistAnswer.DECLINE,
                can ? null : TherapistReason.valueOf(reason));
    }

    private SpecificRecordBase outcome() {
        return new RecordOutcome(
                commandId,
                at.practiceId(),
                recordedAt,
                actor,
                Channel.BOARD,
                at.requestId(),
                at.session(),
                at.person(typed),
                outcome(typed.needed("outcome", "Say how it went.")));
    }

    private static @Nullable Outcome outcome(String code) {
        if (TAKEN_BACK.equals(code)) {
            return null;
        }
        try {
            return Outcome.valueOf(code);
        } catch (IllegalArgumentException e) {
            throw new Typed.Fault("Say how it went.");
        }
    }

    private SpecificRecordBase link() {
        return new LinkPeople(
                commandId,
                at.practiceId(),
                recordedAt,
                actor,
                Channel.BOARD,
                at.person(typed),
                typed.needed("other", "Say who is the same person."),
                reason,
                noteId);
    }

    private SpecificRecordBase unlink() {
        return new UnlinkPeople(
                commandId,
                at.practiceId(),
                recordedAt,
                actor,
                Channel.BOARD,
                at.person(typed),
                typed.needed("other", "Say who is not the same person."),
                reason,
                noteId);
    }
}
