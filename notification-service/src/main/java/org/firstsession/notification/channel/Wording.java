// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.firstsession.notification.plan.Appointment;
import org.firstsession.notification.plan.Format;
import org.firstsession.notification.plan.MessageKind;
import org.jspecify.annotations.Nullable;

/**
 * Times in words and the subject. A subject may be read by others over somebody's shoulder: it says
 * that there is an appointment, never of what sort or with whom.
 */
final class Wording {

    private static final DateTimeFormatter SUBJECT = formatter("EEEE, MMMM d 'at' h:mm a");
    private static final DateTimeFormatter DAY = formatter("EEEE, MMMM d, yyyy");
    private static final DateTimeFormatter TIME = formatter("h:mm a");

    /**
     * The exact zone, such as Pacific Standard Time: the generic name is wrong where DST isn't
     * kept.
     */
    private static final DateTimeFormatter ZONE = formatter("zzzz");

    private Wording() {}

    static String subject(AppointmentMail mail) {
        var start = SUBJECT.format(mail.appointment().startsAt().atZone(mail.zone()));
        return mail.effect().kind() == MessageKind.CANCELLATION
                ? "Your appointment on " + start + " is cancelled"
                : "Your appointment on " + start;
    }

    /** Day, hours and zone, as the recipient's clocks show them. */
    static String when(AppointmentMail mail) {
        var appointment = mail.appointment();
        var zone = mail.zone();
        return "%s, %s to %s (%s)"
                .formatted(
                        DAY.format(appointment.startsAt().atZone(zone)),
                        TIME.format(appointment.startsAt().atZone(zone)),
                        TIME.format(appointment.endsAt().atZone(zone)),
                        ZONE.format(appointment.startsAt().atZone(zone)));
    }

    /** What the clocks at the office show, when they differ from the recipient's; else null. */
    static @Nullable String whenAtOffice(AppointmentMail mail) {
        var appointment = mail.appointment();
        var office = appointment.office();
        if (office == null
                || appointment.format() != Format.IN_PERSON
                || sameClock(appointment, office.timeZone(), mail.zone())) {
            return null;
        }
        var start = appointment.startsAt().atZone(office.timeZone());
        return "%s at %s (%s)".formatted(DAY.format(start), TIME.format(start), ZONE.format(start));
    }

    private static boolean sameClock(Appointment appointment, ZoneId one, ZoneId other) {
        Instant start = appointment.startsAt();
        return one.getRules().getOffset(start).equals(other.getRules().getOffset(start));
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US);
    }
}
