// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.delivery;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.firstsession.notification.NotificationProperties;
import org.firstsession.notification.channel.Letter;
import org.firstsession.notification.contact.Contacts;
import org.firstsession.notification.contact.IntakeUnavailableException;
import org.firstsession.notification.contact.PersonContact;
import org.firstsession.notification.contact.PersonErasedException;
import org.firstsession.notification.contact.TherapistContact;
import org.firstsession.notification.ledger.Claim;
import org.firstsession.notification.oncall.OnCall;
import org.firstsession.notification.plan.Appointment;
import org.firstsession.notification.plan.Channel;
import org.firstsession.notification.plan.Matter;
import org.firstsession.notification.plan.MessageKind;
import org.firstsession.notification.plan.Reachability;
import org.firstsession.notification.plan.Reachability.OptOut;
import org.firstsession.notification.plan.Route;
import org.firstsession.notification.plan.Routes;
import org.firstsession.notification.text.OptOuts;
import org.firstsession.notification.text.TextProvider;
import org.firstsession.notification.unsubscribe.MailOptOuts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Gathers what a message says and how it may travel. A therapist's mail never asks who the client
 * is; a client's asks for the therapist only where it names one.
 */
@Component
class Letters {

    private final Contacts contacts;
    private final OptOuts optOuts;
    private final MailOptOuts unsubscribed;
    private final TextProvider texts;
    private final OnCall onCall;
    private final CallRoutes calls;
    private final NotificationProperties properties;

    Letters(
            Contacts contacts,
            OptOuts optOuts,
            MailOptOuts unsubscribed,
            TextProvider texts,
            OnCall onCall,
            CallRoutes calls,
            NotificationProperties properties) {
        this.contacts = contacts;
        this.optOuts = optOuts;
        this.unsubscribed = unsubscribed;
        this.texts = texts;
        this.onCall = onCall;
        this.calls = calls;
        this.properties = properties;
    }

    Written write(Claim claim) throws PersonErasedException, IntakeUnavailableException {
        return switch (claim.effect().recipient().role()) {
            case CLIENT -> toClient(claim);
            case PARTNER -> toInvited(claim);
            case THERAPIST -> toTherapist(claim);
            case COORDINATOR -> toCoordinator(claim);
        };
    }

    private Written toClient(Claim claim) throws PersonErasedException, IntakeUnavailableException {
        var effect = claim.effect();
        var person =
                contacts.person(effect.practiceId(), claim.requestId(), effect.recipient().id());
        if (effect.kind() == MessageKind.CONTACT_PROMISE && !person.isWorried()) {
            return new Written.NotAskedTo();
        }
        boolean optedOut = person.phone() != null && optOuts.contain(person.phone());
        boolean fewerMails = hasUnsubscribed(person.email());
        var refused = new OptOut(optedOut || !texts.configured(), fewerMails);
        var route = Routes.of(person.reachability(refused)).choose(effect).orElse(null);
        if (route == null) {
            return new Written.Unreachable(optedOut || fewerMails);
        }
        if (route.channel() != effect.channel()) {
            return new Written.Elsewhere(route.channel());
        }
        var therapist = named(claim, route);
        return new Written.Ready(
                new Letter(
                        effect,
                        claim.matter(),
                        zoneOf(person, claim),
                        claim.practiceName(),
                        therapist == null ? null : therapist.name(),
                        therapist == null ? null : therapist.videoLink(),
                        person.link(),
                        null,
                        unsubscribe(claim, route)),
                route);
    }

    /** One mail to somebody who has agreed to nothing yet; where we weren't asked to, none. */
    private Written toInvited(Claim claim)
            throws PersonErasedException, IntakeUnavailableException {
        var invited =
                contacts.invitation(claim.effect().practiceId(), claim.requestId()).orElse(null);
        if (invited == null) {
            return new Written.NotAskedTo();
        }
        var refused = new OptOut(true, hasUnsubscribed(invited.email()));
        var route = Routes.of(invited.reachability(refused)).choose(claim.effect()).orElse(null);
        if (route == null) {
            return new Written.Unreachable(true);
        }
        return new Written.Ready(
                new Letter(
                        claim.effect(),
                        claim.matter(),
                        claim.practiceZone(),
                        claim.practiceName(),
                        null,
                        null,
                        invited.link(),
                        invited.inviterFirstName(),
                        unsubscribe(claim, route)),
                route);
    }

    private Written toTherapist(Claim claim)
            throws PersonErasedException, IntakeUnavailableException {
        var effect = claim.effect();
        var therapist = contacts.therapist(effect.practiceId(), effect.recipient().id());
        var zone =
                switch (claim.matter()) {
                    case Matter.OfSession session -> session.appointment().therapistZone();
                    case Matter.OfQuestion question -> question.appointment().therapistZone();
                    default -> claim.practiceZone();
                };
        return ready(
                claim,
                new Reachability(
                        therapist.email(),
                        null,
                        List.of(),
                        Reachability.Wishes.NONE_STATED,
                        OptOut.NONE),
                new Letter(
                        effect,
                        claim.matter(),
                        zone,
                        claim.practiceName(),
                        null,
                        therapist.videoLink(),
                        effect.kind() == MessageKind.THERAPIST_QUESTION
                                ? questions(effect.practiceId())
                                : null,
                        null,
                        null));
    }

    /** Where a therapist answers who was asked first. */
    private String questions(String practiceId) {
        return UriComponentsBuilder.fromUri(properties.boardUrl())
                .pathSegment("asked")
                .queryParam("practice", "{practice}")
                .encode()
                .buildAndExpand(practiceId)
                .toUriString();
    }

    private Written toCoordinator(Claim claim) {
        int place = Integer.parseInt(claim.effect().recipient().id());
        var called = onCall.at(claim.effect().practiceId(), place, Instant.now());
        if (called.isEmpty()) {
            return new Written.NobodyOnCall();
        }
        return ready(
                claim,
                calls.reachability(called.get()),
                new Letter(
                        claim.effect(),
                        claim.matter(),
                        claim.practiceZone(),
                        claim.practiceName(),
                        null,
                        null,
                        properties.boardUrl().toString(),
                        null,
                        null));
    }

    private static Written ready(Claim claim, Reachability reachability, Letter letter) {
        var route = Routes.of(reachability).choose(claim.effect()).orElse(null);
        if (route == null) {
            return new Written.Unreachable(false);
        }
        return route.channel() == claim.effect().channel()
                ? new Written.Ready(letter, route)
                : new Written.Elsewhere(route.channel());
    }

    /**
     * The therapist, where the message names one. Only the recipient's own erasure ends a message:
     * a therapist who has left is another matter.
     */
    private @Nullable TherapistContact named(Claim claim, Route route)
            throws IntakeUnavailableException {
        boolean tells = !claim.effect().kind().takesOutOfCalendar();
        if (!(claim.matter() instanceof Matter.OfSession session)
                || route.channel() != Channel.EMAIL
                || !tells) {
            return null;
        }
        try {
            return contacts.therapist(
                    claim.effect().practiceId(), session.appointment().therapistId());
        } catch (PersonErasedException e) {
            throw new IntakeUnavailableException("the therapist to be named was erased");
        }
    }

    private boolean hasUnsubscribed(@Nullable String address) {
        return address != null && unsubscribed.contain(address);
    }

    private @Nullable String unsubscribe(Claim claim, Route route) {
        return switch (route) {
            case Route.Mail mail when claim.effect().kind().isOptional() ->
                    unsubscribed.link(mail.destination());
            default -> null;
        };
    }

    private static ZoneId zoneOf(PersonContact person, Claim claim) {
        if (claim.matter() instanceof Matter.OfSession session) {
            return zone(person.timeZone(), placeZone(session.appointment()));
        }
        return zone(person.timeZone(), claim.practiceZone());
    }

    private static ZoneId placeZone(Appointment appointment) {
        var office = appointment.office();
        return office == null ? appointment.therapistZone() : office.timeZone();
    }

    private static ZoneId zone(@Nullable String id, ZoneId otherwise) {
        try {
            return id == null ? otherwise : ZoneId.of(id);
        } catch (DateTimeException e) {
            return otherwise;
        }
    }
}
