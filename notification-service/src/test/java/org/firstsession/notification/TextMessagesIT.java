// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.firstsession.notifications.EscalationReason;
import org.firstsession.notifications.MessageAccepted;
import org.firstsession.notifications.MessageChannel;
import org.firstsession.notifications.MessageEscalated;
import org.firstsession.notifications.MessageSuppressed;
import org.firstsession.notifications.SuppressionReason;
import org.firstsession.types.ActorRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts, from the log to the provider and back: each at most once, whatever the provider does. */
class TextMessagesIT extends RunningService {

    private static int numbers = 100;

    @Test
    void sendsATextToSomebodyWhoChoseThePhoneAndSaysSo() throws Exception {
        var phone = hasPhone("ta");
        LOG.confirms("ta");

        await().atMost(PATIENCE).until(() -> PHONES.textsTo(phone).size() == 1);
        await().atMost(PATIENCE).until(() -> outcomesOf("ta").size() == 3);

        assertThat(PHONES.textsTo(phone).getFirst())
                .startsWith("Your appointment is confirmed: ")
                .contains("http://127.0.0.1:8080/c/ta");
        var accepted = accepted("ta", ActorRole.CLIENT);
        assertThat(accepted.getChannel()).isEqualTo(MessageChannel.TEXT_MESSAGE);
        assertThat(accepted.getSegments()).isEqualTo(1);
        assertThat(outcomesOf("ta"))
                .filteredOn(MessageSuppressed.class::isInstance)
                .singleElement()
                .extracting("reason")
                .isEqualTo(SuppressionReason.OTHER_CHANNEL);
        await().atMost(PATIENCE).until(() -> "DELIVERED".equals(providerStatus("ta")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status-401",
                "status-404",
                "status-429",
                "status-500",
                "status-503",
                "timeout-after-accept",
                "duplicate-callbacks",
                "reordered-callbacks",
                "callback-first"
            })
    void sendsExactlyOneTextWhateverHappensFirst(String fault) throws Exception {
        var request = "tb-" + fault;
        var phone = hasPhone(request);
        PHONES.fail(fault, 1);

        LOG.confirms(request);

        await().atMost(PATIENCE).until(() -> outcomesOf(request).size() == 3);
        assertThat(accepted(request, ActorRole.CLIENT).getChannel())
                .isEqualTo(MessageChannel.TEXT_MESSAGE);
        assertThat(PHONES.textsTo(phone)).hasSize(1);
        await().atMost(PATIENCE)
                .until(() ->
                        "DELIVERED".equals(providerStatus(request))
                                || fault.equals("timeout-after-accept"));
        assertThat(outcomesOf(request)).hasSize(3);
    }

    @Test
    void asksAPersonWhenTheProviderRefusesForGood() throws Exception {
        hasPhone("tc");
        PHONES.fail("status-400", 1);

        LOG.confirms("tc");

        await().atMost(PATIENCE).until(() -> outcomesOf("tc").size() == 3);
        assertThat(escalated("tc").getReason()).isEqualTo(EscalationReason.REJECTED_BY_PROVIDER);
    }

    @Test
    void asksAPersonWhenTheProviderGivesATextUpLater() throws Exception {
        hasPhone("td");
        PHONES.fail("undelivered", 1);

        LOG.confirms("td");

        await().atMost(PATIENCE).until(() -> outcomesOf("td").size() == 4);
        assertThat(outcomesOf("td"))
                .hasAtLeastOneElementOfType(MessageAccepted.class)
                .filteredOn(MessageEscalated.class::isInstance)
                .singleElement()
                .extracting("reason")
                .isEqualTo(EscalationReason.BOUNCED);
    }

    @Test
    void obeysStopUntilStart() throws Exception {
        var phone = hasPhone("te");
        assertThat(hear(phone, "STOP", FakeIntake.TOKEN)).isEqualTo(204);

        LOG.confirms("te");

        await().atMost(PATIENCE).until(() -> outcomesOf("te").size() == 2);
        assertThat(escalated("te").getReason()).isEqualTo(EscalationReason.NO_USABLE_CHANNEL);
        assertThat(hear(phone, "START", FakeIntake.TOKEN)).isEqualTo(204);
        LOG.cancels("te");
        await().atMost(PATIENCE)
                .until(() ->
                        PHONES.textsTo(phone).stream()
                                .anyMatch(text -> text.contains("cancelled")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "status-503", "timeout-after-accept"})
    void sendsAWrittenMessageOnceForEachId(String fault) throws Exception {
        var phone = "+15005550" + numbers++;
        var path = "messages/" + UUID.randomUUID();
        var body =
                """
                {"channel": "text", "to": "%s", "body": "Somebody calls you at 3.", "language": "en"}\
                """
                        .formatted(phone);
        if (!fault.equals("none")) {
            PHONES.fail(fault, 1);
        }

        await().atMost(PATIENCE).until(() -> handOver(path, body, FakeIntake.TOKEN) == 204);
        assertThat(handOver(path, body, FakeIntake.TOKEN)).isEqualTo(204);

        assertThat(PHONES.textsTo(phone)).containsExactly("Somebody calls you at 3.");
    }

    @Test
    void takesNothingThatIsNotSigned() throws Exception {
        assertThat(post("/webhooks/twilio/status/x")).isEqualTo(403);
        assertThat(hear("+15005550001", "STOP", "guessed")).isEqualTo(401);
    }

    /** A phone and nothing else; its number. */
    private static String hasPhone(String requestId) {
        var phone = "+15005550" + numbers++;
        INTAKE.person(
                requestId,
                "p-" + requestId,
                200,
                """
                {"personId": "p-%1$s", "name": "Alex Doe", "email": null,
                 "phone": "%2$s", "contactBy": ["phone"], "timeZone": "America/Los_Angeles",
                 "link": "http://127.0.0.1:8080/c/%1$s", "language": "en",
                 "safeContact": {"leaveMessage": true, "invite": true, "neutralSubject": true}}\
                """
                        .formatted(requestId, phone));
        return phone;
    }

    private String providerStatus(String requestId) {
        return jdbc.sql(
                        """
                        SELECT t.status FROM text_status AS t JOIN effect AS e USING (provider_id)
                        WHERE e.request_id = ?\
                        """)
                .param(requestId)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** As intake-service hands a carrier's word over. */
    private static int hear(String phone, String word, String token) throws Exception {
        return handOver(
                "carrier-words/" + UUID.randomUUID(),
                "{\"number\": \"%s\", \"word\": \"%s\"}".formatted(phone, word),
                token);
    }

    private static int handOver(String path, String body, String token) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(URL + "/internal/practices/lakeside/" + path))
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + token)
                            .POST(BodyPublishers.ofString(body))
                            .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static int post(String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(URL + path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("MessageSid=SM1&MessageStatus=delivered"))
                            .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
