// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstsession.notification.channel.Mails.toClient;
import static org.firstsession.notification.channel.Mails.toCoordinator;
import static org.firstsession.notification.channel.Mails.toTherapist;

import java.time.ZoneId;
import org.firstsession.notification.plan.Format;
import org.firstsession.notification.plan.Language;
import org.firstsession.notification.plan.MessageKind;
import org.firstsession.notification.plan.Reachability.Wishes;
import org.firstsession.notification.plan.Route;
import org.firstsession.notification.plan.TestRoutes;
import org.junit.jupiter.api.Test;

class MailTextsTest {

    private static final Route.Mail ENGLISH = TestRoutes.mail("alex@client.example");
    private static final Route.Mail SPANISH =
            TestRoutes.mail("alex@client.example", new Wishes(true, true, true, Language.SPANISH));

    private final MailTexts texts = new MailTexts();

    @Test
    void wordsAConfirmationByVideoForAClient() {
        assertThat(texts.text(toClient(MessageKind.CONFIRMATION, Format.VIRTUAL), ENGLISH))
                .isEqualTo(
                        """
                        Hello,

                        your appointment is confirmed.

                        When:  Tuesday, December 1, 2026, 2:00 PM to 2:50 PM (Pacific Standard Time)
                        With:  Ana Ruiz
                        Where: By video: https://video.lakeside.example/ana

                        See, move or cancel your appointment:
                        http://127.0.0.1:8080/c/secret-token
                        The link is yours alone, please don't pass it on.

                        The attached invite puts the appointment into your calendar.
                        """);
    }

    @Test
    void wordsAConfirmationByVideoInSpanish() {
        assertThat(texts.text(toClient(MessageKind.CONFIRMATION, Format.VIRTUAL), SPANISH))
                .isEqualTo(
                        """
                        Hola:

                        Su cita está confirmada.

                        Cuándo: martes 1 de diciembre de 2026, de 2:00 p.m. a 2:50 p.m. (hora estándar del Pacífico)
                        Con:    Ana Ruiz
                        Dónde:  Por video: https://video.lakeside.example/ana

                        Ver, cambiar o cancelar su cita:
                        http://127.0.0.1:8080/c/secret-token
                        El enlace es solo para usted; por favor, no lo comparta.

                        La invitación adjunta pone la cita en su calendario.
                        """);
    }

    @Test
    void wordsAConfirmationInPersonForAClientWithOtherClocks() {
        var letter =
                toClient(
                        MessageKind.CONFIRMATION,
                        Format.IN_PERSON,
                        ZoneId.of("America/New_York"),
                        "Ana Ruiz");

        assertThat(texts.text(letter, ENGLISH))
                .contains(
                        """
                        When:          Tuesday, December 1, 2026, 5:00 PM to 5:50 PM (Eastern Standard Time)
                        At the office: Tuesday, December 1, 2026 at 2:00 PM (Pacific Standard Time)
                        With:          Ana Ruiz
                        Where:         Oakland office, 1 Lake Street, Oakland, CA
                        """);
    }

    @Test
    void wordsACancellationForAClient() {
        assertThat(texts.text(toClient(MessageKind.CANCELLATION, Format.VIRTUAL), ENGLISH))
                .isEqualTo(
                        """
                        Hello,

                        your appointment is cancelled:

                        When: Tuesday, December 1, 2026, 2:00 PM to 2:50 PM (Pacific Standard Time)

                        See your request:
                        http://127.0.0.1:8080/c/secret-token
                        The link is yours alone, please don't pass it on.

                        The attached notice takes the appointment out of your calendar.
                        """);
    }

    @Test
    void wordsAConfirmationForATherapist() {
        assertThat(texts.text(toTherapist(MessageKind.CONFIRMATION, Format.IN_PERSON), ENGLISH))
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
    void saysWhomToCallWhereNobodyReadsMessagesAtOnce() {
        assertThat(texts.text(toClient(MessageKind.REQUEST_RECEIVED, Format.VIRTUAL), ENGLISH))
                .isEqualTo(
                        """
                        Hello,

                        thank you, your request has arrived. On your page you see where it stands.

                        See your request:
                        http://127.0.0.1:8080/c/secret-token
                        The link is yours alone, please don't pass it on.

                        Messages aren't read around the clock. If you are in danger or can't wait, call 911, or call or text 988 at any time.
                        """);
    }

    @Test
    void listsTheTimesOfAnOffer() {
        assertThat(texts.text(toClient(MessageKind.OFFER, Format.VIRTUAL), ENGLISH))
                .contains(
                        """
                        1:     Tuesday, December 1, 2026, 2:00 PM to 2:50 PM (Pacific Standard Time)
                        2:     Wednesday, December 2, 2026, 2:00 PM to 2:50 PM (Pacific Standard Time)
                        Until: Monday, November 23, 2026 at 12:00 PM (Pacific Standard Time)
                        """);
    }

    @Test
    void tellsTheOneOnCallWhyAndByWhen() {
        assertThat(texts.text(toCoordinator(), ENGLISH))
                .isEqualTo(
                        """
                        Hello,

                        a request waits for a person of the practice.

                        Why:   an offer has lapsed
                        Until: Monday, November 23, 2026 at 12:00 PM (Pacific Standard Time)

                        Open the board:
                        http://127.0.0.1:8081/board
                        """);
    }

    @Test
    void announcesNoInviteToSomebodyWhoWantsNone() {
        var without =
                TestRoutes.mail(
                        "alex@client.example", new Wishes(true, false, true, Language.ENGLISH));

        assertThat(texts.text(toClient(MessageKind.CONFIRMATION, Format.VIRTUAL), without))
                .doesNotContain("invite");
    }

    @Test
    void escapesWhatPeopleTypedInHtml() {
        var letter =
                toClient(
                        MessageKind.CONFIRMATION,
                        Format.VIRTUAL,
                        Mails.PACIFIC,
                        "<script>alert(1)</script> & Co");

        assertThat(texts.html(letter, ENGLISH))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co")
                .contains("href=\"https://video.lakeside.example/ana\"")
                .contains("href=\"http://127.0.0.1:8080/c/secret-token\"")
                .contains("<html lang=\"en\"")
                .doesNotContain("<script>");
    }

    @Test
    void namesDayAndTimeInTheSubject() {
        assertThat(texts.subject(toClient(MessageKind.CONFIRMATION, Format.VIRTUAL), ENGLISH))
                .isEqualTo("Your appointment on Tuesday, December 1 at 2:00 PM");
        assertThat(texts.subject(toClient(MessageKind.CANCELLATION, Format.VIRTUAL), ENGLISH))
                .isEqualTo("Your appointment on Tuesday, December 1 at 2:00 PM is cancelled");
        assertThat(texts.subject(toClient(MessageKind.LAST_REMINDER, Format.VIRTUAL), SPANISH))
                .isEqualTo("Recordatorio: su cita del martes 1 de diciembre a las 2:00 p.m.");
    }
}
