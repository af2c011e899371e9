// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.firstsession.commands.RequestTrial;
import org.firstsession.intake.limit.RequestLimits;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.people.Invitation;
import org.firstsession.intake.people.Invitations;
import org.firstsession.intake.people.People;
import org.firstsession.intake.practice.Practice;
import org.firstsession.intake.practice.Practices;
import org.firstsession.intake.receipt.AcceptedKeys;
import org.firstsession.intake.receipt.AcceptedKeys.Accepted;
import org.firstsession.intake.receipt.Receipts;
import org.firstsession.intake.web.FieldError;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.schemas.UuidV7;
import org.firstsession.types.Actor;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Channel;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Accepts requests. One transaction keeps the key, the person, the link and the receipt: after its
 * commit, and only then, somebody may be thanked.
 */
@Component
public class TrialRequests {

    private final Practices practices;
    private final TrialRequestReader reader;
    private final Interlock interlock;
    private final RequestLimits limits;
    private final AcceptedKeys keys;
    private final People people;
    private final Invitations invitations;
    private final Links links;
    private final Receipts receipts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TrialRequests(
            Practices practices,
            TrialRequestReader reader,
            Interlock interlock,
            RequestLimits limits,
            AcceptedKeys keys,
            People people,
            Invitations invitations,
            Links links,
            Receipts receipts,
            TransactionTemplate transaction,
            Clock clock) {
        this.practices = practices;
        this.reader = reader;
        this.interlock = interlock;
        this.limits = limits;
        this.keys = keys;
        this.people = people;
        this.invitations = invitations;
        this.links = links;
        this.receipts = receipts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What of a request can't be used, so far; nothing is kept of it. */
    public List<FieldError> check(Practice practice, ObjectNode body) {
        try {
            reader.read(body, practice);
            return List.of();
        } catch (ProblemException e) {
            return e.errors();
        }
    }

    /**
     * Accepts a request, or finds what the same one was accepted as before.
     *
     * @param body the request's JSON, fields sorted
     * @return the link of the person who asks
     * @throws ProblemException when it can't be accepted
     */
    public Access accept(String practiceId, UUID key, ObjectNode body, Channel channel) {
        var practice =
                practices
                        .find(practiceId)
                        .orElseThrow(() -> new ProblemException(ProblemType.UNKNOWN_PRACTICE));
        var content = "request " + body;
        var before = keys.find(practiceId, key, content);
        if (before.isPresent()) {
            return links.byId(before.get().linkId());
        }
        var request = reader.read(body, practice);
        // What somebody of the practice takes in is no flood.
        if (channel != Channel.BOARD) {
            limits.admitContact(practiceId, request.person().email(), request.person().phone());
        }
        var now = Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
        var ids = new Accepted(UuidV7.at(now), UuidV7.at(now), UUID.randomUUID());
        boolean stored =
                Objects.requireNonNull(
                        transaction.execute(status ->
                                keys.take(practiceId, key, content, ids)
                                        && store(practiceId, ids, request, now, channel)));
        return links.byId(
                stored ? ids.linkId() : keys.find(practiceId, key, content).orElseThrow().linkId());
    }

    private boolean store(
            String practiceId, Accepted ids, TrialRequest request, Instant now, Channel channel) {
        var person = request.person();
        people.add(practiceId, ids.requestId(), person, request.message(), now);
        var concern = interlock.screen(request.message(), request.party());
        concern.ifPresent(it -> people.addConcern(ids.requestId(), person.personId(), it));
        links.add(
                new Access(
                        ids.linkId(),
                        practiceId,
                        ids.requestId(),
                        person.personId(),
                        Links.CLIENT));
        addOther(practiceId, ids.requestId(), request, now);
        var safety = request.safety();
        if (safety != null) {
            people.addSafetyAnswers(ids.requestId(), person.personId(), safety);
        }
        var command =
                new RequestTrial(
                        ids.commandId().toString(),
                        practiceId,
                        now,
                        new Actor(ActorRole.CLIENT, person.personId().toString()),
                        channel,
                        ids.requestId().toString(),
                        request.needs(),
                        KeptBack.scope(concern, safety));
        receipts.add(ids.commandId(), practiceId, ids.requestId(), now, command);
        return true;
    }

    /** The one who sits beside the asker, or the one whom the asker invites. */
    private void addOther(String practiceId, UUID requestId, TrialRequest request, Instant now) {
        var partner = request.partner();
        if (partner != null) {
            people.addPartner(practiceId, requestId, partner, null, now);
            links.add(access(practiceId, requestId, partner.personId(), Links.PARTNER));
        }
        var invitation = request.invitation();
        if (invitation != null) {
            invitations.add(
                    practiceId,
                    requestId,
                    request.person().personId(),
                    new Invitation(
                            invitation.email(),
                            invitation.language(),
                            invitation.saysWhoInvites(),
                            invitation.partnerChoosesFirst()));
            links.add(access(practiceId, requestId, invitation.partnerId(), Links.INVITED));
        }
    }

    private static Access access(String practiceId, UUID requestId, UUID personId, String role) {
        return new Access(UUID.randomUUID(), practiceId, requestId, personId, role);
    }
}
