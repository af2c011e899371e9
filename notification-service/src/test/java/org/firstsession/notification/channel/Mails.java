// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.firstsession.notification.plan.Appointment;
import org.firstsession.notification.plan.Channel;
import org.firstsession.notification.plan.Effect;
import org.firstsession.notification.plan.Format;
import org.firstsession.notification.plan.Matter;
import org.firstsession.notification.plan.MessageKind;
import org.firstsession.notification.plan.Office;
import org.firstsession.notification.plan.Recipient;
import org.firstsession.notification.plan.Role;
import org.firstsession.notification.plan.Subject;

/** Letters to test with. */
public final class Mails {

    static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    static final Instant START = Instant.parse("2026-12-01T22:00:00Z");
    static final String UNSUBSCRIBE = "http://127.0.0.1:8082/unsubscribe/0a1b";
    static final Office OAKLAND =
            new Office("Oakland office", "1 Lake Street, Oakland, CA", PACIFIC);

    private static final Set<MessageKind> NOT_TO_CLIENTS =
            Set.of(
                    MessageKind.INVITATION,
                    MessageKind.THERAPIST_QUESTION,
                    MessageKind.RELEASE,
                    MessageKind.HUMAN_NEEDED);

    private static final List<MessageKind> TO_THERAPISTS =
            List.of(
                    MessageKind.CONFIRMATION,
                    MessageKind.CHANGE,
                    MessageKind.CANCELLATION,
                    MessageKind.RELEASE,
                    MessageKind.THERAPIST_QUESTION,
                    MessageKind.OUTCOME_QUESTION);

    private Mails() {}

    static Letter toClient(MessageKind kind, Format format) {
        return toClient(kind, format, PACIFIC, "Ana Ruiz");
    }

    /** So many days later than it was first booked. */
    static Letter toClient(MessageKind kind, Format format, int daysLater) {
        var letter = toClient(kind, format);
        var start = START.plusSeconds(86_400L * daysLater);
        return new Letter(
                letter.effect(),
                new Matter.OfSession(appointment(format, start), appointment(format, START)),
                letter.zone(),
                letter.practiceName(),
                letter.therapistName(),
                letter.videoLink(),
                letter.link(),
                null,
                null);
    }

    static Letter toClient(MessageKind kind, Format format, ZoneId zone, String therapist) {
        boolean named = kind.subject() == Subject.SESSION && !kind.takesOutOfCalendar();
        return new Letter(
                effect(kind, new Recipient(Role.CLIENT, "p1")),
                matter(kind, format),
                zone,
                "Lakeside Counseling",
                named ? therapist : null,
                named ? "https://video.lakeside.example/ana" : null,
                "http://127.0.0.1:8080/c/secret-token",
                null,
                kind.isOptional() ? UNSUBSCRIBE : null);
    }

    static Letter toInvited(String inviter) {
        return new Letter(
                effect(MessageKind.INVITATION, new Recipient(Role.PARTNER, "r1")),
                matter(MessageKind.INVITATION, Format.VIRTUAL),
                PACIFIC,
                "Lakeside Counseling",
                null,
                null,
                "http://127.0.0.1:8080/c/other-token",
                inviter,
                UNSUBSCRIBE);
    }

    static Letter toTherapist(MessageKind kind, Format format) {
        return new Letter(
                effect(kind, new Recipient(Role.THERAPIST, "t1")),
                matter(kind, format),
                PACIFIC,
                "Lakeside Counseling",
                null,
                "https://video.lakeside.example/ana",
                kind == MessageKind.THERAPIST_QUESTION
                        ? "http://127.0.0.1:8081/board/asked?practice=lakeside"
                        : null,
                null,
                null);
    }

    static Letter toCoordinator() {
        return new Letter(
                effect(MessageKind.HUMAN_NEEDED, new Recipient(Role.COORDINATOR, "1")),
                matter(MessageKind.HUMAN_NEEDED, Format.VIRTUAL),
                PACIFIC,
                "Lakeside Counseling",
                null,
                null,
                "http://127.0.0.1:8081/board",
                null,
                null);
    }

    /** Every kind, to everybody who gets it, clients' in both formats. */
    static List<Letter> all() {
        var toClients =
                Stream.of(MessageKind.values())
                        .filter(kind -> !NOT_TO_CLIENTS.contains(kind))
                        .flatMap(kind ->
                                Stream.of(Format.values()).map(format -> toClient(kind, format)));
        var toTherapists = TO_THERAPISTS.stream().map(kind -> toTherapist(kind, Format.VIRTUAL));
        var toOthers = Stream.of(toInvited(null), toInvited("Alex"), toCoordinator());
        return Stream.of(toClients, toTherapists, toOthers).flatMap(some -> some).toList();
    }

    private static Matter matter(MessageKind kind, Format format) {
        return switch (kind.subject()) {
            case SESSION ->
                    new Matter.OfSession(
                            appointment(format, START),
                            kind == MessageKind.CHANGE
                                    ? appointment(format, START.minusSeconds(86_400))
                                    : null);
            case REQUEST, SUGGESTION -> new Matter.OfRequest();
            case INVITATION -> new Matter.OfInvitation(Instant.parse("2026-11-28T20:00:00Z"));
            case QUESTION ->
                    new Matter.OfQuestion(
                            appointment(format, START), Instant.parse("2026-11-24T20:00:00Z"));
            case OFFER ->
                    new Matter.OfOffer(
                            Instant.parse("2026-11-23T20:00:00Z"),
                            List.of(
                                    appointment(format, START),
                                    appointment(format, START.plusSeconds(86_400))));
            case NEED -> new Matter.OfNeed("OFFER_LAPSED", Instant.parse("2026-11-23T20:00:00Z"));
        };
    }

    private static Effect effect(MessageKind kind, Recipient recipient) {
        boolean later = kind == MessageKind.CHANGE || kind.takesOutOfCalendar();
        int revision = later ? 2 : 1;
        return new Effect("lakeside", "s1", revision, kind, recipient, Channel.EMAIL);
    }

    static Appointment appointment(Format format, Instant start) {
        return new Appointment(
                "r1",
                "t1",
                Instant.parse("2026-11-23T10:00:00Z"),
                start,
                start.plusSeconds(3000),
                format,
                format == Format.IN_PERSON ? OAKLAND : null,
                PACIFIC);
    }
}
