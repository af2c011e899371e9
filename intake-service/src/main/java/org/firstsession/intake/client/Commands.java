// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.commands.AcceptOffer;
import org.firstsession.commands.CancelTrial;
import org.firstsession.commands.ConfirmWhereabouts;
import org.firstsession.commands.ContinueAlone;
import org.firstsession.commands.ContinueOrStop;
import org.firstsession.commands.DeclineOffer;
import org.firstsession.commands.ExtendHold;
import org.firstsession.commands.RaiseSafetyConcern;
import org.firstsession.commands.RecordOutcome;
import org.firstsession.commands.RequestOtherOptions;
import org.firstsession.commands.RescheduleTrial;
import org.firstsession.commands.WithdrawRequest;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.types.Actor;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Channel;
import org.firstsession.types.Choice;
import org.firstsession.types.Outcome;
import org.firstsession.types.SafetyScope;
import org.jspecify.annotations.Nullable;

/** The commands that clients' actions become. */
final class Commands {

    private final Access access;
    private final String commandId;
    private final Instant recordedAt;
    private final Channel channel;
    private final Actor actor;

    Commands(Access access, UUID commandId, Instant recordedAt, Channel channel) {
        this.access = access;
        this.commandId = commandId.toString();
        this.recordedAt = recordedAt;
        this.channel = channel;
        this.actor =
                new Actor(
                        access.role().equals(Links.PARTNER) ? ActorRole.PARTNER : ActorRole.CLIENT,
                        personId());
    }

    SpecificRecord accept(String offerId, String optionId) {
        return new AcceptOffer(
                commandId,
                access.practiceId(),
                recordedAt,
                actor,
                channel,
                requestId(),
                personId(),
                offerId,
                optionId);
    }

    SpecificRecord decline(String offerId) {
        return new DeclineOffer(
                commandId,
                access.practiceId(),
                recordedAt,
                actor,
                channel,
                requestId(),
                personId(),
                offerId);
    }

    SpecificRecord extend(String offerId) {
        return new ExtendHold(
                commandId,
                access.practiceId(),
                recordedAt,
                actor,
                channel,
                requestId(),
                personId(),
                offerId);
    }

    SpecificRecord otherOptions() {
        return new RequestOtherOptions(
                commandId,
                access.practiceId(),
                recordedAt,
                actor,
                channel,
                requestId(),
                personId());
    }

    SpecificRecord continueAlone() {
        return new ContinueAlone(
                commandId,
                access.practiceId(),
                recordedAt,
                actor,
                channel,
                requestId(),
                personId());
    }

    /** A worry of one of two: its scope, and nothing of its kind. */
    SpecificRecord raiseConcern() {
        return new RaiseSafetyConcern(
                commandId,
                access.practiceId(),
                recordedAt,
                actor,
                channel,
                requestId(),
                personId(),
                SafetyScope.JOINT);
    }

    SpecificRecord withdraw() {
        return new WithdrawRequest(
                commandId,
                access.practiceId(),
                recordedAt,
                actor,
                channel,
                requestId(),
                personId());
    }

    SpecificRecord cancel(String sessionId) {
        return new CancelTrial(
                commandId,
                access.practiceId(),
                recordedAt,
                actor,
                channel,
                requestId(),
                personId(),
                sessionId,
                null);
    }

    SpecificRecord reschedule(String sessionId, Details.Times wish) {
        return new RescheduleTrial(
                commandId,
                access.practiceId(),
                recordedAt,
                actor,
                channel,
                requestId(),
                personId(),
                sessionId,
                wish.times(),
                wish.otherTherapist(),
                null);
    }

    SpecificRecord confirmWhereabouts(String sessionId, String state) {
        return new ConfirmWhereabouts(
                commandId,
                access.practiceId(),
                recordedAt,
                actor,
                channel,
                requestId(),
                personId(),
                sessionId,
                state);
    }

    SpecificRecord recordOutcome(String sessionId, @Nullable Outcome outcome) {
        return new RecordOutcome(
                commandId,
                access.practiceId(),
                recordedAt,
                actor,
                channel,
                requestId(),
                sessionId,
                personId(),
                outcome);
    }

    SpecificRecord choose(String sessionId, Choice choice) {
        return new ContinueOrStop(
                commandId,
                access.practiceId(),
                recordedAt,
                actor,
                channel,
                requestId(),
                sessionId,
                personId(),
                choice);
    }

    private String requestId() {
        return access.requestId().toString();
    }

    private String personId() {
        return access.personId().toString();
    }
}
