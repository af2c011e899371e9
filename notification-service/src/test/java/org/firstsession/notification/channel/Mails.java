// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import java.time.Instant;
import java.time.ZoneId;
import org.firstsession.notification.plan.Appointment;
import org.firstsession.notification.plan.Channel;
import org.firstsession.notification.plan.Effect;
import org.firstsession.notification.plan.Format;
import org.firstsession.notification.plan.MessageKind;
import org.firstsession.notification.plan.Office;
import org.firstsession.notification.plan.Recipient;
import org.firstsession.notification.plan.Role;

/** Mails to test with. */
public final class Mails {

    static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    static final Instant START = Instant.parse("2026-12-01T22:00:00Z");
    static final Office OAKLAND =
            new Office("Oakland office", "1 Lake Street, Oakland, CA", PACIFIC);

    private Mails() {}

    static AppointmentMail clientMail(MessageKind kind, Format format) {
        return clientMail(kind, format, "alex@client.example", PACIFIC, "Ana Ruiz");
    }

    public static AppointmentMail clientMail(String to) {
        return clientMail(MessageKind.CONFIRMATION, Format.VIRTUAL, to, PACIFIC, "Ana Ruiz");
    }

    static AppointmentMail clientMail(
            MessageKind kind, Format format, String to, ZoneId zone, String therapist) {
        boolean confirmation = kind == MessageKind.CONFIRMATION;
        return new AppointmentMail(
                effect(kind, new Recipient(Role.CLIENT, "p1")),
                appointment(format),
                to,
                zone,
                confirmation ? therapist : null,
                confirmation ? "https://video.lakeside.example/ana" : null,
                "http://127.0.0.1:8080/c/secret-token");
    }

    static AppointmentMail therapistMail(MessageKind kind, Format format) {
        return new AppointmentMail(
                effect(kind, new Recipient(Role.THERAPIST, "t1")),
                appointment(format),
                "ana@lakeside.example",
                PACIFIC,
                null,
                "https://video.lakeside.example/ana",
                null);
    }

    private static Effect effect(MessageKind kind, Recipient recipient) {
        int revision = kind == MessageKind.CONFIRMATION ? 1 : 2;
        return new Effect("lakeside", "s1", revision, kind, recipient, Channel.EMAIL);
    }

    private static Appointment appointment(Format format) {
        return new Appointment(
                "r1",
                "t1",
                Instant.parse("2026-11-23T10:00:00Z"),
                START,
                START.plusSeconds(3000),
                format,
                format == Format.IN_PERSON ? OAKLAND : null,
                PACIFIC);
    }
}
