// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstsession.notification.channel.Mails.toClient;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.util.stream.IntStream;
import org.firstsession.notification.TestProperties;
import org.firstsession.notification.bounce.TestReturnAddress;
import org.firstsession.notification.plan.Format;
import org.firstsession.notification.plan.Language;
import org.firstsession.notification.plan.MessageKind;
import org.firstsession.notification.plan.Reachability.Wishes;
import org.firstsession.notification.plan.TestRoutes;
import org.firstsession.stack.FreePorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpChannelIT {

    @Test
    void sendsTextHtmlAndInviteAndTheInviteAsAFile() throws Exception {
        var server = new GreenMail(new ServerSetup(FreePorts.next(), "127.0.0.1", "smtp"));
        server.start();
        try {
            var mail = toClient(MessageKind.CONFIRMATION, Format.VIRTUAL);

            var result =
                    channel(server.getSmtp().getPort())
                            .send(mail, TestRoutes.mail("alex@client.example"));

            var received = server.getReceivedMessages()[0];
            assertThat(result).isEqualTo(new MailResult.Accepted(received.getMessageID()));
            assertThat(received.getMessageID())
                    .isEqualTo("<" + mail.effect().id() + "@first-session.example>");
            assertThat(received.getSubject())
                    .isEqualTo("Your appointment on Tuesday, December 1 at 2:00 PM");
            assertThat(received.getHeader("From"))
                    .containsExactly("Appointments <appointments@first-session.example>");
            assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(structure(received))
                    .isEqualTo(
                            "multipart/mixed[multipart/alternative[text/plain,text/html,"
                                    + "text/calendar(REQUEST)],application/ics]");
            var file = ((Multipart) received.getContent()).getBodyPart(1);
            assertThat(file.getFileName()).isEqualTo("invite.ics");
            assertThat(new String(file.getInputStream().readAllBytes()))
                    .contains("METHOD:REQUEST\r\n");
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 nobody here, 550",
        "RCPT, 554 no, 554",
        "CONTENT, 554 not like this, 554"
    })
    void takesA5xxForThisMailAsFinal(String step, String reply, int code) throws Exception {
        try (var server = new ScriptedSmtp().on(step, reply)) {
            assertThat(send(server.port(), "alex@client.example"))
                    .isEqualTo(new MailResult.Refused(code));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 450 later",
        "RCPT, 452 full",
        "CONTENT, 451 later",
        "MAIL, 421 closing",
        "MAIL, 530 sign in first",
        "GREETING, 421 busy",
        "GREETING, 554 go away"
    })
    void triesAgainAfterADefiniteNoThatMayPass(String step, String reply) throws Exception {
        try (var server = new ScriptedSmtp().on(step, reply)) {
            assertThat(send(server.port(), "alex@client.example"))
                    .isInstanceOfSatisfying(
                            MailResult.Failed.class,
                            failed -> assertThat(failed.unclear()).isFalse());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA"})
    void knowsThatNothingWentOutWhenTheConnectionBreaksEarly(String step) throws Exception {
        try (var server = new ScriptedSmtp().on(step, ScriptedSmtp.HANG_UP)) {
            assertThat(send(server.port(), "alex@client.example"))
                    .isInstanceOfSatisfying(
                            MailResult.Failed.class,
                            failed -> assertThat(failed.unclear()).isFalse());
        }
    }

    @Test
    void admitsThatItDoesNotKnowWhenTheAnswerToTheContentIsMissing() throws Exception {
        try (var server = new ScriptedSmtp().on("CONTENT", ScriptedSmtp.HANG_UP)) {
            assertThat(send(server.port(), "alex@client.example"))
                    .isInstanceOfSatisfying(
                            MailResult.Failed.class,
                            failed -> assertThat(failed.unclear()).isTrue());
            assertThat(server.contents()).hasSize(1);
        }
    }

    @Test
    void countsAMailAsTakenOverHoweverTheServerSaysGoodbye() throws Exception {
        try (var server = new ScriptedSmtp().on("QUIT", ScriptedSmtp.HANG_UP)) {
            assertThat(send(server.port(), "alex@client.example"))
                    .isInstanceOf(MailResult.Accepted.class);
        }
    }

    @Test
    void triesAgainWhenNobodyListens() {
        assertThat(send(FreePorts.next(), "alex@client.example"))
                .isInstanceOfSatisfying(
                        MailResult.Failed.class, failed -> assertThat(failed.unclear()).isFalse());
    }

    @Test
    void givesUpOnAServerThatSaysNothingBeforeTheLeaseEnds() throws Exception {
        try (var server = new ScriptedSmtp().on("EHLO", ScriptedSmtp.SILENCE)) {
            assertThat(send(server.port(), "alex@client.example"))
                    .isInstanceOfSatisfying(
                            MailResult.Failed.class,
                            failed -> assertThat(failed.unclear()).isFalse());
        }
    }

    @Test
    void sendsNoInviteToSomebodyWhoWantsNoneAndNamesThePracticeWhereThatIsWished()
            throws Exception {
        var server = new GreenMail(new ServerSetup(FreePorts.next(), "127.0.0.1", "smtp"));
        server.start();
        try {
            var wishes = new Wishes(true, false, false, Language.SPANISH);

            channel(server.getSmtp().getPort())
                    .send(
                            toClient(MessageKind.CONFIRMATION, Format.VIRTUAL),
                            TestRoutes.mail("alex@client.example", wishes));

            var received = server.getReceivedMessages()[0];
            assertThat(structure(received))
                    .isEqualTo("multipart/alternative[text/plain,text/html]");
            assertThat(received.getFrom()[0].toString()).startsWith("Lakeside Counseling ");
            assertThat(received.getSubject())
                    .isEqualTo(
                            "Su cita con Lakeside Counseling del martes 1 de diciembre a las 2:00 p.m.");
            assertThat(received.getHeader("Content-Language")).containsExactly("es");
        } finally {
            server.stop();
        }
    }

    @Test
    void givesEachMailAnAddressOfItsOwnToComeBackTo() throws Exception {
        try (var server = new ScriptedSmtp()) {
            send(server.port(), "alex@client.example");

            var mail = toClient(MessageKind.CONFIRMATION, Format.VIRTUAL);
            assertThat(server.commands())
                    .contains(
                            "MAIL FROM:<bounces+%s@first-session.example>"
                                    .formatted(mail.effect().id()));
        }
    }

    @Test
    void letsOptionalMailsBeLeftWithOneClickAndNoOthers() throws Exception {
        try (var server = new ScriptedSmtp()) {
            var channel = channel(server.port());
            var to = TestRoutes.mail("alex@client.example");
            channel.send(toClient(MessageKind.FIRST_REMINDER, Format.VIRTUAL), to);
            channel.send(toClient(MessageKind.CONFIRMATION, Format.VIRTUAL), to);

            assertThat(server.contents().getFirst())
                    .contains("List-Unsubscribe: <" + Mails.UNSUBSCRIBE + ">\n")
                    .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\n");
            assertThat(server.contents().getLast()).doesNotContain("List-Unsubscribe");
        }
    }

    @Test
    void sendsTheNextMailOnTheSameConnection() throws Exception {
        try (var server = new ScriptedSmtp()) {
            var channel = channel(server.port());
            for (int i = 0; i < 3; i++) {
                assertThat(sendOn(channel)).isInstanceOf(MailResult.Accepted.class);
            }

            assertThat(server.commands()).filteredOn(line -> line.startsWith("EHLO")).hasSize(1);
            assertThat(server.contents()).hasSize(3);
        }
    }

    @Test
    void dialsAgainWhenTheServerHasEndedAConnectionThatWaited() throws Exception {
        try (var server = new ScriptedSmtp()) {
            var channel = channel(server.port());
            sendOn(channel);
            server.on("MAIL", ScriptedSmtp.HANG_UP);
            assertThat(sendOn(channel)).isInstanceOf(MailResult.Failed.class);
            server.on("MAIL", "250 fine");
            sendOn(channel);
            server.endConnections();

            assertThat(sendOn(channel)).isInstanceOf(MailResult.Accepted.class);
            assertThat(server.contents()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTTLS", "NO STARTTLS"})
    void sendsNothingInTheClearWhenItMustBeEncrypted(String offered) throws Exception {
        try (var server = new ScriptedSmtp()) {
            if (offered.equals("STARTTLS")) {
                server.on("EHLO", "250-hello\r\n250 STARTTLS").on("STARTTLS", "220 go on");
            }
            var channel = channel(server.port(), "true");

            assertThat(sendOn(channel))
                    .isInstanceOfSatisfying(
                            MailResult.Failed.class,
                            failed -> assertThat(failed.unclear()).isFalse());
            assertThat(server.contents()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alex@client.example, sam@client.example",
                "alex@client.example\r\nBcc: sam@client.example",
                "Alex <alex@client.example>",
                "not an address",
                ""
            })
    void sendsNothingToWhatIsNotExactlyOneAddress(String address) throws Exception {
        try (var server = new ScriptedSmtp()) {
            assertThat(send(server.port(), address)).isEqualTo(new MailResult.Unaddressable());
            assertThat(server.contents()).isEmpty();
        }
    }

    private static MailResult sendOn(SmtpChannel channel) {
        return channel.send(
                toClient(MessageKind.CONFIRMATION, Format.VIRTUAL),
                TestRoutes.mail("alex@client.example"));
    }

    private static MailResult send(int port, String address) {
        return channel(port)
                .send(toClient(MessageKind.CONFIRMATION, Format.VIRTUAL), TestRoutes.mail(address));
    }

    private static SmtpChannel channel(int port) {
        return channel(port, "false");
    }

    private static SmtpChannel channel(int port, String encryptionRequired) {
        var settings = new JavaMailSenderImpl();
        settings.setHost("127.0.0.1");
        settings.setPort(port);
        settings.getJavaMailProperties().put("mail.smtp.connectiontimeout", "2000");
        settings.getJavaMailProperties().put("mail.smtp.timeout", "2000");
        settings.getJavaMailProperties().put("mail.smtp.quitwait", "false");
        settings.getJavaMailProperties().put("mail.smtp.starttls.enable", "true");
        settings.getJavaMailProperties().put("mail.smtp.starttls.required", encryptionRequired);
        settings.getJavaMailProperties().put("mail.smtp.localhost", "first-session.example");
        var properties = TestProperties.properties();
        return new SmtpChannel(
                settings,
                new MailComposer(
                        new MailTexts(),
                        new Invite(properties),
                        TestReturnAddress.of(properties),
                        properties),
                new SmtpConnections(settings));
    }

    private static String structure(Part part) throws Exception {
        var type = part.getContentType().split(";")[0].toLowerCase();
        if (part.getContentType().contains("method=REQUEST")) {
            return type + "(REQUEST)";
        }
        if (!(part instanceof MimeMessage) && !type.startsWith("multipart")) {
            return type;
        }
        var parts = (Multipart) part.getContent();
        var inner = new java.util.ArrayList<String>();
        for (int i : IntStream.range(0, parts.getCount()).toArray()) {
            inner.add(structure(parts.getBodyPart(i)));
        }
        return type + inner.toString().replace(" ", "");
    }
}
