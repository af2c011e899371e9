// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.contact;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.firstsession.intake.message.SafetyIntake;
import org.firstsession.intake.message.Triage;
import org.firstsession.intake.message.Understanding;
import org.firstsession.intake.people.ContactRules;
import org.firstsession.intake.people.Person;
import org.firstsession.intake.practice.Practice;
import org.firstsession.intake.request.Interlock;
import org.firstsession.intake.screening.Party;
import org.firstsession.types.Channel;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what is written in the contact form. One transaction keeps the words and raises a concern.
 */
@Component
class ContactMessages {

    private final Triage triage;
    private final SafetyIntake safety;
    private final Interlock interlock;
    private final TransactionTemplate transaction;

    ContactMessages(
            Triage triage,
            SafetyIntake safety,
            Interlock interlock,
            TransactionTemplate transaction) {
        this.triage = triage;
        this.safety = safety;
        this.interlock = interlock;
        this.transaction = transaction;
    }

    /** Whether the words raise a concern; those of a couple do so more easily. */
    boolean isConcern(ContactForm form) {
        return interlock.screen(form.words(), party(form)).isPresent();
    }

    /** Keeps a message; a second time it is kept already. */
    void keep(Practice practice, ContactForm form) {
        transaction.executeWithoutResult(status -> {
            if (triage.has(form.key())) {
                return;
            }
            var requestId =
                    interlock
                            .screen(form.words(), party(form))
                            .map(concern ->
                                    safety.open(
                                            practice.practiceId(),
                                            person(form, practice),
                                            concern,
                                            Channel.WEB))
                            .orElse(null);
            triage.addMessage(
                    practice.practiceId(),
                    form.key(),
                    form.writer(),
                    form.language(),
                    form.words(),
                    requestId);
        });
    }

    private static Person person(ContactForm form, Practice practice) {
        var writer = form.writer();
        var name =
                Stream.of(form.name(), form.email(), form.phone())
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("?");
        var contactBy = writer.contactBy();
        return new Person(
                UUID.randomUUID(),
                name,
                writer.email(),
                writer.phone(),
                contactBy == null ? List.of() : List.of(contactBy),
                practice.timeZone(),
                form.language().tag(),
                ContactRules.USUAL);
    }

    private static Party party(ContactForm form) {
        return Understanding.couple(form.words()).orElse(false) ? Party.COUPLE : Party.INDIVIDUAL;
    }
}
