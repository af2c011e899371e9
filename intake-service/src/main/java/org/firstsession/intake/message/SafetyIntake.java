// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.firstsession.commands.RaiseSafetyConcern;
import org.firstsession.commands.RequestTrial;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.people.People;
import org.firstsession.intake.people.Person;
import org.firstsession.intake.receipt.Receipts;
import org.firstsession.intake.screening.Concern;
import org.firstsession.schemas.UuidV7;
import org.firstsession.types.Actor;
import org.firstsession.types.ActorRole;
import org.firstsession.types.AgeStatement;
import org.firstsession.types.Channel;
import org.firstsession.types.FormatWish;
import org.firstsession.types.Needs;
import org.firstsession.types.Participant;
import org.firstsession.types.PartyKind;
import org.firstsession.types.SafetyScope;
import org.springframework.stereotype.Component;

/**
 * Puts a concern on the command log, inside the caller's transaction: on the case that there is, or
 * with a case of its own where there is none, so that somebody is called in any event.
 */
@Component
public class SafetyIntake {

    /**
     * Stands where nobody has said yet where they will sit. No licence is for it, so nothing can be
     * offered until somebody has asked.
     */
    static final String STATE_NOT_STATED = "ZZ";

    private final People people;
    private final Links links;
    private final Receipts receipts;
    private final Clock clock;

    SafetyIntake(People people, Links links, Receipts receipts, Clock clock) {
        this.people = people;
        this.links = links;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** Raises a concern about a case. */
    public void raise(Access access, Concern concern, Channel channel) {
        var now = now();
        var commandId = UuidV7.at(now);
        people.addConcern(access.requestId(), access.personId(), concern);
        receipts.add(
                commandId,
                access.practiceId(),
                access.requestId(),
                now,
                new RaiseSafetyConcern(
                        commandId.toString(),
                        access.practiceId(),
                        now,
                        actor(access.personId()),
                        channel,
                        access.requestId().toString(),
                        access.personId().toString(),
                        scope(concern)));
    }

    /** Opens a case with a concern, of which little more is known than who wrote. */
    public UUID open(String practiceId, Person person, Concern concern, Channel channel) {
        var now = now();
        var commandId = UuidV7.at(now);
        var requestId = UuidV7.at(now);
        people.add(practiceId, requestId, person, null, now);
        people.addConcern(requestId, person.personId(), concern);
        links.add(
                new Access(
                        UUID.randomUUID(), practiceId, requestId, person.personId(), Links.CLIENT));
        receipts.add(
                commandId,
                practiceId,
                requestId,
                now,
                new RequestTrial(
                        commandId.toString(),
                        practiceId,
                        now,
                        actor(person.personId()),
                        channel,
                        requestId.toString(),
                        needs(person),
                        scope(concern)));
        return requestId;
    }

    private static Needs needs(Person person) {
        var participant =
                new Participant(
                        person.personId().toString(),
                        STATE_NOT_STATED,
                        null,
                        null,
                        person.timeZone(),
                        List.of(),
                        List.of(),
                        null,
                        AgeStatement.NOT_STATED,
                        List.of());
        return new Needs(
                PartyKind.INDIVIDUAL,
                List.of(participant),
                FormatWish.VIRTUAL,
                null,
                List.of(),
                null,
                null);
    }

    private static Actor actor(UUID personId) {
        return new Actor(ActorRole.CLIENT, personId.toString());
    }

    private static SafetyScope scope(Concern concern) {
        return SafetyScope.valueOf(concern.scope().name());
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
    }
}
