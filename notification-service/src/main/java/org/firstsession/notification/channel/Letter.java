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
 * @param inviter who wants the recipient to have the link; null where that isn't told
 * @param unsubscribe where mails like this are left; null where they have to come
 */
public record Letter(
        Effect effect,
        Matter matter,
        ZoneId zone,
        String practiceName,
        @Nullable String therapistName,
        @Nullable String videoLink,
        @Nullable String link,
        @Nullable String inviter,
        @Nullable String unsubscribe) {

    /** The hour that it tells of; null when it is about something else. */
    @Nullable Appointment appointment() {
        return switch (matter) {
            case Matter.OfSession session -> session.appointment();
            case Matter.OfQuestion question -> question.appointment();
            case Matter.OfRequest request -> null;
            case Matter.OfInvitation invitation -> null;
            case Matter.OfOffer offer -> null;
            case Matter.OfNeed need -> null;
        };
    }

    /** Whether the hour takes place as the letter tells it. */
    boolean takesPlace() {
        return !effect.kind().takesOutOfCalendar();
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
