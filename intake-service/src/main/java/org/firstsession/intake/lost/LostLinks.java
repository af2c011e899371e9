// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.lost;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.firstsession.intake.limit.RequestLimits;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.message.Language;
import org.firstsession.intake.message.Outbox;
import org.firstsession.intake.people.People;
import org.firstsession.intake.people.People.Found;
import org.firstsession.intake.request.Contacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends fresh links to whom a contact belongs. It works beside the answer and not before it: how
 * long somebody waits tells no more than what they read.
 */
@Component
class LostLinks {

    private static final Logger log = LoggerFactory.getLogger(LostLinks.class);

    private final People people;
    private final Links links;
    private final Outbox outbox;
    private final RequestLimits limits;
    private final MessageSource messages;
    private final TransactionTemplate transaction;

    LostLinks(
            People people,
            Links links,
            Outbox outbox,
            RequestLimits limits,
            MessageSource messages,
            TransactionTemplate transaction) {
        this.people = people;
        this.links = links;
        this.outbox = outbox;
        this.limits = limits;
        this.messages = messages;
        this.transaction = transaction;
    }

    /** Has the links of a contact sent there, if it has any. */
    void resend(String practiceId, String typed) {
        Thread.ofVirtual()
                .name("lost-link")
                .start(() -> {
                    try {
                        send(practiceId, typed);
                    } catch (RuntimeException e) {
                        log.atWarn()
                                .addKeyValue("practiceId", practiceId)
                                .addKeyValue("cause", e.getClass().getName())
                                .log("a lost link could not be sent");
                    }
                });
    }

    /**
     * Has a fresh link to a person's page sent to the contact on file, if the page is still theirs.
     */
    void renew(UUID requestId, boolean partner) {
        Thread.ofVirtual()
                .name("fresh-link")
                .start(() -> {
                    try {
                        transaction.executeWithoutResult(status ->
                                people.withOpenPage(requestId, partner).ifPresent(this::sendTo));
                    } catch (RuntimeException e) {
                        log.atWarn()
                                .addKeyValue("requestId", requestId)
                                .addKeyValue("cause", e.getClass().getName())
                                .log("a fresh link could not be sent");
                    }
                });
    }

    private void sendTo(Found found) {
        var person = found.person();
        var contact =
                person.contactBy().contains("email") || person.phone() == null
                        ? person.email()
                        : person.phone();
        if (contact != null && limits.admitsLostLink(found.practiceId(), contact)) {
            send(found.practiceId(), contact, found);
        }
    }

    private void send(String practiceId, String typed) {
        var contact = Contacts.email(typed).or(() -> Contacts.phone(typed));
        if (contact.isEmpty() || !limits.admitsLostLink(practiceId, contact.get())) {
            return;
        }
        var found = people.withOpenPage(practiceId, contact.get());
        transaction.executeWithoutResult(status -> {
            for (var one : found) {
                send(practiceId, contact.get(), one);
            }
        });
    }

    private void send(String practiceId, String contact, Found found) {
        boolean byMail = contact.contains("@");
        var person = found.person();
        if (!byMail && !person.contactRules().leaveMessage()) {
            return;
        }
        var access =
                new Access(
                        UUID.randomUUID(),
                        practiceId,
                        found.requestId(),
                        person.personId(),
                        found.partner() ? Links.PARTNER : Links.CLIENT);
        links.add(access);
        outbox.add(
                practiceId,
                byMail ? Outbox.Kind.MAIL : Outbox.Kind.TEXT,
                contact,
                words(person.language(), links.page(access)),
                person.language().equals("es") ? Language.ES : Language.EN);
    }

    private String words(String language, String link) {
        return Objects.requireNonNull(
                messages.getMessage(
                        "lost.message",
                        List.of(link).toArray(),
                        link,
                        Locale.forLanguageTag(language)));
    }
}
