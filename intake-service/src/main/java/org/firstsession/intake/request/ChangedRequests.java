// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.firstsession.commands.RequestTrial;
import org.firstsession.commands.WithdrawRequest;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.people.People;
import org.firstsession.intake.receipt.AcceptedKeys;
import org.firstsession.intake.receipt.AcceptedKeys.Accepted;
import org.firstsession.intake.receipt.Receipts;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.schemas.UuidV7;
import org.firstsession.types.Actor;
import org.firstsession.types.Channel;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One change by one click: the request is made anew with it, from what is on record, and the one
 * that led nowhere is withdrawn in the same transaction.
 */
@Component
public class ChangedRequests {

    private final People people;
    private final Links links;
    private final Receipts receipts;
    private final AcceptedKeys keys;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ChangedRequests(
            People people,
            Links links,
            Receipts receipts,
            AcceptedKeys keys,
            TransactionTemplate transaction,
            Clock clock) {
        this.people = people;
        this.links = links;
        this.receipts = receipts;
        this.keys = keys;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Makes the request anew, or finds what the same click made before.
     *
     * @return the asker's link to the new one
     */
    public Access change(Access access, UUID key, ChangedNeeds change) {
        var content = "change " + access.requestId() + " " + change;
        var before = keys.find(access.practiceId(), key, content);
        if (before.isPresent()) {
            return links.byId(before.get().linkId());
        }
        var asked =
                receipts.request(access.requestId())
                        .orElseThrow(() -> new ProblemException(ProblemType.REFUSED));
        var now = Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
        var ids = new Accepted(UuidV7.at(now), UuidV7.at(now), UUID.randomUUID());
        boolean stored =
                Objects.requireNonNull(
                        transaction.execute(status ->
                                keys.take(access.practiceId(), key, content, ids)
                                        && store(access, asked, change, ids, now)));
        return links.byId(
                stored
                        ? ids.linkId()
                        : keys.find(access.practiceId(), key, content).orElseThrow().linkId());
    }

    private boolean store(
            Access access, RequestTrial asked, ChangedNeeds change, Accepted ids, Instant now) {
        var newIds = copyPeople(access, ids, now);
        var asker =
                Objects.requireNonNull(
                        newIds.get(asked.getNeeds().getParticipants().getFirst().getPersonId()));
        var request =
                new RequestTrial(
                        ids.commandId().toString(),
                        access.practiceId(),
                        now,
                        new Actor(asked.getActor().getRole(), asker.toString()),
                        Channel.WEB,
                        ids.requestId().toString(),
                        change.of(asked.getNeeds(), newIds),
                        asked.getSafety());
        receipts.add(ids.commandId(), access.practiceId(), ids.requestId(), now, request);
        withdraw(access, asked, now);
        return true;
    }

    private Map<String, UUID> copyPeople(Access access, Accepted ids, Instant now) {
        var newIds = new HashMap<String, UUID>();
        var message = people.message(access.practiceId(), access.requestId()).orElse(null);
        for (var person : people.ofRequest(access.practiceId(), access.requestId())) {
            var copy = person.as(UUID.randomUUID());
            newIds.put(person.personId().toString(), copy.personId());
            boolean partner = people.isPartner(access.requestId(), person.personId());
            if (partner) {
                people.addPartner(access.practiceId(), ids.requestId(), copy, null, now);
            } else {
                people.add(access.practiceId(), ids.requestId(), copy, message, now);
            }
            links.add(
                    new Access(
                            partner ? UUID.randomUUID() : ids.linkId(),
                            access.practiceId(),
                            ids.requestId(),
                            copy.personId(),
                            partner ? Links.PARTNER : Links.CLIENT));
        }
        return newIds;
    }

    private void withdraw(Access access, RequestTrial asked, Instant now) {
        var commandId = UuidV7.at(now);
        var command =
                new WithdrawRequest(
                        commandId.toString(),
                        access.practiceId(),
                        now,
                        asked.getActor(),
                        Channel.WEB,
                        access.requestId().toString(),
                        String.valueOf(asked.getActor().getId()));
        receipts.add(commandId, access.practiceId(), access.requestId(), now, command);
    }
}
