// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.CommandMeta;
import org.firstsession.engine.types.ActorRole;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.Choice;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.OfficeId;
import org.firstsession.engine.types.OptionId;
import org.firstsession.engine.types.Outcome;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.SafetyScope;
import org.firstsession.engine.types.SessionId;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TaskNext;
import org.firstsession.engine.types.TherapistAnswer;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistReason;
import org.jspecify.annotations.Nullable;

/** What clients, therapists and staff do about a request, given what they have seen of it. */
final class Deeds {

    private final Invention invention;

    /** Makes a command's head for somebody. */
    interface Heads {
        CommandMeta by(ActorRole role, Channel channel);
    }

    private final Heads heads;

    Deeds(Invention invention, Heads heads) {
        this.invention = invention;
        this.heads = heads;
    }

    /** Mostly what fits; now and then anything. */
    Command about(Seen seen, Instant now, PersonId stranger) {
        if (invention.chance(8)) {
            return anything(seen, now, stranger);
        }
        if (seen.heldBack && invention.chance(40)) {
            return lift(seen);
        }
        if (invention.chance(3)) {
            return worry(seen);
        }
        if (!seen.tasks.isEmpty() && invention.chance(35)) {
            return byStaff(seen, now);
        }
        if (seen.invited) {
            return whileInvited(seen, stranger);
        }
        if (!seen.options.isEmpty()) {
            return answer(seen);
        }
        var asked = seen.asked;
        if (asked != null && invention.chance(70)) {
            return answerByTherapist(seen, asked, null);
        }
        var booked = seen.booked;
        if (booked != null && !seen.settled) {
            return now.isBefore(booked.startsAt()) ? aboutSession(seen, booked) : outcome(seen);
        }
        if (seen.settled) {
            return invention.chance(70) ? choose(seen) : outcome(seen);
        }
        if (seen.suggested && invention.chance(60)) {
            return alone(seen);
        }
        return anything(seen, now, stranger);
    }

    private Command whileInvited(Seen seen, PersonId partner) {
        int dice = invention.below(100);
        if (dice < 60) {
            return new Command.JoinRequest(
                    client(),
                    seen.id,
                    invention.participant(partner),
                    invention.wishes(),
                    invention.chance(5) ? scope() : null);
        }
        if (dice < 75) {
            return new Command.DeclineInvitation(client(), seen.id);
        }
        return dice < 92 ? alone(seen) : withdraw(seen);
    }

    private Command answer(Seen seen) {
        int dice = invention.below(100);
        if (dice < 55) {
            return accept(seen);
        }
        if (dice < 68) {
            return new Command.DeclineOffer(client(), seen.id, person(seen), seen.offer);
        }
        if (dice < 76) {
            return new Command.ExtendHold(client(), seen.id, person(seen), seen.offer);
        }
        if (dice < 90) {
            return new Command.RequestOtherOptions(client(), seen.id, person(seen));
        }
        return dice < 94 && seen.couple ? alone(seen) : withdraw(seen);
    }

    private Command accept(Seen seen) {
        var option =
                seen.options.isEmpty() || invention.chance(3)
                        ? new OptionId(seen.offer + "-" + (1 + invention.below(4)))
                        : invention.among(seen.options).optionId();
        return new Command.AcceptOffer(client(), seen.id, person(seen), seen.offer, option);
    }

    private Command aboutSession(Seen seen, Slot booked) {
        int dice = invention.below(100);
        if (dice < 25) {
            boolean byPractice = invention.chance(35);
            return new Command.CancelTrial(
                    byPractice ? staff() : client(),
                    seen.id,
                    byPractice ? null : person(seen),
                    session(seen),
                    version(seen));
        }
        if (dice < 60) {
            boolean byPractice = invention.chance(30);
            return new Command.RescheduleTrial(
                    byPractice ? staff() : client(),
                    seen.id,
                    byPractice ? null : person(seen),
                    session(seen),
                    invention.times(),
                    invention.chance(50),
                    version(seen));
        }
        return dice < 80
                ? new Command.ConfirmWhereabouts(
                        client(), seen.id, person(seen), session(seen), invention.state())
                : answerByTherapist(seen, booked, session(seen));
    }

    private Command answerByTherapist(Seen seen, Slot slot, @Nullable SessionId session) {
        boolean accepts = invention.chance(session == null ? 55 : 10);
        return new Command.AnswerByTherapist(
                heads.by(ActorRole.THERAPIST, Channel.WEB),
                seen.id,
                invention.chance(96) ? slot.therapistId() : new TherapistId("t1"),
                session,
                accepts ? TherapistAnswer.ACCEPT : TherapistAnswer.DECLINE,
                accepts ? null : invention.oneOf(TherapistReason.values()));
    }

    private Command outcome(Seen seen) {
        return new Command.RecordOutcome(
                staff(),
                seen.id,
                session(seen),
                person(seen),
                invention.chance(12)
                        ? null
                        : invention.oneOf(
                                Outcome.ATTENDED,
                                Outcome.ATTENDED,
                                Outcome.LATE,
                                Outcome.NO_SHOW,
                                Outcome.CANCELLED_LATE,
                                Outcome.NOBODY_THERE));
    }

    private Command choose(Seen seen) {
        return new Command.ContinueOrStop(
                client(),
                seen.id,
                session(seen),
                person(seen),
                invention.oneOf(
                        Choice.CONTINUE, Choice.CONTINUE, Choice.ANOTHER_THERAPIST, Choice.STOP));
    }

    private Command byStaff(Seen seen, Instant now) {
        int dice = invention.below(100);
        if (dice < 45) {
            boolean waits = invention.chance(30);
            return new Command.CompleteTask(
                    staff(),
                    seen.id,
                    waits ? TaskNext.WAIT : TaskNext.MATCH,
                    waits != invention.chance(4) ? now.plus(Duration.ofHours(2)) : null,
                    reason(),
                    null,
                    version(seen));
        }
        return dice < 85
                ? assign(seen, now)
                : new Command.CloseRequest(staff(), seen.id, reason(), null, version(seen));
    }

    private Command assign(Seen seen, Instant now) {
        boolean video = invention.chance(60);
        var hour =
                now.truncatedTo(ChronoUnit.HOURS)
                        .plus(Duration.ofMinutes(30L * invention.below(200)));
        return new Command.AssignTherapist(
                staff(),
                seen.id,
                new TherapistId("t" + (1 + invention.below(5))),
                hour,
                video ? Format.VIRTUAL : Format.IN_PERSON,
                video ? null : new OfficeId(invention.oneOf("oak", "berk", "reno")),
                invention.chance(90) ? seen.people : List.of(),
                reason(),
                null,
                version(seen));
    }

    private Command lift(Seen seen) {
        boolean lead = invention.chance(85);
        return new Command.LiftSafetyHold(
                heads.by(lead ? ActorRole.CLINICAL_LEAD : ActorRole.COORDINATOR, Channel.BOARD),
                seen.id,
                reason(),
                null,
                version(seen));
    }

    private Command worry(Seen seen) {
        boolean byPractice = invention.chance(30);
        return new Command.RaiseSafetyConcern(
                byPractice ? staff() : client(),
                seen.id,
                byPractice ? null : person(seen),
                scope());
    }

    private Command alone(Seen seen) {
        return new Command.ContinueAlone(client(), seen.id, person(seen));
    }

    private Command withdraw(Seen seen) {
        return new Command.WithdrawRequest(client(), seen.id, person(seen));
    }

    /** What nobody expects at this moment. */
    private Command anything(Seen seen, Instant now, PersonId stranger) {
        return switch (invention.below(14)) {
            case 0 -> accept(seen);
            case 1 -> new Command.DeclineOffer(client(), seen.id, person(seen), seen.offer);
            case 2 ->
                    new Command.ExtendHold(
                            client(), seen.id, person(seen), new OfferId(seen.id + "-o1"));
            case 3 -> new Command.RequestOtherOptions(client(), seen.id, person(seen));
            case 4 -> withdraw(seen);
            case 5 -> alone(seen);
            case 6 -> whileInvited(seen, stranger);
            case 7 -> new Command.WithdrawRequest(client(), seen.id, stranger);
            case 8 -> outcome(seen);
            case 9 -> choose(seen);
            case 10 -> lift(seen);
            case 11 -> byStaff(seen, now);
            case 12 ->
                    new Command.RescheduleTrial(
                            client(), seen.id, person(seen), session(seen), List.of(), true, null);
            default ->
                    new Command.CancelTrial(client(), seen.id, person(seen), session(seen), null);
        };
    }

    private PersonId person(Seen seen) {
        return invention.chance(98) ? invention.among(seen.people) : new PersonId("eve");
    }

    private SessionId session(Seen seen) {
        return invention.chance(98) ? seen.session : new SessionId(seen.id + "-s9");
    }

    private String reason() {
        return invention.chance(98) ? "spoken" : " ";
    }

    private SafetyScope scope() {
        return invention.oneOf(SafetyScope.JOINT, SafetyScope.ALL);
    }

    /** Staff who look at the board know the version; some looked a while ago. */
    private @Nullable Long version(Seen seen) {
        return invention.chance(70) ? null : seen.version - (invention.chance(10) ? 1 : 0);
    }

    private CommandMeta client() {
        return heads.by(ActorRole.CLIENT, Channel.WEB);
    }

    private CommandMeta staff() {
        return heads.by(
                invention.chance(96) ? ActorRole.COORDINATOR : ActorRole.CLIENT, Channel.BOARD);
    }
}
