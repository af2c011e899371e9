// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.firstsession.commands.RequestTrial;
import org.firstsession.intake.request.ValidRequest;
import org.firstsession.intake.running.ApiClient;
import org.firstsession.intake.running.ApiClient.Answer;
import org.firstsession.intake.running.RunningService;
import org.firstsession.types.Channel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class BoardApiIT extends RunningService {

    private static final String ASKED = "{\"viewer\": \"kim\", \"purpose\": \"test\"}";

    private final ApiClient client = new ApiClient(URL);
    private final String practice = "board-" + UUID.randomUUID();
    @Autowired private JdbcClient jdbc;
    private UUID request;

    @BeforeEach
    void accept() {
        openPractice(practice).close();
        request = ask(ValidRequest.json().toString());
    }

    @Test
    void saysHowSomebodyMayBeReachedButNotWhere() {
        request =
                ask(
                        ValidRequest.with(
                                        """
                                        {"person": {"safeContact": {"leaveMessage": false}}}
                                        """)
                                .toString());

        var rules = get("/requests/" + request + "/contact-rules");

        assertThat(rules.json().at("/people/0/leaveMessage").asBoolean()).isFalse();
        assertThat(rules.json().at("/people/0/invite").asBoolean()).isTrue();
        assertThat(rules.json().toString()).doesNotContain("alex@", "+1415", "Alex");
    }

    @Test
    void findsPeopleByTheBeginningsOfTheirNamesByNumberAndByAddress() {
        assertThat(found("alex doe")).contains(request.toString());
        assertThat(found("DO al")).contains(request.toString());
        assertThat(found("(415) 555-0132")).contains(request.toString());
        assertThat(found("Alex@example.com")).contains(request.toString());
        assertThat(found("alexander")).isEqualTo("[]");
        assertThat(found("e")).isEqualTo("[]");
        assertThat(reads()).isEqualTo(4);
    }

    @Test
    void keepsNotesOnceAndForWhomeverAccountsForTheirLook() {
        var noteId = UUID.randomUUID();
        var note =
                """
                {"noteId": "%s", "author": "kim", "text": "called, no answer"}
                """
                        .formatted(noteId);

        assertThat(post("/requests/" + request + "/notes", note).status()).isEqualTo(200);
        assertThat(post("/requests/" + request + "/notes", note).status()).isEqualTo(200);

        var read = post("/requests/" + request + "/notes/read", ASKED).json();
        assertThat(read.path("notes").size()).isEqualTo(1);
        assertThat(read.at("/notes/0/text").asString()).isEqualTo("called, no answer");
        assertThat(reads()).isEqualTo(1);
        assertThat(post("/requests/" + request + "/notes/read", "{}").status()).isEqualTo(400);
        assertThat(
                        jdbc.sql("SELECT encode(body, 'escape') FROM notes WHERE note_id = ?")
                                .param(noteId)
                                .query(String.class)
                                .single())
                .doesNotContain("answer");
    }

    @Test
    void suggestsWhoMayBeTheSamePerson() {
        var twin = ask(ValidRequest.json().toString());

        var duplicates = post("/requests/" + request + "/duplicates", ASKED).json();

        assertThat(duplicates.at("/duplicates/0/otherRequestId").asString())
                .isEqualTo(twin.toString());
        assertThat(duplicates.at("/duplicates/0/by").asString()).isEqualTo("phone");
    }

    @Test
    void givesWhatRaisedAWorryAndRecordsTheLook() {
        request =
                ask(
                        ValidRequest.with(
                                        """
                                        {"kind": "couple-invite", "message": "I want to die",
                                         "person": {"safety": {"speaksFreely": false}}}
                                        """)
                                .toString());

        var worries = post("/requests/" + request + "/worries", ASKED).json();

        assertThat(worries.path("concerns").toString()).contains("SUICIDE");
        assertThat(worries.at("/answers/0/speaksFreely").asBoolean(true)).isFalse();
        assertThat(worries.at("/answers/0/tellAlone").asBoolean(true)).isFalse();
        assertThat(reads()).isEqualTo(1);
        assertThat(post("/requests/" + request + "/worries", "{}").status()).isEqualTo(400);
    }

    @Test
    void takesACallersRequestWithTheSameChecks() {
        try (var log = openPractice(practice + "-c")) {
            var key = UUID.randomUUID().toString();
            var path = "/internal/practices/" + practice + "-c/requests";
            var without = ValidRequest.with("{\"person\": {\"name\": \"\"}}").toString();

            var refused = enter(path, key, without);
            var taken = enter(path, key, ValidRequest.json().toString());
            var again = enter(path, key, ValidRequest.json().toString());

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("person.name");
            assertThat(taken.requestId()).isEqualTo(again.requestId());
            assertThat(((RequestTrial) log.command(1)).getChannel()).isEqualTo(Channel.PHONE);
        }
    }

    private UUID ask(String body) {
        return client.request(practice, UUID.randomUUID().toString(), body).requestId();
    }

    private String found(String text) {
        return post(
                        "/search",
                        "{\"viewer\": \"kim\", \"purpose\": \"test\", \"text\": \"%s\"}"
                                .formatted(text))
                .json()
                .path("requestIds")
                .toString();
    }

    private long reads() {
        return jdbc.sql("SELECT count(*) FROM person_read WHERE practice_id = ?")
                .param(practice)
                .query(Long.class)
                .single();
    }

    private Answer enter(String path, String key, String body) {
        return client.send(
                HttpRequest.newBuilder(URI.create(URL + path))
                        .header("Authorization", "Bearer " + INTERNAL_TOKEN)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body)));
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
        return HttpRequest.newBuilder(URI.create(URL + "/internal/practices/" + practice + path))
                .header("Authorization", "Bearer " + INTERNAL_TOKEN);
    }
}
