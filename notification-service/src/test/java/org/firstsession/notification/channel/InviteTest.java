// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.firstsession.notification.channel.Mails.toClient;
import static org.firstsession.notification.channel.Mails.toTherapist;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import org.firstsession.notification.TestProperties;
import org.firstsession.notification.plan.Format;
import org.firstsession.notification.plan.Matter;
import org.firstsession.notification.plan.MessageKind;
import org.firstsession.notification.plan.Role;
import org.junit.jupiter.api.Test;

/** Reads the invites with another implementation than the one that writes them. */
class InviteTest {

    private final Invite invite = new Invite(TestProperties.properties());

    @Test
    void asksToEnterTheAppointment() {
        var calendar = parse(toClient(MessageKind.CONFIRMATION, Format.VIRTUAL));
        var event = event(calendar);

        assertThat(calendar.getMethod().getValue()).isEqualTo("REQUEST");
        assertThat(event.getSummary().getValue()).isEqualTo("Appointment");
        assertThat(event.getStatus().getValue()).isEqualTo("CONFIRMED");
        assertThat(event.getSequence().getValue()).isZero();
        assertThat(event.getDateStart().getValue()).isEqualTo(Date.from(Mails.START));
        assertThat(event.getDateEnd().getValue())
                .isEqualTo(Date.from(Mails.START.plus(Duration.ofMinutes(50))));
        assertThat(event.getDateTimeStamp().getValue())
                .isEqualTo(Date.from(Instant.parse("2026-11-23T10:00:00Z")));
        assertThat(event.getLocation().getValue()).isEqualTo("https://video.lakeside.example/ana");
        assertThat(event.getOrganizer().getEmail()).isEqualTo("appointments@first-session.example");
    }

    @Test
    void cancelsTheSameEntryWithAHigherSequence() {
        var request = event(parse(toClient(MessageKind.CONFIRMATION, Format.VIRTUAL)));
        var cancellation = parse(toClient(MessageKind.CANCELLATION, Format.VIRTUAL));
        var cancelled = event(cancellation);

        assertThat(cancellation.getMethod().getValue()).isEqualTo("CANCEL");
        assertThat(cancelled.getStatus().getValue()).isEqualTo("CANCELLED");
        assertThat(cancelled.getUid().getValue()).isEqualTo(request.getUid().getValue());
        assertThat(cancelled.getSequence().getValue())
                .isGreaterThan(request.getSequence().getValue());
    }

    @Test
    void movesTheSameEntryWithAHigherSequence() {
        var request = event(parse(toClient(MessageKind.CONFIRMATION, Format.VIRTUAL)));
        var update = parse(toClient(MessageKind.CHANGE, Format.VIRTUAL));
        var changed = event(update);

        assertThat(update.getMethod().getValue()).isEqualTo("REQUEST");
        assertThat(changed.getUid().getValue()).isEqualTo(request.getUid().getValue());
        assertThat(changed.getSequence().getValue())
                .isGreaterThan(request.getSequence().getValue());
    }

    @Test
    void takesAnHourThatIsSomebodyElsesNowOutOfATherapistsCalendar() {
        var held = event(parse(toTherapist(MessageKind.CONFIRMATION, Format.VIRTUAL)));
        var release = parse(toTherapist(MessageKind.RELEASE, Format.VIRTUAL));

        assertThat(release.getMethod().getValue()).isEqualTo("CANCEL");
        assertThat(event(release).getUid().getValue()).isEqualTo(held.getUid().getValue());
        assertThat(event(release).getStatus().getValue()).isEqualTo("CANCELLED");
    }

    @Test
    void givesEachRecipientAnEntryWithNobodyElseInIt() {
        var client = event(parse(toClient(MessageKind.CONFIRMATION, Format.VIRTUAL)));
        var therapist = event(parse(toTherapist(MessageKind.CONFIRMATION, Format.VIRTUAL)));

        assertThat(client.getUid().getValue()).isNotEqualTo(therapist.getUid().getValue());
        assertThat(client.getAttendees())
                .singleElement()
                .satisfies(one -> assertThat(one.getEmail()).isEqualTo("alex@client.example"));
        assertThat(therapist.getAttendees())
                .singleElement()
                .satisfies(one -> assertThat(one.getEmail()).isEqualTo("ana@lakeside.example"));
    }

    @Test
    void definesTheRecipientsZone() {
        var calendar = parse(toClient(MessageKind.CONFIRMATION, Format.VIRTUAL));

        var zone = calendar.getTimezoneInfo().getTimezone(event(calendar).getDateStart());
        assertThat(zone.getTimeZone().getID()).isEqualTo("America/Los_Angeles");
        assertThat(zone.getTimeZone().getOffset(Mails.START.toEpochMilli()))
                .isEqualTo((int) Duration.ofHours(-8).toMillis());
    }

    @Test
    void fallsBackToUtcWhereAZoneHasNoDefinition() {
        var mail =
                toClient(MessageKind.CONFIRMATION, Format.VIRTUAL, ZoneId.of("+03:17"), "Ana Ruiz");

        assertThat(text(mail)).contains("DTSTART:20261201T220000Z");
    }

    @Test
    void endsLinesInCrLfAndFoldsThem() {
        var text = text(toClient(MessageKind.CONFIRMATION, Format.IN_PERSON));

        assertThat(text.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
        assertThat(text.split("\r\n"))
                .allSatisfy(
                        line -> assertThat(line.getBytes(UTF_8).length).isLessThanOrEqualTo(75));
    }

    @Test
    void escapesWhatCouldEndALine() {
        var mail = toClient(MessageKind.CONFIRMATION, Format.VIRTUAL, Mails.PACIFIC, "Ana Ruiz");
        var injected =
                new Letter(
                        mail.effect(),
                        mail.matter(),
                        mail.zone(),
                        "Lakeside Counseling",
                        null,
                        "https://video.example/a;b,c\r\nATTENDEE:mailto:other@example.org",
                        null,
                        null,
                        null);

        assertThat(event(parse(injected)).getAttendees()).hasSize(1);
    }

    @Test
    void givesTheSameBytesEachTimeAndNoPrivateLink() {
        var mail = toClient(MessageKind.CONFIRMATION, Format.VIRTUAL);

        assertThat(text(mail))
                .isEqualTo(text(new Invite(TestProperties.properties()), mail))
                .doesNotContain("secret-token")
                .doesNotContain("Ana Ruiz");
    }

    private ICalendar parse(Letter letter) {
        return Biweekly.parse(text(letter)).first();
    }

    private String text(Letter letter) {
        return text(invite, letter);
    }

    private static String text(Invite invite, Letter letter) {
        var to =
                letter.effect().recipient().role() == Role.CLIENT
                        ? "alex@client.example"
                        : "ana@lakeside.example";
        return invite.text(letter, Mails.appointment(formatOf(letter), Mails.START), to);
    }

    private static Format formatOf(Letter letter) {
        return ((Matter.OfSession) letter.matter()).appointment().format();
    }

    private static VEvent event(ICalendar calendar) {
        assertThat(calendar.getEvents()).hasSize(1);
        return calendar.getEvents().getFirst();
    }
}
