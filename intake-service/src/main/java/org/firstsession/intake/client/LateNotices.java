// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.TimeZone;
import org.firstsession.intake.desk.Desk;
import org.firstsession.intake.desk.Matter;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.message.Language;
import org.firstsession.intake.message.Outbox;
import org.firstsession.intake.people.TherapistPeople;
import org.firstsession.intake.people.TherapistPerson;
import org.firstsession.intake.practice.Practice;
import org.firstsession.intake.practice.Practices;
import org.firstsession.intake.view.Session;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says that somebody comes late: to the practice's desk, and by mail to the therapist, who waits in
 * a room and not in front of the board. The mail names nobody.
 */
@Component
class LateNotices {

    private static final Locale THERAPISTS = Locale.ENGLISH;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("h:mm a zzz", THERAPISTS);

    private final Desk desk;
    private final Outbox outbox;
    private final TherapistPeople therapists;
    private final Practices practices;
    private final MessageSource messages;
    private final TransactionTemplate transaction;

    LateNotices(
            Desk desk,
            Outbox outbox,
            TherapistPeople therapists,
            Practices practices,
            MessageSource messages,
            TransactionTemplate transaction) {
        this.desk = desk;
        this.outbox = outbox;
        this.therapists = therapists;
        this.practices = practices;
        this.messages = messages;
        this.transaction = transaction;
    }

    /** The same said again while it waits is said once. */
    void tell(Access who, Session session, String minutes) {
        transaction.executeWithoutResult(status -> {
            boolean isNew =
                    desk.put(
                            who.practiceId(),
                            who.requestId(),
                            who.personId(),
                            Matter.RUNNING_LATE,
                            minutes);
            if (isNew) {
                mail(who.practiceId(), session.hour().therapistId(), session, minutes);
            }
        });
    }

    private void mail(String practiceId, String therapistId, Session session, String minutes) {
        therapists
                .find(practiceId, therapistId)
                .map(TherapistPerson::email)
                .ifPresent(email ->
                        outbox.add(
                                practiceId,
                                Outbox.Kind.MAIL,
                                email,
                                words(practiceId, session.hour().startsAt(), minutes),
                                Language.EN));
    }

    private String words(String practiceId, Instant startsAt, String minutes) {
        var zone =
                practices
                        .find(practiceId)
                        .map(Practice::timeZone)
                        .map(TimeZone::getTimeZone)
                        .map(TimeZone::toZoneId)
                        .orElse(ZoneId.of("UTC"));
        return messages.getMessage(
                "late.mail",
                new Object[] {CLOCK.format(startsAt.atZone(zone)), minutes},
                THERAPISTS);
    }
}
