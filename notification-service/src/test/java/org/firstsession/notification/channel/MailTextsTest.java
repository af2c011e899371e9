// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstsession.notification.channel.Mails.clientMail;
import static org.firstsession.notification.channel.Mails.therapistMail;

import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Stream;
import org.firstsession.notification.plan.Format;
import org.firstsession.notification.plan.MessageKind;
import org.junit.jupiter.api.Test;

class MailTextsTest {

    private final MailTexts texts = new MailTexts();

    @Test
    void wordsAConfirmationByVideoForAClient() {
        assertThat(texts.text(clientMail(MessageKind.CONFIRMATION, Format.VIRTUAL)))
                .isEqualTo(
                        """
                        Hello,

                        your appointment is confirmed.

                        When:  Tuesday, December 1, 2026, 2:00 PM to 2:50 PM (Pacific Standard Time)
                        With:  Ana Ruiz
                        Where: By video: https://video.lakeside.example/ana

                        See or cancel your appointment here. The link is yours alone, please don't pass it on:
                        http://127.0.0.1:8080/c/secret-token

                        The attached invite puts the appointment into your calendar.
                        """);
    }

    @Test
    void wordsAConfirmationInPersonForAClientWithOtherClocks() {
        var mail =
                clientMail(
                        MessageKind.CONFIRMATION,
                        Format.IN_PERSON,
                        "alex@client.example",
                        ZoneId.of("America/New_York"),
                        "Ana Ruiz");

        assertThat(texts.text(mail))
                .contains(
                        """
                        When:  Tuesday, December 1, 2026, 5:00 PM to 5:50 PM (Eastern Standard Time)
                               At the office: Tuesday, December 1, 2026 at 2:00 PM (Pacific Standard Time)
                        With:  Ana Ruiz
                        Where: Oakland office, 1 Lake Street, Oakland, CA
                        """);
    }

    @Test
    void wordsACancellationForAClient() {
        assertThat(texts.text(clientMail(MessageKind.CANCELLATION, Format.VIRTUAL)))
                .isEqualTo(
                        """
                        Hello,

                        your appointment is cancelled:

                        Tuesday, December 1, 2026, 2:00 PM to 2:50 PM (Pacific Standard Time)

                        See your request here. The link is yours alone, please don't pass it on:
                        http://127.0.0.1:8080/c/secret-token

                        The attached notice takes the appointment out of your calendar.
                        """);
    }

    @Test
    void wordsAConfirmationForATherapist() {
        assertThat(texts.text(therapistMail(MessageKind.CONFIRMATION, Format.IN_PERSON)))
                .isEqualTo(
                        """
                        Hello,

                        a new appointment was booked with you.

                        When:  Tuesday, December 1, 2026, 2:00 PM to 2:50 PM (Pacific Standard Time)
                        Where: Oakland office, 1 Lake Street, Oakland, CA

                        The attached invite puts the appointment into your calendar.
                        """);
    }

    @Test
    void wordsACancellationForATherapist() {
        assertThat(texts.text(therapistMail(MessageKind.CANCELLATION, Format.VIRTUAL)))
                .isEqualTo(
                        """
                        Hello,

                        an appointment with you is cancelled:

                        Tuesday, December 1, 2026, 2:00 PM to 2:50 PM (Pacific Standard Time)

                        The attached notice takes the appointment out of your calendar.
                        """);
    }

    @Test
    void escapesWhatPeopleTypedInHtml() {
        var mail =
                clientMail(
                        MessageKind.CONFIRMATION,
                        Format.VIRTUAL,
                        "alex@client.example",
                        Mails.PACIFIC,
                        "<script>alert(1)</script> & Co");

        assertThat(texts.html(mail))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co")
                .contains("href=\"https://video.lakeside.example/ana\"")
                .contains("href=\"http://127.0.0.1:8080/c/secret-token\"")
                .doesNotContain("<script>");
    }

    @Test
    void neverSaysOfWhatSortTheAppointmentIs() {
        var everything =
                Stream.of(MessageKind.values())
                        .flatMap(kind ->
                                Stream.of(
                                        clientMail(kind, Format.VIRTUAL),
                                        therapistMail(kind, Format.VIRTUAL)))
                        .flatMap(mail ->
                                Stream.of(
                                        Wording.subject(mail), texts.text(mail), texts.html(mail)))
                        .map(text -> text.toLowerCase(Locale.ROOT));

        assertThat(everything)
                .allSatisfy(text ->
                        assertThat(text)
                                .doesNotContain("therap")
                                .doesNotContain("counsel")
                                .doesNotContain("session")
                                .doesNotContain("client"));
    }

    @Test
    void namesDayAndTimeInTheSubject() {
        assertThat(Wording.subject(clientMail(MessageKind.CONFIRMATION, Format.VIRTUAL)))
                .isEqualTo("Your appointment on Tuesday, December 1 at 2:00 PM");
        assertThat(Wording.subject(clientMail(MessageKind.CANCELLATION, Format.VIRTUAL)))
                .isEqualTo("Your appointment on Tuesday, December 1 at 2:00 PM is cancelled");
    }
}
