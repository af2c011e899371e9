// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.firstsession.intake.IntakeProperties;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.practice.Practice;
import org.firstsession.intake.practice.Practices;
import org.firstsession.intake.view.Session;
import org.springframework.stereotype.Component;

/**
 * A session as a file for a calendar. Its id is the one of the mailed invite, so whoever takes both
 * has one entry; it says "Appointment", because calendars are shared.
 */
@Component
class CalendarFile {

    private static final int ID_BYTES = 16;

    private final Practices practices;
    private final String domain;
    private final Clock clock;

    CalendarFile(Practices practices, IntakeProperties properties, Clock clock) {
        this.practices = practices;
        this.domain = properties.calendarDomain();
        this.clock = clock;
    }

    String text(Access access, Session session) {
        var hour = session.hour();
        var event = new VEvent(false);
        event.add(new Uid(entryId(access, session) + "@" + domain));
        event.add(new DtStamp(Instant.now(clock).truncatedTo(ChronoUnit.SECONDS)));
        event.add(new Sequence(session.revision() - 1));
        event.add(new DtStart<>(hour.startsAt()));
        event.add(new DtEnd<>(hour.endsAt()));
        event.add(new Summary("Appointment"));
        place(access, session).map(Location::new).ifPresent(event::add);
        event.add(ImmutableStatus.VEVENT_CONFIRMED);
        var calendar = new Calendar();
        calendar.add(new ProdId("-//First Session//Appointments//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(ImmutableMethod.PUBLISH);
        calendar.add(event);
        return write(calendar);
    }

    private Optional<String> place(Access access, Session session) {
        return practices
                .find(access.practiceId())
                .flatMap(practice -> practice.office(session.hour().officeId()))
                .map(Practice.PlaceOfPractice::address);
    }

    /** As notification-service makes it: practice, session, role and person, a digest of them. */
    private static String entryId(Access access, Session session) {
        var whole =
                String.join(
                        "\u001f",
                        access.practiceId(),
                        session.sessionId(),
                        "CLIENT",
                        access.personId().toString());
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String write(Calendar calendar) {
        var text = new StringWriter();
        try {
            new CalendarOutputter(true).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
