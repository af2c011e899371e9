// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.firstsession.events.HumanNeed;
import org.firstsession.stack.FreePorts;
import org.junit.jupiter.api.Test;

/** A worry about somebody: who is called, who is told, and what needs no store at all. */
class SafetyIT extends RunningService {

    @Test
    void tellsOnlyWhoRaisedAWorryByWhenAPersonIsInTouch() throws Exception {
        knows("sa", true);
        knows("sb", false);
        LOG.requests("sa");
        LOG.needsAPerson("sa", HumanNeed.SAFETY);
        LOG.requests("sb");
        LOG.needsAPerson("sb", HumanNeed.SAFETY);

        await().atMost(PATIENCE).until(() -> isCalledAbout("sa") && isCalledAbout("sb"));
        assertThat(mailsTo("sb@client.example"))
                .noneMatch(mail -> text(mail).contains("gets in touch"));
        assertThat(mailsTo("sa@client.example"))
                .filteredOn(mail -> text(mail).contains("gets in touch"))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.getSubject()).isEqualTo("About your request");
                    assertThat(text(mail))
                            .contains("Until:", "988")
                            .doesNotContain("Why:", "worry", "Lakeside");
                });
    }

    @Test
    void callsRoundTheRotaAboutWhatCouldNotBeStored() throws Exception {
        var id = UUID.randomUUID();

        assertThat(raise(id, true, 0, FakeIntake.TOKEN)).isEqualTo(204);
        assertThat(raise(id, false, 1, FakeIntake.TOKEN)).isEqualTo(204);
        assertThat(raise(id, true, 2, FakeIntake.TOKEN)).isEqualTo(204);

        assertThat(alarmsTo("first@staff.example"))
                .hasSize(2)
                .allSatisfy(mail -> assertThat(text(mail)).contains("incoming texts"));
        assertThat(alarmsTo("second@staff.example"))
                .singleElement()
                .satisfies(mail -> assertThat(text(mail)).contains("on our pages"));
    }

    @Test
    void saysWhenNobodyCanBeCalled() throws Exception {
        mailSettings.setPort(FreePorts.next());
        try {
            assertThat(raise(UUID.randomUUID(), true, 0, FakeIntake.TOKEN)).isEqualTo(503);
        } finally {
            mailSettings.setPort(SMTP_PORT);
        }
    }

    @Test
    void hearsOnlyFromTheOtherServices() throws Exception {
        assertThat(raise(UUID.randomUUID(), true, 0, "guessed")).isEqualTo(401);
        assertThat(put("needs/7/seen", "guessed")).isEqualTo(401);
        assertThat(put("needs/7/seen", FakeIntake.TOKEN)).isEqualTo(204);
    }

    private static void knows(String requestId, boolean worried) {
        INTAKE.person(
                requestId,
                "p-" + requestId,
                200,
                """
                {"personId": "p-%1$s", "name": "Alex Doe", "email": "%1$s@client.example",
                 "phone": null, "contactBy": ["email"], "timeZone": "America/Los_Angeles",
                 "link": "http://127.0.0.1:8080/c/%1$s", "worried": %2$s}\
                """
                        .formatted(requestId, worried));
    }

    private static int raise(UUID id, boolean byText, int calls, String token) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(URL + "/internal/alarms/" + id))
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"at\": \"2026-11-27T03:00:00Z\", \"byText\": %s, \"calls\": %d}"
                                                .formatted(byText, calls))),
                token);
    }

    private static int put(String path, String token) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(URL + "/internal/practices/lakeside/" + path))
                        .PUT(BodyPublishers.noBody()),
                token);
    }

    private static int send(HttpRequest.Builder request, String token) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            request.header("Authorization", "Bearer " + token).build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static List<MimeMessage> alarmsTo(String address) {
        return mailsTo(address).stream()
                .filter(mail -> text(mail).contains("Somebody may be in danger"))
                .toList();
    }

    /** What follows from the need is planned with the call, in one transaction. */
    private boolean isCalledAbout(String requestId) {
        return jdbc.sql(
                        """
                        SELECT coalesce(bool_and(state <> 'DUE') AND bool_or(kind = 'HUMAN_NEEDED'), false)
                        FROM effect WHERE request_id = ?\
                        """)
                .param(requestId)
                .query(Boolean.class)
                .single();
    }
}
