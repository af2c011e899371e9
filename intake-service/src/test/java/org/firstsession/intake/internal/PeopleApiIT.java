// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.firstsession.commands.RequestTrial;
import org.firstsession.intake.people.Invitations;
import org.firstsession.intake.people.TherapistPeople;
import org.firstsession.intake.people.TherapistPerson;
import org.firstsession.intake.request.ValidRequest;
import org.firstsession.intake.running.ApiClient;
import org.firstsession.intake.running.ApiClient.Answer;
import org.firstsession.intake.running.RunningService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class PeopleApiIT extends RunningService {

    private final ApiClient client = new ApiClient(URL);
    private final String practice = "people-" + UUID.randomUUID();
    @Autowired private JdbcClient jdbc;
    @Autowired private Invitations invitations;
    @Autowired private TherapistPeople therapists;
    private UUID request;

    @BeforeEach
    void accept() {
        openPractice(practice).close();
        var key = UUID.randomUUID().toString();
        request = client.request(practice, key, ValidRequest.json().toString()).requestId();
    }

    @Test
    void givesAContactWithAFreshLinkAndRecordsIt() {
        var answer =
                get("/requests/" + request + "/people/" + personId() + "?purpose=notification");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("name").asString()).isEqualTo("Alex Doe");
        assertThat(answer.json().path("email").asString()).isEqualTo("alex@example.com");
        assertThat(answer.json().path("phone").asString()).isEqualTo("+14155550132");
        assertThat(client.get(answer.json().path("link").asString()).status()).isEqualTo(303);
        assertThat(reads()).isEqualTo(1);
    }

    @Test
    void givesTheRulesOfContactWithIt() {
        var body =
                ValidRequest.with(
                        """
                        {"person": {"language": "es", "safeContact": {"leaveMessage": false}}}
                        """);
        request =
                client.request(practice, UUID.randomUUID().toString(), body.toString()).requestId();

        var contact =
                get("/requests/" + request + "/people/" + personId() + "?purpose=notification")
                        .json();

        assertThat(contact.path("language").asString()).isEqualTo("es");
        assertThat(contact.at("/safeContact/leaveMessage").asBoolean()).isFalse();
        assertThat(contact.at("/safeContact/invite").asBoolean()).isTrue();
        assertThat(contact.at("/safeContact/neutralSubject").asBoolean()).isTrue();
    }

    @Test
    void givesTherapistsWithTheirVideoLink() {
        therapists.addUnknown(
                practice,
                new TherapistPerson(
                        "t-ana",
                        "Ana Ruiz",
                        "LMFT",
                        "ana@example.com",
                        "https://video.example/ana",
                        null));

        var answer = get("/therapists/t-ana?purpose=notification");

        assertThat(answer.json().path("credentials").asString()).isEqualTo("LMFT");
        assertThat(answer.json().path("videoLink").asString()).contains("video.example");
        assertThat(reads()).isEqualTo(1);
        assertThat(get("/therapists/nobody?purpose=notification").status()).isEqualTo(404);
    }

    @Test
    void revealsWhatTheWordsRaised() {
        var words = ValidRequest.json();
        words.put("message", "I want to die. I hear voices.");
        var answer = client.request(practice, UUID.randomUUID().toString(), words.toString());
        var asked = "{\"viewer\": \"admin\", \"purpose\": \"safety\"}";

        var revealed = post("/requests/" + answer.requestId() + "/reveal", asked);

        assertThat(revealed.json().path("concerns").toString())
                .isEqualTo("[\"SUICIDE\",\"PSYCHOSIS\"]");
        var other = post("/requests/" + request + "/reveal", asked);
        assertThat(other.json().path("concerns").isEmpty()).isTrue();
        assertThat(isWorried(answer.requestId(), revealed)).isTrue();
        assertThat(isWorried(request, other)).isFalse();
    }

    private boolean isWorried(UUID requestId, ApiClient.Answer revealed) {
        var person = revealed.json().at("/people/0/personId").asString();
        return get("/requests/" + requestId + "/people/" + person + "?purpose=notification")
                .json()
                .path("worried")
                .booleanValue();
    }

    @Test
    void leavesUnknownNamesOut() {
        var body =
                """
                {"viewer": "admin", "purpose": "board", "requestIds": ["%s", "%s"],
                 "therapistIds": ["nobody"]}
                """
                        .formatted(request, UUID.randomUUID());

        var answer = post("/names", body);

        assertThat(answer.json().path("requests").propertyNames())
                .containsExactly(request.toString());
        assertThat(answer.json().path("therapists").size()).isZero();
        assertThat(reads()).isEqualTo(1);
    }

    @Test
    void revealsWordsOnlyWithAViewerAndAPurpose() {
        var path = "/requests/" + request + "/reveal";

        var answer = post(path, "{\"viewer\": \"admin\", \"purpose\": \"call back\"}");

        assertThat(answer.json().path("message").asString()).isEqualTo("after work, please");
        assertThat(answer.json().at("/people/0/name").asString()).isEqualTo("Alex Doe");
        assertThat(post(path, "{\"viewer\": \"admin\"}").status()).isEqualTo(400);
        assertThat(post(path, "{").status()).isEqualTo(400);
        assertThat(reads()).isEqualTo(1);
    }

    @Test
    void letsNobodyInWithoutTheToken() {
        var path = "/internal/practices/" + practice + "/therapists/t-ana?purpose=x";

        assertThat(client.get(URL + path).status()).isEqualTo(401);
        var wrong =
                HttpRequest.newBuilder(URI.create(URL + path)).header("Authorization", "Bearer x");
        assertThat(client.send(wrong).status()).isEqualTo(401);
    }

    @Test
    void givesTheInvitationThatTheAskerWantsSentUntilTheAddressWantsNone() {
        try (var log = openPractice(practice + "-i")) {
            var body =
                    ValidRequest.with(
                            """
                            {"kind": "couple-invite",
                             "invitation": {"email": "Sam@example.com", "language": "es",
                                            "saysWhoInvites": true}}
                            """);
            var asked =
                    client.request(practice + "-i", UUID.randomUUID().toString(), body.toString());
            var path = "/requests/" + asked.requestId() + "/invitation?purpose=notification";
            var until = Instant.now().plusSeconds(400_000).truncatedTo(ChronoUnit.MILLIS);
            log.write(
                    log.events.requested((RequestTrial) log.command(1)),
                    log.events.invited(asked.requestId(), log.commandId(1), until));

            var answer = client.send(authorized(practice + "-i", path).GET());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("email").asString()).isEqualTo("Sam@example.com");
            assertThat(answer.json().path("language").asString()).isEqualTo("es");
            assertThat(answer.json().path("inviterFirstName").asString()).isEqualTo("Alex");
            assertThat(answer.json().path("link").asString()).isEqualTo(asked.link("invite"));
            assertThat(answer.json().path("expiresAt").asString()).isEqualTo(until.toString());
            invitations.block(practice + "-i", "sam@example.com");
            assertThat(client.send(authorized(practice + "-i", path).GET()).status())
                    .isEqualTo(404);
        }
        assertThat(get("/requests/" + request + "/invitation?purpose=x").status()).isEqualTo(404);
    }

    private String personId() {
        return jdbc.sql("SELECT person_id::text FROM people WHERE request_id = ?")
                .param(request)
                .query(String.class)
                .single();
    }

    private long reads() {
        return jdbc.sql("SELECT count(*) FROM person_read WHERE practice_id = ?")
                .param(practice)
                .query(Long.class)
                .single();
    }

    private Answer get(String path) {
        return client.send(authorized(path).GET());
    }

    private Answer post(String path, String body) {
        return client.send(
                authorized(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder authorized(String path) {
        return authorized(practice, path);
    }

    private static HttpRequest.Builder authorized(String practice, String path) {
        return HttpRequest.newBuilder(URI.create(URL + "/internal/practices/" + practice + path))
                .header("Authorization", "Bearer " + INTERNAL_TOKEN);
    }
}
