// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.firstsession.events.HumanNeed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The rota as the board reads and changes it, and whom it has called. */
class OnCallIT extends RunningService {

    private static final String ROTA = "/internal/practices/lakeside/on-call";

    @Autowired private HikariDataSource database;

    /** Others go by the rota of the settings. */
    @AfterEach
    void forgets() throws Exception {
        jdbc.sql("DELETE FROM on_call_rota").update();
        assertThat(get(ROTA)).contains("\"version\":0");
    }

    @Test
    void tellsTheBoardHowManyAreOnCallAndNobodyElse() throws Exception {
        assertThat(send("GET", "/internal/on-call", "", "guessed").statusCode()).isEqualTo(401);
        assertThat(send("GET", ROTA, "", "guessed").statusCode()).isEqualTo(401);
        // However the address is spelled.
        assertThat(status("//internal/on-call")).isEqualTo(401);
        assertThat(status("/internal;v=1/on-call")).isEqualTo(401);
        assertThat(status("/%69nternal/on-call")).isEqualTo(401);
        assertThat(change(UUID.randomUUID(), 0, "", "guessed").statusCode()).isEqualTo(401);
        assertThat(get("/internal/on-call")).isEqualTo("{\"places\":2,\"practices\":{}}");

        assertThat(change(UUID.randomUUID(), 0, "")).isEqualTo(204);

        assertThat(get("/internal/on-call"))
                .isEqualTo("{\"places\":2,\"practices\":{\"lakeside\":0}}");
    }

    @Test
    void goesByTheSettingsUntilSomebodyChangesIt() throws Exception {
        assertThat(get(ROTA))
                .contains("\"version\":0", "America/Los_Angeles", "\"now\":[1,2]")
                .contains("{\"name\":\"On call 1\",\"contact\":\"first@staff.example\"")
                .contains("\"week\":[{\"fromMinute\":0,\"toMinute\":10080,\"onShift\":[1,2]}]");

        var saved = change(UUID.randomUUID(), 0, person("Sam", "+15005550177", MONDAY));

        assertThat(saved).isEqualTo(204);
        assertThat(get(ROTA))
                .contains("\"version\":1", "\"name\":\"Sam\"", "\"onShift\":[1]", "\"onShift\":[]")
                .contains("{\"day\":\"MONDAY\",\"from\":\"18:00:00\",\"to\":\"08:00:00\"}")
                .doesNotContain("first@staff.example");
    }

    @Test
    void changesNothingOverSomebodyElsesChange() throws Exception {
        var mine = UUID.randomUUID();
        assertThat(change(mine, 0, person("Sam", "sam@staff.example"))).isEqualTo(204);
        assertThat(change(UUID.randomUUID(), 0, person("Lee", "lee@staff.example"))).isEqualTo(409);
        assertThat(change(mine, 0, person("Sam", "sam@staff.example"))).isEqualTo(204);

        assertThat(get(ROTA)).contains("\"version\":1", "Sam").doesNotContain("Lee");
    }

    @Test
    void refusesARotaByWhichNobodyCouldBeCalled() throws Exception {
        assertThat(change(UUID.randomUUID(), 0, person("Sam", "nowhere"))).isEqualTo(400);
        assertThat(change(UUID.randomUUID(), 0, person("", "sam@staff.example"))).isEqualTo(400);
        assertThat(
                        change(
                                UUID.randomUUID(),
                                0,
                                person("Sam", "sam@staff.example")
                                        + ","
                                        + person("Lee", "sam@staff.example")))
                .isEqualTo(400);

        assertThat(get(ROTA)).contains("\"version\":0");
    }

    @Test
    void callsWhoeverIsOnItFromThenOn() throws Exception {
        isKnown("oa");
        LOG.requests("oa");
        assertThat(change(UUID.randomUUID(), 0, person("Sam", "sam.oa@staff.example")))
                .isEqualTo(204);

        LOG.needsAPerson("oa", HumanNeed.OFFER_LAPSED);

        await().atMost(PATIENCE).until(() -> mailsTo("sam.oa@staff.example").size() == 1);
    }

    @Test
    void callsThemWhileNothingCanBeRead() throws Exception {
        assertThat(change(UUID.randomUUID(), 0, person("Sam", "sam.db@staff.example")))
                .isEqualTo(204);
        databaseLetsNobodyIn(true);
        try {
            var raised =
                    send(
                            "POST",
                            "/internal/alarms/" + UUID.randomUUID(),
                            "{\"at\": \"2026-11-27T03:00:00Z\", \"byText\": true, \"calls\": 0}",
                            FakeIntake.TOKEN);
            assertThat(raised.statusCode()).isEqualTo(204);
        } finally {
            databaseLetsNobodyIn(false);
            // What comes next meets no connection that was cut.
            database.getHikariPoolMXBean().softEvictConnections();
        }

        assertThat(mailsTo("sam.db@staff.example"))
                .singleElement()
                .satisfies(mail -> assertThat(text(mail)).contains("Somebody may be in danger"));
    }

    @Test
    void sendsATestToSomebodyOnTheListThatTheBoardHasSeen() throws Exception {
        assertThat(change(UUID.randomUUID(), 0, person("Sam", "sam.test@staff.example")))
                .isEqualTo(204);

        assertThat(test(0, 1)).isEqualTo(409);
        assertThat(test(1, 2)).isEqualTo(409);
        assertThat(test(1, 1)).isEqualTo(204);

        assertThat(mailsTo("sam.test@staff.example"))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.getSubject()).isEqualTo("A test: you are on call");
                    assertThat(text(mail)).contains("This is a test").doesNotContain("Lakeside");
                });
    }

    private static final String MONDAY = "{\"day\":\"MONDAY\",\"from\":\"18:00\",\"to\":\"08:00\"}";

    private static String person(String name, String contact, String... shifts) {
        return "{\"name\":\"%s\",\"contact\":\"%s\",\"shifts\":%s}"
                .formatted(name, contact, List.of(shifts));
    }

    private static int change(UUID id, long version, String people) throws Exception {
        return change(id, version, people, FakeIntake.TOKEN).statusCode();
    }

    private static HttpResponse<String> change(UUID id, long version, String people, String token)
            throws Exception {
        return send(
                "PUT",
                ROTA,
                "{\"changeId\":\"%s\",\"version\":%d,\"people\":[%s]}"
                        .formatted(id, version, people),
                token);
    }

    private static int test(long version, int place) throws Exception {
        return send(
                        "POST",
                        ROTA
                                + "/tests/%s?version=%d&place=%d"
                                        .formatted(UUID.randomUUID(), version, place),
                        "",
                        FakeIntake.TOKEN)
                .statusCode();
    }

    private static HttpResponse<String> send(String verb, String path, String body, String token)
            throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(URL + path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .method(verb, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
