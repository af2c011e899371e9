// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.delivery;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.firstsession.notification.channel.AppointmentMail;
import org.firstsession.notification.contact.Contacts;
import org.firstsession.notification.contact.IntakeUnavailableException;
import org.firstsession.notification.contact.PersonContact;
import org.firstsession.notification.contact.PersonErasedException;
import org.firstsession.notification.contact.TherapistContact;
import org.firstsession.notification.ledger.Claim;
import org.firstsession.notification.plan.Appointment;
import org.firstsession.notification.plan.MessageKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gathers what a mail says. A therapist's mail never asks who the client is; a client's mail asks
 * for the therapist only where it names one.
 */
@Component
class Letters {

    private final Contacts contacts;

    Letters(Contacts contacts) {
        this.contacts = contacts;
    }

    /** The mail; empty when the recipient can't be reached by mail. */
    Optional<AppointmentMail> write(Claim claim)
            throws PersonErasedException, IntakeUnavailableException {
        return switch (claim.effect().recipient().role()) {
            case CLIENT -> toClient(claim);
            case THERAPIST -> toTherapist(claim);
        };
    }

    private Optional<AppointmentMail> toClient(Claim claim)
            throws PersonErasedException, IntakeUnavailableException {
        var effect = claim.effect();
        var appointment = claim.appointment();
        var person =
                contacts.person(
                        effect.practiceId(), appointment.requestId(), effect.recipient().id());
        var address = person.usableEmail();
        if (address == null) {
            return Optional.empty();
        }
        var therapist =
                effect.kind() == MessageKind.CONFIRMATION
                        ? namedTherapist(effect.practiceId(), appointment)
                        : null;
        return Optional.of(
                new AppointmentMail(
                        effect,
                        appointment,
                        address,
                        zoneOf(person, appointment),
                        therapist == null ? null : therapist.name(),
                        therapist == null ? null : therapist.videoLink(),
                        person.link()));
    }

    private Optional<AppointmentMail> toTherapist(Claim claim)
            throws PersonErasedException, IntakeUnavailableException {
        var effect = claim.effect();
        var therapist = contacts.therapist(effect.practiceId(), effect.recipient().id());
        var address = therapist.email();
        return address == null
                ? Optional.empty()
                : Optional.of(
                        new AppointmentMail(
                                effect,
                                claim.appointment(),
                                address,
                                claim.appointment().therapistZone(),
                                null,
                                therapist.videoLink(),
                                null));
    }

    /**
     * Only the recipient's own erasure ends a message: a therapist who has left is another matter.
     */
    private TherapistContact namedTherapist(String practiceId, Appointment appointment)
            throws IntakeUnavailableException {
        try {
            return contacts.therapist(practiceId, appointment.therapistId());
        } catch (PersonErasedException e) {
            throw new IntakeUnavailableException("the therapist to be named was erased");
        }
    }

    private static ZoneId zoneOf(PersonContact person, Appointment appointment) {
        var office = appointment.office();
        ZoneId otherwise = office == null ? appointment.therapistZone() : office.timeZone();
        return zone(person.timeZone(), otherwise);
    }

    private static ZoneId zone(@Nullable String id, ZoneId otherwise) {
        try {
            return id == null ? otherwise : ZoneId.of(id);
        } catch (DateTimeException e) {
            return otherwise;
        }
    }
}
