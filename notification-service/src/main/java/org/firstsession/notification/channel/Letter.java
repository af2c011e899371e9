// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import java.time.ZoneId;
import org.firstsession.notification.plan.Appointment;
import org.firstsession.notification.plan.Effect;
import org.firstsession.notification.plan.Format;
import org.firstsession.notification.plan.Matter;
import org.jspecify.annotations.Nullable;

/**
 * A message with all that its reader may see of it, whatever the channel.
 *
 * @param effect the message
 * @param matter what it tells of
 * @param zone the recipient's time zone
 * @param practiceName the name that clients read
 * @param therapistName the name for a client to read; null where it isn't told
 * @param videoLink where the session is held by video; null where it isn't told
 * @param link the recipient's page; null where there is none
 */
public record Letter(
        Effect effect,
        Matter matter,
        ZoneId zone,
        String practiceName,
        @Nullable String therapistName,
        @Nullable String videoLink,
        @Nullable String link) {

    /** The session that it tells of; null when it is about something else. */
    @Nullable Appointment appointment() {
        return matter instanceof Matter.OfSession session ? session.appointment() : null;
    }

    /** Where to go, in one line; null when there is nothing to say. */
    @Nullable String place() {
        var appointment = appointment();
        if (appointment == null) {
            return null;
        }
        var office = appointment.office();
        if (appointment.format() == Format.IN_PERSON) {
            return office == null ? null : office.name() + ", " + office.address();
        }
        return videoLink;
    }

    @Override
    public String toString() {
        return "Letter[" + effect.id() + "]";
    }
}
