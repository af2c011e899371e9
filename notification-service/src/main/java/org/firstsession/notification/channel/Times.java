// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.firstsession.notification.plan.Appointment;
import org.firstsession.notification.plan.Format;
import org.firstsession.notification.plan.Language;
import org.jspecify.annotations.Nullable;

/** Times in words, in one language and by the recipient's clocks. */
record Times(Language language, ZoneId zone) {

    /** For a subject: day and time, without year and zone. */
    String moment(Instant instant) {
        return format("time.moment", instant, zone);
    }

    /** For a text message: as short as can be. */
    String shortly(Instant instant) {
        return format("time.short", instant, zone);
    }

    /** Day, time and zone. */
    String exactly(Instant instant) {
        return say("time.exact", instant, zone);
    }

    /** Day, hours and zone. */
    String hours(Appointment appointment) {
        var startsAt = appointment.startsAt();
        return Words.say(
                language,
                "time.hours",
                format("time.day", startsAt, zone),
                format("time.clock", startsAt, zone),
                format("time.clock", appointment.endsAt(), zone),
                zoneName(startsAt, zone));
    }

    /** What the clocks at the office show, when they differ from the recipient's; else null. */
    @Nullable String atOffice(Appointment appointment) {
        var office = appointment.office();
        if (office == null
                || appointment.format() != Format.IN_PERSON
                || sameClock(appointment, office.timeZone(), zone)) {
            return null;
        }
        return say("time.exact", appointment.startsAt(), office.timeZone());
    }

    private String say(String key, Instant instant, ZoneId where) {
        return Words.say(
                language,
                key,
                format("time.day", instant, where),
                format("time.clock", instant, where),
                zoneName(instant, where));
    }

    /**
     * The exact zone, such as Pacific Standard Time: the generic name is wrong where DST isn't
     * kept.
     */
    private String zoneName(Instant instant, ZoneId where) {
        return DateTimeFormatter.ofPattern("zzzz", language.locale()).format(instant.atZone(where));
    }

    /** No-break spaces of the locale's own become plain: they would make a text cost double. */
    private String format(String patternKey, Instant instant, ZoneId where) {
        return DateTimeFormatter.ofPattern(Words.say(language, patternKey), language.locale())
                .format(instant.atZone(where))
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ');
    }

    private static boolean sameClock(Appointment appointment, ZoneId one, ZoneId other) {
        Instant start = appointment.startsAt();
        return one.getRules().getOffset(start).equals(other.getRules().getOffset(start));
    }
}
