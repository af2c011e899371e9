// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.invite;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.practice.Practice;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * An entry for a partner's own calendar that leads back to the invitation. It says nothing on the
 * outside, and who asks for it leaves neither an address nor a trace.
 */
@Component
class Reminder {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int LONGEST_LINE = 70;

    private final Links links;
    private final MessageSource messages;
    private final Clock clock;

    Reminder(Links links, MessageSource messages, Clock clock) {
        this.links = links;
        this.messages = messages;
        this.clock = clock;
    }

    /** The days on which there is still time to answer, from tomorrow on. */
    List<LocalDate> days(InvitationView view, Practice practice) {
        var until = view.expiresAt();
        if (until == null || !view.isOpen()) {
            return List.of();
        }
        var zone = ZoneId.of(practice.timeZone());
        var tomorrow = LocalDate.ofInstant(Instant.now(clock), zone).plusDays(1);
        var last = LocalDate.ofInstant(until, zone);
        return tomorrow.isBefore(last) ? tomorrow.datesUntil(last).toList() : List.of();
    }

    /** The calendar file. Every calendar reads a day of its own as that day, wherever it is. */
    String text(Access invited, LocalDate day) {
        var title = messages.getMessage("reminder.title", null, LocaleContextHolder.getLocale());
        return String.join(
                        "\r\n",
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//First Session//Reminder//EN",
                        "BEGIN:VEVENT",
                        "UID:reminder-" + invited.requestId() + "-" + DAY.format(day),
                        "DTSTAMP:" + UTC.format(Instant.now(clock)),
                        "DTSTART;VALUE=DATE:" + DAY.format(day),
                        "SUMMARY:" + title,
                        folded("URL:" + links.page(invited)),
                        "TRANSP:TRANSPARENT",
                        "END:VEVENT",
                        "END:VCALENDAR")
                + "\r\n";
    }

    private static String folded(String line) {
        var folded = new StringBuilder();
        for (int from = 0; from < line.length(); from += LONGEST_LINE) {
            folded.append(from == 0 ? "" : "\r\n ")
                    .append(line, from, Math.min(line.length(), from + LONGEST_LINE));
        }
        return folded.toString();
    }
}
