// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.invite;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.firstsession.intake.invite.Reminders.Due;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.message.Language;
import org.firstsession.intake.message.Outbox;
import org.firstsession.intake.message.Rounds;
import org.firstsession.intake.people.Invitations;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks invited partners again on the day that they chose, once, while they still can answer. */
@Component
class ReminderRounds extends Rounds {

    private static final Duration ROUND = Duration.ofSeconds(30);

    private final Reminders reminders;
    private final Invitations invitations;
    private final InvitationViews views;
    private final Links links;
    private final Outbox outbox;
    private final MessageSource messages;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReminderRounds(
            Reminders reminders,
            Invitations invitations,
            InvitationViews views,
            Links links,
            Outbox outbox,
            MessageSource messages,
            TransactionTemplate transaction,
            Clock clock) {
        super("reminders", ROUND);
        this.reminders = reminders;
        this.invitations = invitations;
        this.views = views;
        this.links = links;
        this.outbox = outbox;
        this.messages = messages;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    protected void round() {
        while (Boolean.TRUE.equals(transaction.execute(status -> takeOne()))) {
            // Each on its own: one that fails holds none of the others back for good.
        }
    }

    private boolean takeOne() {
        var due = reminders.takeDue(Instant.now(clock));
        due.ifPresent(this::send);
        return due.isPresent();
    }

    private void send(Due due) {
        links.ofRole(due.requestId(), Links.INVITED)
                .filter(views::isOpen)
                .filter(invited -> !isUnwanted(due))
                .ifPresent(invited ->
                        outbox.add(
                                due.practiceId(),
                                isMail(due) ? Outbox.Kind.MAIL : Outbox.Kind.TEXT,
                                due.destination(),
                                words(due.language(), links.page(invited)),
                                due.language().equals("es") ? Language.ES : Language.EN));
    }

    private boolean isUnwanted(Due due) {
        return isMail(due) && invitations.isBlocked(due.practiceId(), due.destination());
    }

    private static boolean isMail(Due due) {
        return due.destination().contains("@");
    }

    private String words(String language, String link) {
        return Objects.requireNonNull(
                messages.getMessage(
                        "reminder.message",
                        List.of(link).toArray(),
                        link,
                        Locale.forLanguageTag(language)));
    }
}
