// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.invite;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.commands.DeclineInvitation;
import org.firstsession.commands.JoinRequest;
import org.firstsession.intake.client.ClientView;
import org.firstsession.intake.client.ClientViews;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.people.People;
import org.firstsession.intake.receipt.AcceptedKeys;
import org.firstsession.intake.receipt.AcceptedKeys.Accepted;
import org.firstsession.intake.receipt.Outcome;
import org.firstsession.intake.receipt.Outcomes;
import org.firstsession.intake.receipt.Receipts;
import org.firstsession.intake.request.Interlock;
import org.firstsession.intake.request.Joining;
import org.firstsession.intake.request.Joinings;
import org.firstsession.intake.request.KeptBack;
import org.firstsession.intake.screening.Party;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.schemas.UuidV7;
import org.firstsession.types.Actor;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Channel;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Takes what invited partners answer: a receipt, its way through the engine, and the outcome. */
@Component
class Partners {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final InvitationViews invitations;
    private final Joinings joinings;
    private final Interlock interlock;
    private final ClientViews views;
    private final People people;
    private final Reminders reminders;
    private final Links links;
    private final Receipts receipts;
    private final AcceptedKeys keys;
    private final Outcomes outcomes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Partners(
            InvitationViews invitations,
            Joinings joinings,
            Interlock interlock,
            ClientViews views,
            People people,
            Reminders reminders,
            Links links,
            Receipts receipts,
            AcceptedKeys keys,
            Outcomes outcomes,
            TransactionTemplate transaction,
            Clock clock) {
        this.invitations = invitations;
        this.joinings = joinings;
        this.interlock = interlock;
        this.views = views;
        this.people = people;
        this.reminders = reminders;
        this.links = links;
        this.receipts = receipts;
        this.keys = keys;
        this.outcomes = outcomes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A partner who has joined.
     *
     * @param partner their own link, which the asker never holds
     * @param decided false when it takes longer than somebody waits
     */
    record Joined(Access partner, boolean decided, ClientView view) {}

    /**
     * Joins. The same key and body again give the same answer; anybody else who comes with the
     * invitation finds it closed.
     *
     * @throws ProblemException when the invitation is over or a field can't be used
     */
    Joined join(Access invited, UUID key, ObjectNode body, Channel channel) {
        var content = "join " + invited.requestId() + " " + body;
        var before = keys.find(invited.practiceId(), key, content);
        if (before.isPresent()) {
            return await(before.get());
        }
        var joining = joinings.read(body, invitations.practice(invited), invited.personId());
        if (!invitations.of(invited).isOpen()
                || people.isPartner(invited.requestId(), invited.personId())) {
            throw new ProblemException(ProblemType.INVITATION_CLOSED);
        }
        var now = now();
        var ids = new Accepted(invited.requestId(), UuidV7.at(now), UUID.randomUUID());
        boolean stored =
                stored(status ->
                        keys.take(invited.practiceId(), key, content, ids)
                                && store(invited, ids, joining, now, channel));
        return await(stored ? ids : keys.find(invited.practiceId(), key, content).orElseThrow());
    }

    private boolean stored(TransactionCallback<Boolean> work) {
        try {
            return Objects.requireNonNull(transaction.execute(work));
        } catch (DuplicateKeyException e) {
            // Somebody else has joined with the same invitation at the same moment.
            throw new ProblemException(ProblemType.INVITATION_CLOSED);
        }
    }

    /**
     * Declines. It shows to nobody before the deadline, not even to a second look at the
     * invitation.
     *
     * @return whether it was decided in time
     */
    boolean decline(Access invited, Channel channel) {
        if (!invitations.of(invited).isOpen()) {
            throw new ProblemException(ProblemType.INVITATION_CLOSED);
        }
        var now = now();
        var commandId = UuidV7.at(now);
        var command =
                new DeclineInvitation(
                        commandId.toString(),
                        invited.practiceId(),
                        now,
                        actor(invited),
                        channel,
                        invited.requestId().toString());
        transaction.executeWithoutResult(status -> {
            reminders.forget(invited.requestId());
            receipts.add(commandId, invited.practiceId(), invited.requestId(), now, command);
        });
        return outcome(commandId).isPresent();
    }

    private boolean store(
            Access invited, Accepted ids, Joining joining, Instant now, Channel channel) {
        var person = joining.person();
        var requestId = invited.requestId();
        reminders.forget(requestId);
        people.addPartner(invited.practiceId(), requestId, person, joining.message(), now);
        var concern = interlock.screen(joining.message(), Party.COUPLE);
        concern.ifPresent(it -> people.addConcern(requestId, person.personId(), it));
        var safety = joining.safety();
        if (safety != null) {
            people.addSafetyAnswers(requestId, person.personId(), safety);
        }
        links.add(
                new Access(
                        ids.linkId(),
                        invited.practiceId(),
                        requestId,
                        person.personId(),
                        Links.PARTNER));
        SpecificRecord command =
                new JoinRequest(
                        ids.commandId().toString(),
                        invited.practiceId(),
                        now,
                        actor(invited),
                        channel,
                        requestId.toString(),
                        joining.participant(),
                        joining.wishes(),
                        KeptBack.scope(concern, safety));
        receipts.add(ids.commandId(), invited.practiceId(), requestId, now, command);
        return true;
    }

    private Joined await(Accepted accepted) {
        var partner = links.byId(accepted.linkId());
        var outcome = outcome(accepted.commandId());
        if (outcome.orElse(null) instanceof Outcome.Refused) {
            // Nothing came of it, so nothing of it is kept.
            people.remove(partner.requestId(), partner.personId());
            throw new ProblemException(ProblemType.INVITATION_CLOSED);
        }
        return new Joined(partner, outcome.isPresent(), views.of(partner));
    }

    private Optional<Outcome> outcome(UUID commandId) {
        return outcomes.await(commandId, LONGEST_WAIT);
    }

    private static Actor actor(Access invited) {
        return new Actor(ActorRole.PARTNER, invited.personId().toString());
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
    }
}
