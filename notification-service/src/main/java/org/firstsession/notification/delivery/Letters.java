// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.delivery;

import java.time.DateTimeException;
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
import org.firstsession.notification.plan.Appointment;
import org.firstsession.notification.plan.Channel;
import org.firstsession.notification.plan.Matter;
import org.firstsession.notification.plan.MessageKind;
import org.firstsession.notification.plan.Reachability;
import org.firstsession.notification.plan.Route;
import org.firstsession.notification.plan.Routes;
import org.firstsession.notification.text.OptOuts;
import org.firstsession.notification.text.TextProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gathers what a message says and how it may travel. A therapist's mail never asks who the client
 * is; a client's asks for the therapist only where it names one.
 */
@Component
class Letters {

    private final Contacts contacts;
    private final OptOuts optOuts;
    private final TextProvider texts;
    private final NotificationProperties properties;

    Letters(
            Contacts contacts,
            OptOuts optOuts,
            TextProvider texts,
            NotificationProperties properties) {
        this.contacts = contacts;
        this.optOuts = optOuts;
        this.texts = texts;
        this.properties = properties;
    }

    Written write(Claim claim) throws PersonErasedException, IntakeUnavailableException {
        return switch (claim.effect().recipient().role()) {
            case CLIENT -> toClient(claim);
            case THERAPIST -> toTherapist(claim);
            case COORDINATOR -> toCoordinator(claim);
        };
    }

    private Written toClient(Claim claim) throws PersonErasedException, IntakeUnavailableException {
        var effect = claim.effect();
        var person =
                contacts.person(effect.practiceId(), claim.requestId(), effect.recipient().id());
        boolean optedOut = person.phone() != null && optOuts.contain(person.phone());
        boolean noTexts = optedOut || !texts.configured();
        var route = Routes.of(person.reachability(noTexts)).choose(effect).orElse(null);
        if (route == null) {
            return new Written.Unreachable(optedOut);
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
                        person.link()),
                route);
    }

    private Written toTherapist(Claim claim)
            throws PersonErasedException, IntakeUnavailableException {
        var effect = claim.effect();
        var therapist = contacts.therapist(effect.practiceId(), effect.recipient().id());
        var zone =
                claim.matter() instanceof Matter.OfSession session
                        ? session.appointment().therapistZone()
                        : claim.practiceZone();
        return ready(
                claim,
                new Reachability(
                        therapist.email(), null, List.of(), Reachability.Wishes.NONE_STATED, false),
                new Letter(
                        effect,
                        claim.matter(),
                        zone,
                        claim.practiceName(),
                        null,
                        therapist.videoLink(),
                        null));
    }

    private Written toCoordinator(Claim claim) {
        int place = Integer.parseInt(claim.effect().recipient().id());
        if (place > properties.onCall().size()) {
            return new Written.NobodyOnCall();
        }
        var contact = properties.onCall().get(place - 1).strip();
        boolean mail = contact.contains("@");
        return ready(
                claim,
                new Reachability(
                        mail ? contact : null,
                        mail ? null : contact,
                        List.of(),
                        Reachability.Wishes.NONE_STATED,
                        !texts.configured()),
                new Letter(
                        claim.effect(),
                        claim.matter(),
                        claim.practiceZone(),
                        claim.practiceName(),
                        null,
                        null,
                        properties.boardUrl().toString()));
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
        boolean tells = claim.effect().kind() != MessageKind.CANCELLATION;
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
