// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.commands.AcceptOffer;
import org.firstsession.events.CloseReason;
import org.firstsession.events.ExtensionReason;
import org.firstsession.events.RefusalReason;
import org.firstsession.intake.request.ValidRequest;
import org.firstsession.intake.running.ApiClient;
import org.firstsession.intake.running.ApiClient.Answer;
import org.firstsession.intake.running.PracticeLog;
import org.firstsession.intake.running.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientApiIT extends RunningService {

    private static final String FIRST = "{\"optionId\": \"o1-1\"}";

    private final ApiClient client = new ApiClient(URL);
    private final String practice = "client-" + UUID.randomUUID();
    private PracticeLog log;
    private String self;
    private UUID request;

    @BeforeEach
    void offer() {
        log = openPractice(practice);
        var key = UUID.randomUUID().toString();
        var accepted = client.request(practice, key, ValidRequest.json().toString());
        self = accepted.link("self");
        request = accepted.requestId();
        assertThat(view().json().path("state").asString()).isEqualTo("received");
        log.write(
                log.events.requested(request, log.commandId(1)),
                log.events.offered(request, log.commandId(1), "o1"));
        awaitState("offered");
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void showsTheOfferAsTheContractSays() {
        var offer = view().json().path("offer");

        assertThat(offer.path("options").size()).isEqualTo(2);
        assertThat(offer.at("/options/0/place").asString()).isEqualTo("Video");
        assertThat(offer.at("/options/0/format").asString()).isEqualTo("virtual");
        assertThat(offer.at("/options/1/place").asString())
                .isEqualTo("Oakland, 1200 Harbor Walk, Oakland, CA 94607");
        assertThat(offer.at("/options/0/startsAt").asString()).endsWith(":00:00Z");
        assertThat(view().json().path("links").propertyNames())
                .containsExactlyInAnyOrder(
                        "self", "page", "accept", "decline", "extend", "options", "withdraw");
    }

    @Test
    void answersWithTheDecisionAsSoonAsItIsThere() {
        var answer = decide(view().link("accept"), id -> log.events.confirmed(request, id, "o1"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("state").asString()).isEqualTo("confirmed");
        assertThat(answer.json().at("/session/status").asString()).isEqualTo("confirmed");
        assertThat(((AcceptOffer) log.command(2)).getOptionId()).isEqualTo("o1-1");
    }

    @Test
    void answersWithTheViewWhenNothingIsDecidedInTime() {
        var answer = client.post(view().link("accept"), FIRST);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("state").asString()).isEqualTo("offered");
    }

    @Test
    void acceptingTheConfirmedOptionAgainIsFine() {
        var accept = view().link("accept");
        decide(accept, id -> log.events.confirmed(request, id, "o1"));

        assertThat(client.post(accept, FIRST).status()).isEqualTo(200);
        var other = client.post(accept, "{\"optionId\": \"o1-2\"}");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.problem()).isEqualTo("already-confirmed");
        assertThat(log.commands(2)).hasSize(2);
    }

    @Test
    void saysWhyAnAcceptWasRefused() {
        var answer =
                decide(
                        view().link("accept"),
                        id -> log.events.refused(request, id, RefusalReason.OFFER_EXPIRED));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("offer-expired");
    }

    @Test
    void refusalCountsAlsoAfterOtherEventsOfTheSameCommand() {
        var answer =
                decide(
                        view().link("accept"),
                        id -> log.events.extended(request, id, "o1", ExtensionReason.LOG_GAP),
                        id -> log.events.refused(request, id, RefusalReason.OPTION_TAKEN));

        assertThat(answer.problem()).isEqualTo("option-taken");
    }

    @Test
    void copyChangesNoOutcome() {
        var accept = view().link("accept");
        var key = UUID.randomUUID().toString();
        var answer =
                decideWithKey(
                        accept,
                        key,
                        id -> log.events.refused(request, id, RefusalReason.OPTION_TAKEN));
        log.write(log.events.duplicate(request, log.commandId(2)));
        log.write(log.events.expired(request, "o1"));
        awaitState("waiting");

        var again = client.post(accept, FIRST, "Idempotency-Key", key);

        assertThat(answer.problem()).isEqualTo("option-taken");
        assertThat(again.problem()).isEqualTo("option-taken");
        assertThat(log.commands(2)).hasSize(2);
    }

    @Test
    void refusesOptionsThatAreGoneOrWereNeverThere() {
        var accept = view().link("accept");
        log.write(log.events.expired(request, "o1"));
        awaitState("waiting");

        assertThat(client.post(accept, FIRST).problem()).isEqualTo("offer-expired");
        assertThat(client.post(accept, "{\"optionId\": \"o9\"}").problem())
                .isEqualTo("option-taken");
        assertThat(view().json().path("links").propertyNames())
                .containsExactlyInAnyOrder("self", "page", "options", "withdraw");
    }

    @Test
    void cancelsOnceAndSaysSoAgain() {
        decide(view().link("accept"), id -> log.events.confirmed(request, id, "o1"));
        var cancel = view().link("cancel");
        var answer =
                decide(
                        cancel,
                        id -> log.events.cancelled(request, id),
                        id -> log.events.closed(request, id, CloseReason.CANCELLED));

        assertThat(answer.json().path("state").asString()).isEqualTo("closed");
        assertThat(answer.json().path("closedBecause").asString()).isEqualTo("cancelled");
        assertThat(answer.json().at("/session/status").asString()).isEqualTo("cancelled");
        var again = client.post(cancel, "{}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("state").asString()).isEqualTo("closed");
    }

    @Test
    void refusesWrongTokensAlike() {
        var action = view().link("accept");
        var viewToken = self.substring(self.indexOf('=') + 1);

        assertThat(client.get(self + "x").status()).isEqualTo(404);
        assertThat(
                        client.get(self.replace(request.toString(), UUID.randomUUID().toString()))
                                .status())
                .isEqualTo(404);
        assertThat(client.get(self.substring(0, self.indexOf('?'))).status()).isEqualTo(401);
        var crossed = action.replaceAll("token=.*", "token=" + viewToken);
        assertThat(client.post(crossed, FIRST).status()).isEqualTo(404);
    }

    @Test
    void needsAnOptionToAccept() {
        var accept = view().link("accept");

        assertThat(client.post(accept, "{}").problem()).isEqualTo("invalid-request");
        assertThat(client.post(accept, "{").problem()).isEqualTo("malformed");
        assertThat(client.post(accept, "").problem()).isEqualTo("malformed");
    }

    @Test
    void doesNothingForWhomItCannotAnswer() {
        var answer = client.post(view().link("withdraw"), "{}", "Accept", "text/csv");

        assertThat(answer.status()).isEqualTo(406);
        assertThat(log.commands(1)).hasSize(1);
    }

    @Test
    void readingChangesNothing() {
        client.get(view().link("accept"));
        client.get(view().link("withdraw"));

        assertThat(view().json().path("state").asString()).isEqualTo("offered");
        assertThat(log.commands(1)).hasSize(1);
    }

    @SafeVarargs
    private Answer decide(String link, Function<String, SpecificRecord>... events) {
        return decideWithKey(link, UUID.randomUUID().toString(), events);
    }

    /** Sends the action and, in the engine's place, decides the command that comes of it. */
    @SafeVarargs
    private Answer decideWithKey(
            String link, String key, Function<String, SpecificRecord>... events) {
        int number = log.commands(1).size() + 1;
        var answer =
                CompletableFuture.supplyAsync(
                        () -> client.post(link, FIRST, "Idempotency-Key", key));
        var id = log.commandId(number);
        var decided = new ArrayList<SpecificRecord>();
        for (var event : events) {
            decided.add(event.apply(id));
        }
        log.write(decided.toArray(SpecificRecord[]::new));
        return answer.join();
    }

    private Answer view() {
        return client.get(self);
    }

    private void awaitState(String state) {
        await().until(() -> view().json().path("state").asString().equals(state));
    }
}
