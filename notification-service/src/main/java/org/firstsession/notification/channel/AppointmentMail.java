// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import java.time.ZoneId;
import org.firstsession.notification.plan.Appointment;
import org.firstsession.notification.plan.Effect;
import org.firstsession.notification.plan.Format;
import org.jspecify.annotations.Nullable;

/**
 * A mail about an appointment, with all that its reader sees.
 *
 * @param effect the message
 * @param appointment what it tells of
 * @param to the recipient's address
 * @param zone the recipient's time zone
 * @param therapistName the name for a client to read; null where it isn't told
 * @param videoLink where the session is held by video; null where it isn't told
 * @param manageLink the client's page; null for therapists
 */
public record AppointmentMail(
        Effect effect,
        Appointment appointment,
        String to,
        ZoneId zone,
        @Nullable String therapistName,
        @Nullable String videoLink,
        @Nullable String manageLink) {

    /** Where to go, in one line; null when there is nothing to say. */
    @Nullable String place() {
        var office = appointment.office();
        if (appointment.format() == Format.IN_PERSON) {
            return office == null ? null : office.name() + ", " + office.address();
        }
        return videoLink;
    }

    @Override
    public String toString() {
        return "AppointmentMail[" + effect.id() + "]";
    }
}
