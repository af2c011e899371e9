// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.firstsession.commands.RequestTrial;
import org.firstsession.intake.desk.Desk;
import org.firstsession.intake.desk.Matter;
import org.firstsession.intake.request.ValidRequest;
import org.firstsession.intake.running.ApiClient;
import org.firstsession.intake.running.ApiClient.Answer;
import org.firstsession.intake.running.PracticeLog;
import org.firstsession.intake.running.RunningService;
import org.firstsession.types.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeskApiIT extends RunningService {

    private static final String ASKED = "{\"viewer\": \"kim\", \"purpose\": \"desk\"}";

    private final ApiClient client = new ApiClient(URL);
    private final String practice = "desk-" + UUID.randomUUID();
    private final UUID request = UUID.randomUUID();
    private final UUID person = UUID.randomUUID();
    @Autowired private JdbcClient jdbc;
    @Autowired private Desk desk;
    private PracticeLog log;

    @BeforeEach
    void open() {
        log = openPractice(practice);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void listsWhatWaitsWithoutItsWordsTheMostUrgentFirst() {
        desk.put(practice, request, person, Matter.PARTNER_ASKS, "May I bring our baby?");
        desk.put(practice, request, person, Matter.RUNNING_LATE, "15");

        var list = get();

        assertThat(list.json().at("/0/matter").asString()).isEqualTo("RUNNING_LATE");
        assertThat(list.json().at("/0/minutes").asInt()).isEqualTo(15);
        assertThat(list.json().at("/1/words").asBoolean()).isTrue();
        assertThat(list.json().toString()).doesNotContain("baby");
        assertThat(reads()).isZero();
    }

    @Test
    void recordsEachLookAtWords() {
        desk.put(practice, request, person, Matter.PARTNER_ASKS, "May I bring our baby?");

        var shown = post("/" + item() + "/reveal", ASKED);

        assertThat(shown.json().path("words").asString()).isEqualTo("May I bring our baby?");
        assertThat(reads()).isEqualTo(1);
        assertThat(post("/" + item() + "/reveal", "{}").status()).isEqualTo(400);
        assertThat(post("/" + UUID.randomUUID() + "/reveal", ASKED).status()).isEqualTo(404);
    }

    @Test
    void isDoneOnceAndSaysByWhomWhileThatMattersToOthers() {
        desk.put(practice, request, person, Matter.RUNNING_LATE, "15");
        var item = item();

        assertThat(post("/" + item + "/done", ASKED).status()).isEqualTo(204);

        assertThat(get().json().at("/0/doneBy").asString()).isEqualTo("kim");
        assertThat(post("/" + item + "/done", ASKED).status()).isEqualTo(404);
        assertThat(desk.waiting(practice)).isEmpty();
    }

    @Test
    void takesAFormAsARequestOnceAndKeepsItsWordsInTheVaultAlone() {
        desk.putForm(practice, "name: Alex Doe", ValidRequest.json().toString());
        var item = item();

        var taken = post("/" + item + "/accept", ASKED);
        var again = post("/" + item + "/accept", ASKED);

        assertThat(taken.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(404);
        assertThat(((RequestTrial) log.command(1)).getRequestId())
                .isEqualTo(taken.json().path("requestId").asString());
        assertThat(((RequestTrial) log.command(1)).getChannel()).isEqualTo(Channel.BOARD);
        assertThat(
                        jdbc.sql(
                                        "SELECT count(*) FROM desk WHERE item_id = ? AND words IS NULL"
                                                + " AND form IS NULL AND done_by = 'kim'")
                                .param(item)
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void saysWhatIsMissingInAFormThatCannotBeARequest() {
        var form = ValidRequest.with("{\"person\": {\"consents\": false}}").toString();
        desk.putForm(practice, "name: Alex Doe", form);

        var refused = post("/" + item() + "/accept", ASKED);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("person.consents");
        assertThat(desk.waiting(practice)).hasSize(1);
    }

    private UUID item() {
        return desk.waiting(practice).getFirst().itemId();
    }

    private long reads() {
        return jdbc.sql("SELECT count(*) FROM person_read WHERE practice_id = ?")
                .param(practice)
                .query(Long.class)
                .single();
    }

    private Answer get() {
        return client.send(authorized("").GET());
    }

    private Answer post(String path, String body) {
        return client.send(
                authorized(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder authorized(String path) {
        return HttpRequest.newBuilder(
                        URI.create(URL + "/internal/practices/" + practice + "/desk" + path))
                .header("Authorization", "Bearer " + INTERNAL_TOKEN);
    }
}
