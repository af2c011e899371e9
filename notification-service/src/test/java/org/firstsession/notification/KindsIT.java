// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.firstsession.events.OfferOccasion;
import org.firstsession.events.PartnerInvited;
import org.firstsession.events.PartnerJoined;
import org.firstsession.events.TherapistAsked;
import org.firstsession.events.TrialCancelled;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.notifications.MessageKind;
import org.firstsession.notifications.MessageSuppressed;
import org.firstsession.notifications.SuppressionReason;
import org.firstsession.types.Participant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The kinds of messages beside those of one person's session, from the log to the recipient. */
class KindsIT extends RunningService {

    @BeforeAll
    static void anotherTherapist() {
        INTAKE.therapist(
                "t2",
                """
                {"therapistId": "t2", "name": "Ben Ode", "email": "ben@lakeside.example",
                 "videoLink": "https://video.lakeside.example/ben"}\
                """);
    }

    @Test
    void invitesAPartnerWithOneMailThatCanBeLeft() throws Exception {
        INTAKE.invitation(
                "ga",
                """
                {"email": "sam@partner.example", "language": "es", "inviterFirstName": "Alex",
                 "link": "http://127.0.0.1:8080/i/ga", "expiresAt": "2026-12-01T00:00:00Z"}\
                """);
        invites("ga");

        var mail = mailTo("sam@partner.example");
        assertThat(mail.getSubject()).isEqualTo("Un enlace privado para usted");
        assertThat(text(mail))
                .contains("Alex nos pidió", "http://127.0.0.1:8080/i/ga")
                .doesNotContain("Lakeside", "text/calendar");
        assertThat(mail.getHeader("List-Unsubscribe-Post"))
                .containsExactly("List-Unsubscribe=One-Click");
    }

    @Test
    void invitesNobodyWhomTheClientWantsToWriteTo() throws Exception {
        invites("gb");

        await().atMost(PATIENCE).until(() -> outcomesOf("gb").size() == 1);
        assertThat(outcomesOf("gb").getFirst())
                .isInstanceOfSatisfying(
                        MessageSuppressed.class,
                        suppressed ->
                                assertThat(suppressed.getReason())
                                        .isEqualTo(SuppressionReason.NOT_ASKED_TO));
    }

    @Test
    void writesToEachOfTwoInTheirOwnWayWithNothingOfTheOther() throws Exception {
        isKnown("gc");
        INTAKE.person(
                "gc",
                "q-gc",
                200,
                """
                {"personId": "q-gc", "name": "Sam Roe", "email": "sam-gc@client.example",
                 "phone": null, "contactBy": ["email"], "timeZone": "America/New_York",
                 "link": "http://127.0.0.1:8080/c/q-gc", "language": "es"}\
                """);
        LOG.requests("gc");
        LOG.writes(PartnerJoined.class, Map.of("requestId", "gc", "partner", participant("q-gc")));
        await().atMost(PATIENCE).until(() -> mailsTo("gc@client.example").size() == 1);
        await().atMost(PATIENCE).until(() -> mailsTo("sam-gc@client.example").size() == 1);
        LOG.writes(TrialConfirmed.class, session("gc", 1));
        await().atMost(PATIENCE).until(() -> mailsTo("gc@client.example").size() == 2);
        await().atMost(PATIENCE).until(() -> mailsTo("sam-gc@client.example").size() == 2);
        LOG.writes(TrialCancelled.class, session("gc", 2));
        await().atMost(PATIENCE).until(() -> mailsTo("gc@client.example").size() == 3);
        await().atMost(PATIENCE).until(() -> mailsTo("sam-gc@client.example").size() == 3);

        var hers = mailsTo("gc@client.example").stream().map(RunningService::text).toList();
        var his = mailsTo("sam-gc@client.example").stream().map(RunningService::text).toList();
        assertThat(hers).allSatisfy(mail -> assertThat(mail).doesNotContain("sam", "Sam", "q-gc"));
        assertThat(his).allSatisfy(mail -> assertThat(mail).doesNotContain("Alex", "c/gc\n"));
        assertThat(hers.get(1)).contains("your appointment is confirmed", "c/gc");
        assertThat(his.get(1)).contains("Su cita está confirmada", "c/q-gc");
        assertThat(hers.get(2)).contains("your appointment is cancelled");
        assertThat(his.get(2)).contains("Su cita está cancelada");
    }

    @Test
    void movesASessionToAnotherHourAndAnotherTherapist() throws Exception {
        isKnown("gd");
        LOG.confirms("gd");
        await().atMost(PATIENCE).until(() -> mailsTo("gd@client.example").size() == 1);
        int before = mailsTo("ana@lakeside.example").size();
        LOG.moves("gd", "t2");

        await().atMost(PATIENCE).until(() -> mailsTo("gd@client.example").size() == 2);
        await().atMost(PATIENCE).until(() -> mailsTo("ana@lakeside.example").size() > before);
        var mails = mailsTo("gd@client.example").stream().map(RunningService::text).toList();
        assertThat(line(mails.get(1), "UID:")).isEqualTo(line(mails.get(0), "UID:"));
        assertThat(mails.get(0)).contains("SEQUENCE:0", "METHOD:REQUEST");
        assertThat(mails.get(1)).contains("SEQUENCE:1", "METHOD:REQUEST", "Before:");
        assertThat(text(mailsTo("ana@lakeside.example").getLast()))
                .contains("METHOD:CANCEL", "SEQUENCE:1", "somebody else holds it");
        await().atMost(PATIENCE)
                .until(() ->
                        mailsTo("ben@lakeside.example").stream()
                                .anyMatch(mail -> text(mail).contains("a new appointment was")));
    }

    @Test
    void tellsOfAFreeHourUntilTheRecipientHasLeftSuchMails() throws Exception {
        isKnown("ge");
        LOG.requests("ge");
        LOG.offers("ge", OfferOccasion.REBOOKING);
        await().atMost(PATIENCE).until(() -> mailsTo("ge@client.example").size() == 2);
        var mail = mailsTo("ge@client.example").getLast();
        assertThat(text(mail)).contains("we missed you", "Until:");

        var link = mail.getHeader("List-Unsubscribe")[0].replaceAll("[<>]", "");
        assertThat(send("GET", link)).isEqualTo(200);
        LOG.offers("ge", OfferOccasion.SAME_HOUR_ELSEWHERE);
        await().atMost(PATIENCE).until(() -> mailsTo("ge@client.example").size() == 3);
        assertThat(send("POST", link)).isEqualTo(200);
        isKnown("ge");
        LOG.requests("gf");
        INTAKE.person(
                "gf",
                "p-gf",
                200,
                """
                {"personId": "p-gf", "name": "Alex", "email": "GE@client.example",
                 "contactBy": ["email"], "timeZone": "America/Los_Angeles", "link": null}\
                """);
        LOG.offers("gf", OfferOccasion.REBOOKING);
        // A confirmation that is read together with the offer would make its mail superfluous.
        await().atMost(PATIENCE)
                .until(() ->
                        outcomesOf("gf").stream()
                                .anyMatch(one -> field(one, "kind") == MessageKind.REBOOKING));
        LOG.confirms("gf");

        await().atMost(PATIENCE).until(() -> outcomesOf("gf").size() >= 4);
        assertThat(outcomesOf("gf"))
                .filteredOn(outcome -> field(outcome, "kind") == MessageKind.REBOOKING)
                .singleElement()
                .extracting("reason")
                .isEqualTo(SuppressionReason.OPTED_OUT);
        assertThat(outcomesOf("gf"))
                .filteredOn(outcome -> field(outcome, "kind") == MessageKind.CONFIRMATION)
                .hasSize(2)
                .doesNotHaveAnyElementsOfTypes(MessageSuppressed.class);
        assertThat(send("POST", URL + "/unsubscribe/00" + link.substring(link.length() - 94)))
                .isEqualTo(404);
    }

    @Test
    void asksATherapistBeforeAnHourIsBooked() throws Exception {
        int before = mailsTo("ben@lakeside.example").size();
        LOG.writes(
                TherapistAsked.class,
                Map.of(
                        "requestId",
                        "gh",
                        "offerId",
                        "o-gh",
                        "slot",
                        PracticeLog.slot("t2", PracticeLog.START),
                        "answerBy",
                        Instant.now().plus(Duration.ofHours(8))));

        await().atMost(PATIENCE)
                .until(() ->
                        mailsTo("ben@lakeside.example").stream()
                                .skip(before)
                                .anyMatch(mail -> text(mail).contains("can you take this")));
    }

    @Test
    void asksAtOnceWhereSomebodyWillSitWhenTheSessionIsSoon() throws Exception {
        isKnown("gi");
        var soon = PracticeLog.slot("t1", Instant.now().plus(Duration.ofHours(13)));
        LOG.writes(
                TrialConfirmed.class,
                Map.of(
                        "requestId",
                        "gi",
                        "sessionId",
                        "s-gi",
                        "personIds",
                        List.of("p-gi"),
                        "slot",
                        soon));

        await().atMost(PATIENCE).until(() -> mailsTo("gi@client.example").size() == 2);
        assertThat(mailsTo("gi@client.example"))
                .extracting(RunningService::text)
                .anyMatch(mail -> mail.contains("please tell us where you will be"));
    }

    private static void invites(String requestId) throws Exception {
        LOG.writes(
                PartnerInvited.class,
                Map.of(
                        "requestId",
                        requestId,
                        "expiresAt",
                        Instant.now().plus(Duration.ofDays(5))));
    }

    private static Map<String, Object> session(String requestId, int revision) {
        return Map.of(
                "requestId",
                requestId,
                "sessionId",
                "s-" + requestId,
                "revision",
                revision,
                "personIds",
                List.of("p-" + requestId, "q-" + requestId),
                "slot",
                PracticeLog.slot());
    }

    private static Participant participant(String personId) {
        return Examples.of(
                Participant.class, Map.of("personId", personId, "timeZone", "America/New_York"));
    }

    private static MimeMessage mailTo(String address) {
        await().atMost(PATIENCE).until(() -> !mailsTo(address).isEmpty());
        return mailsTo(address).getFirst();
    }

    private static String line(String text, String start) {
        return text.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }

    private static int send(String method, String url) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(url))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .method(method, BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                            .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
