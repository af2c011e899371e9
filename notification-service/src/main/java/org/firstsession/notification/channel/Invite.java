// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.firstsession.notification.NotificationProperties;
import org.firstsession.notification.plan.Appointment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The calendar entry of one recipient. Each has an entry of their own with nobody else's address in
 * it, and calendars are shared and synchronised: so it says "Appointment", has no link to the
 * client's page, and the same message always gives the same bytes.
 */
@Component
class Invite {

    private final TimeZoneRegistry zones = TimeZoneRegistryFactory.getInstance().createRegistry();
    private final NotificationProperties.Mail settings;

    Invite(NotificationProperties properties) {
        this.settings = properties.mail();
    }

    /** The iTIP method, as the mail's content type names it too. */
    static Method method(Letter letter) {
        return isCancellation(letter) ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST;
    }

    String text(Letter letter, Appointment appointment, String address) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//First Session//Appointments//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(method(letter));
        var zone = zones.getTimeZone(letter.zone().getId());
        if (zone != null) {
            calendar.add(zone.getVTimeZone());
        }
        calendar.add(event(letter, appointment, address, zone == null ? null : letter.zone()));
        return write(calendar);
    }

    /** In UTC where the zone has no definition that could go with it. */
    private VEvent event(
            Letter letter, Appointment appointment, String address, @Nullable ZoneId zone) {
        var effect = letter.effect();
        var event = new VEvent(false);
        event.add(new Uid(effect.calendarEntryId() + "@" + settings.domain()));
        event.add(new DtStamp(appointment.decidedAt()));
        event.add(new Sequence(effect.revision() - 1));
        event.add(new DtStart<>(at(appointment.startsAt(), zone)));
        event.add(new DtEnd<>(at(appointment.endsAt(), zone)));
        event.add(new Summary("Appointment"));
        var place = letter.place();
        if (place != null && !isCancellation(letter)) {
            event.add(new Location(place));
        }
        event.add(
                isCancellation(letter)
                        ? ImmutableStatus.VEVENT_CANCELLED
                        : ImmutableStatus.VEVENT_CONFIRMED);
        event.add(ImmutableTransp.OPAQUE);
        event.add(new Organizer(mailto(settings.senderAddress())));
        event.add(attendee(address));
        return event;
    }

    /** The recipient has agreed already, and nobody reads answers to the sender's address. */
    private static Attendee attendee(String address) {
        var attendee = new Attendee(mailto(address));
        attendee.add(PartStat.ACCEPTED);
        attendee.add(Rsvp.FALSE);
        return attendee;
    }

    private static URI mailto(String address) {
        try {
            return new URI("mailto", address, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("an address that can't stand in an invite");
        }
    }

    private static Temporal at(Instant instant, @Nullable ZoneId zone) {
        return zone == null ? instant : instant.atZone(zone);
    }

    private static boolean isCancellation(Letter letter) {
        return !letter.takesPlace();
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
