// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import org.firstsession.commands.CancelTrial;
import org.firstsession.commands.WithdrawRequest;
import org.firstsession.events.CloseReason;
import org.firstsession.intake.request.ValidRequest;
import org.firstsession.intake.running.ApiClient;
import org.firstsession.intake.running.ApiClient.Answer;
import org.firstsession.intake.running.PageVisitor;
import org.firstsession.intake.running.PracticeLog;
import org.firstsession.intake.running.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ErasureIT extends RunningService {

    @Autowired private JdbcClient jdbc;

    private final ApiClient client = new ApiClient(URL);
    private final PageVisitor visitor = new PageVisitor();
    private final String practice = "erasure-" + UUID.randomUUID();
    private final String email = UUID.randomUUID() + "@example.com";
    private PracticeLog log;
    private Answer asked;
    private UUID request;

    @BeforeEach
    void ask() {
        log = openPractice(practice);
        ask("{\"person\": {\"email\": \"%s\"}}".formatted(email));
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void erasesSomebodyOnTheirOwnWishOnceTheTimeToUndoIsOver() {
        log.write(log.events.requested(request, log.commandId(1)));
        awaitState("waiting");
        var person = personId();

        var page = visitor.press("erase", "sure", "yes");

        assertThat(page.body()).contains("You will be erased", "keep my data");
        assertThat(contact(person).status()).isEqualTo(200);
        letTimePass();
        var withdraw = (WithdrawRequest) log.command(2);
        // From here on no message learns the contact, although the rows are still there.
        assertThat(contact(person).status()).isEqualTo(410);
        log.write(log.events.closed(request, withdraw.getCommandId(), CloseReason.WITHDRAWN));
        await().until(() -> people() == 0);
        assertThat(client.get(asked.link("self")).status()).isEqualTo(404);
        assertThat(visitor.open(asked.link("page")).statusCode()).isEqualTo(404);
        assertThat(contact(person).status()).isEqualTo(410);
        letTimePass();
        letTimePass();
        letTimePass();
        await().until(() -> stage(person).equals("ERASED"));
        assertThat(SPOOL.drops())
                .filteredOn(drop -> drop.contains(email))
                .hasSize(3)
                .allMatch(drop -> drop.startsWith("Bearer " + INTERNAL_TOKEN + " "));
        assertThat(
                        jdbc.sql("SELECT count(*) FROM erasure_ledger WHERE email IS NOT NULL")
                                .query(Long.class)
                                .single())
                .isZero();
        // The same request may be made again, and is a new one.
        assertThat(client.request(practice, key, body).requestId()).isNotEqualTo(request);
    }

    @Test
    void keepsSomebodyWhoThoughtBetterOfIt() {
        visitor.press("erase", "sure", "yes");

        var page = visitor.press("keep");

        assertThat(page.body()).contains("Your data is kept");
        assertThat(
                        jdbc.sql("SELECT count(*) FROM erasure_ledger WHERE request_id = ?")
                                .param(request)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void doesNothingWithoutTheTick() {
        var page = visitor.press("erase");

        assertThat(page.body())
                .contains("please tick the box")
                .doesNotContain("You will be erased");
    }

    @Test
    void cancelsASessionToComeFirst() {
        log.write(
                log.events.requested(request, log.commandId(1)),
                log.events.confirmed(request, "c", "o1", List.of(personId())));
        awaitState("confirmed");

        visitor.press("erase", "sure", "yes");
        letTimePass();

        var cancel = (CancelTrial) log.command(2);
        log.write(
                log.events.cancelled(request, cancel.getCommandId()),
                log.events.closed(request, cancel.getCommandId(), CloseReason.CANCELLED));
        await().until(() -> people() == 0);
    }

    @Test
    void leavesTheDecisionToTheOfficerOnceASessionHasBegun() {
        log.write(
                log.events.requested(request, log.commandId(1)),
                log.events.confirmedInThePast(request, "c", "o1", List.of(personId())));
        awaitState("confirmed");

        var page = visitor.press("erase", "sure", "yes");

        assertThat(page.body()).contains("Your wish to be erased is with the practice");
        assertThat(desk().toString()).contains("ERASURE_ASKED", request.toString());
        assertThat(people()).isEqualTo(1);
        assertThat(log.commands(1)).hasSize(1);
    }

    @Test
    void leavesTheDecisionToTheOfficerWhileSomebodyMayNotBeSafe() {
        ask("{\"message\": \"I want to die\", \"person\": {\"email\": \"x%s\"}}".formatted(email));

        var page = visitor.press("erase", "sure", "yes");

        assertThat(page.body()).contains("Your wish to be erased is with the practice");
    }

    @Test
    void carriesOutWhatTheOfficerDecided() {
        log.write(
                log.events.requested(request, log.commandId(1)),
                log.events.confirmedInThePast(request, "c", "o1", List.of(personId())));
        awaitState("confirmed");
        visitor.press("erase", "sure", "yes");

        var decided =
                internal(
                        "/requests/" + request + "/people/" + personId() + "/erase",
                        "{\"viewer\": \"officer\", \"purpose\": \"erasure\"}");

        assertThat(decided.status()).isEqualTo(202);
        await().until(() -> people() == 0);
        assertThat(desk()).isEmpty();
    }

    @Test
    void letsSomebodyStateTheirWishAnewOnceItWasAnswered() {
        log.write(
                log.events.requested(request, log.commandId(1)),
                log.events.confirmedInThePast(request, "c", "o1", List.of(personId())));
        awaitState("confirmed");
        visitor.press("erase", "sure", "yes");
        var item = internal("/desk", null).json().at("/0/itemId").asString();

        var answered =
                internal(
                        "/desk/" + item + "/done",
                        "{\"viewer\": \"officer\", \"purpose\": \"desk\"}");

        assertThat(answered.status()).isEqualTo(204);
        assertThat(visitor.open(asked.link("page")).body())
                .doesNotContain("Your wish to be erased is with the practice");
        assertThat(people()).isEqualTo(1);
    }

    private String key;
    private String body;

    private void ask(String patch) {
        key = UUID.randomUUID().toString();
        body = ValidRequest.with(patch).toString();
        asked = client.request(practice, key, body);
        request = asked.requestId();
        visitor.open(asked.link("page"));
    }

    /** As if the time to the next step of every erasure were over. */
    private void letTimePass() {
        var before = jdbc.sql("UPDATE erasure_ledger SET next_at = clock_timestamp()").update();
        assertThat(before).isPositive();
        await().until(() ->
                jdbc.sql(
                                        """
                                        SELECT count(*) FROM erasure_ledger
                                        WHERE next_at <= clock_timestamp()
                                          AND stage IN ('ASKED', 'SWEEPING') AND request_id = ?\
                                        """)
                                .param(request)
                                .query(Long.class)
                                .single()
                        == 0);
    }

    private String stage(String person) {
        return jdbc.sql("SELECT stage FROM erasure_ledger WHERE person_id = ?::uuid")
                .param(person)
                .query(String.class)
                .single();
    }

    private long people() {
        return jdbc.sql("SELECT count(*) FROM people WHERE request_id = ?")
                .param(request)
                .query(Long.class)
                .single();
    }

    private String personId() {
        return jdbc.sql("SELECT person_id::text FROM people WHERE request_id = ?")
                .param(request)
                .query(String.class)
                .single();
    }

    private List<?> desk() {
        return jdbc.sql("SELECT matter, request_id FROM desk WHERE practice_id = ?")
                .param(practice)
                .query()
                .listOfRows();
    }

    private Answer contact(String person) {
        return internal(
                "/requests/" + request + "/people/" + person + "?purpose=notification", null);
    }

    private Answer internal(String path, String body) {
        var call =
                HttpRequest.newBuilder(URI.create(URL + "/internal/practices/" + practice + path))
                        .header("Authorization", "Bearer " + INTERNAL_TOKEN)
                        .header("Content-Type", "application/json");
        return client.send(
                body == null ? call.GET() : call.POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private void awaitState(String state) {
        await().until(() ->
                client.get(asked.link("self")).json().path("state").asString().equals(state));
    }
}
