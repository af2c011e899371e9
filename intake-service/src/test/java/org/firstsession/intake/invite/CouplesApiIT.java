// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.commands.AcceptOffer;
import org.firstsession.commands.DeclineInvitation;
import org.firstsession.commands.JoinRequest;
import org.firstsession.commands.RequestTrial;
import org.firstsession.events.RefusalReason;
import org.firstsession.intake.people.People;
import org.firstsession.intake.request.ValidRequest;
import org.firstsession.intake.running.ApiClient;
import org.firstsession.intake.running.ApiClient.Answer;
import org.firstsession.intake.running.PracticeLog;
import org.firstsession.intake.running.RunningService;
import org.firstsession.types.ActorRole;
import org.firstsession.types.FormatWish;
import org.firstsession.types.PartyKind;
import org.firstsession.types.SafetyScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CouplesApiIT extends RunningService {

    private static final Instant DEADLINE =
            Instant.now().plusSeconds(400_000).truncatedTo(ChronoUnit.MILLIS);
    private static final String JOINING =
            """
            {"name": "Sam Roe", "email": "sam@example.com", "adult": true, "consents": true,
             "state": "NV", "zip": "89109",
             "times": [{"day": "TUE", "from": "17:00", "to": "21:00"}]}
            """;

    private final ApiClient client = new ApiClient(URL);
    private final String practice = "couples-" + UUID.randomUUID();
    private PracticeLog log;
    @Autowired private People people;

    @BeforeEach
    void open() {
        log = openPractice(practice);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void takesTwoAtOneScreenAsOneRequest() {
        var accepted =
                ask(
                        """
                        {"kind": "couple-together",
                         "partner": {"name": "Sam Roe", "email": "sam@example.com", "state": "NV",
                                     "adult": true, "consents": true}}
                        """);

        assertThat(accepted.status()).isEqualTo(202);
        var needs = ((RequestTrial) log.command(1)).getNeeds();
        assertThat(needs.getParty()).isEqualTo(PartyKind.COUPLE);
        assertThat(needs.getParticipants())
                .extracting(one -> one.getState())
                .containsExactly("CA", "NV");
        assertThat(needs.getParticipants().get(1).getTimes())
                .isEqualTo(needs.getParticipants().get(0).getTimes());
        assertThat(people.ofRequest(practice, accepted.requestId()))
                .extracting(person -> person.name())
                .containsExactly("Alex Doe", "Sam Roe");
        assertThat(accepted.link("invite")).isEmpty();
    }

    @Test
    void showsTheInvitationAndNothingElse() {
        var asker = invite("{}");

        var invitation = client.get(asker.link("invite"));

        assertThat(invitation.status()).isEqualTo(200);
        assertThat(invitation.json().propertyNames())
                .containsExactlyInAnyOrder("practice", "expiresAt", "links");
        assertThat(invitation.json().path("practice").asString()).isEqualTo("Lakeside Counseling");
        assertThat(Instant.parse(invitation.json().path("expiresAt").asString()))
                .isEqualTo(DEADLINE);
        assertThat(invitation.json().path("links").propertyNames())
                .containsExactlyInAnyOrder("join", "decline");
        assertThat(view(asker).json().path("state").asString()).isEqualTo("awaiting-partner");
        assertThat(view(asker).json().path("links").propertyNames())
                .containsExactlyInAnyOrder("self", "page", "withdraw", "continueAlone", "invite");
        assertThat(client.get(asker.link("invite") + "x").status()).isEqualTo(404);
        var anyProgram =
                client.send(
                        HttpRequest.newBuilder(URI.create(asker.link("invite")))
                                .header("Accept", "text/plain"));
        assertThat(anyProgram.status()).isEqualTo(200);
        assertThat(anyProgram.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void bothAgreeEachForThemselves() {
        var asker = invite("{}");
        var joined = join(asker, JOINING);
        assertThat(joined.status()).isEqualTo(200);
        assertThat(joined.json().path("state").asString()).isEqualTo("waiting");
        var command = (JoinRequest) log.command(2);
        assertThat(command.getActor().getRole()).isEqualTo(ActorRole.PARTNER);
        assertThat(command.getWishes().getFormat()).isEqualTo(FormatWish.EITHER);
        assertThat(command.getPartner().getState()).isEqualTo("NV");
        assertThat(command.getSafety()).isNull();
        log.write(log.events.offered(asker.requestId(), command.getCommandId(), "o1"));
        awaitState(asker, "offered");
        awaitState(joined, "offered");

        var first = decide(view(joined).link("accept"), id -> consented(asker, id, partner()));
        assertThat(first.json().path("state").asString()).isEqualTo("awaiting-partner");
        assertThat(first.json().at("/links/accept").isMissingNode()).isTrue();
        assertThat(
                        client.post(view(asker).link("accept").replace("accept", "nothing"), "{}")
                                .status())
                .isEqualTo(404);
        assertThat(view(asker).json().path("state").asString()).isEqualTo("offered");
        assertThat(view(asker).json().at("/offer/options").size()).isEqualTo(1);

        var second =
                decide(
                        view(asker).link("accept"),
                        id -> consented(asker, id, asker()),
                        id -> log.events.confirmed(asker.requestId(), id, "o1"));
        assertThat(((AcceptOffer) log.command(4)).getActor().getRole()).isEqualTo(ActorRole.CLIENT);
        assertThat(second.json().path("state").asString()).isEqualTo("confirmed");
        awaitState(joined, "confirmed");
        assertThat(client.post(view(joined).link("self").replace("?", "/accept?"), "{}").status())
                .isEqualTo(404);
    }

    @Test
    void agreeingTwiceIsFine() {
        var asker = invite("{}");
        var joined = join(asker, JOINING);
        log.write(log.events.offered(asker.requestId(), log.commandId(2), "o1"));
        awaitState(joined, "offered");
        var accept = view(joined).link("accept");
        decide(accept, id -> consented(asker, id, partner()));

        var again = client.post(accept, "{\"optionId\": \"o1-1\"}");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("state").asString()).isEqualTo("awaiting-partner");
        assertThat(log.commands(3)).hasSize(3);
    }

    @Test
    void aNoToAnOfferShowsToWhoSaidItAlone() {
        var asker = invite("{}");
        var joined = join(asker, JOINING);
        log.write(log.events.offered(asker.requestId(), log.commandId(2), "o1"));
        awaitState(joined, "offered");
        var before = view(asker).response().body();

        var answer =
                decide(
                        view(joined).link("decline"),
                        id -> log.events.withheld(asker.requestId(), id, "o1", partner()));

        assertThat(answer.json().path("state").asString()).isEqualTo("waiting");
        assertThat(answer.json().path("offer").isMissingNode()).isTrue();
        assertThat(view(asker).response().body()).isEqualTo(before);
    }

    @Test
    void decliningChangesNothingThatAnybodySees() {
        var asker = invite("{}");
        var seenByAsker = view(asker).response().body();
        var seenByHolder = client.get(asker.link("invite")).response().body();

        var answer =
                decide(
                        client.get(asker.link("invite")).link("decline"),
                        id -> log.events.invitationDeclined(asker.requestId(), id));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(log.command(2)).isInstanceOf(DeclineInvitation.class);
        assertThat(view(asker).response().body()).isEqualTo(seenByAsker);
        assertThat(client.get(asker.link("invite")).response().body()).isEqualTo(seenByHolder);
    }

    @Test
    void asWellAsSilenceItEndsInTheSameSuggestion() {
        var asker = invite("{}");

        log.write(log.events.suggested(asker.requestId(), asker()));
        awaitState(asker, "waiting");

        assertThat(view(asker).json().path("links").propertyNames())
                .containsExactlyInAnyOrder("self", "page", "withdraw", "continueAlone");
        var alone =
                decide(
                        view(asker).link("continueAlone"),
                        id -> log.events.continuedAlone(asker.requestId(), id, asker()));
        assertThat(alone.status()).isEqualTo(200);
        assertThat(client.get(asker.link("invite")).json().path("links").isEmpty()).isTrue();
    }

    @Test
    void whoIsLeftBehindLearnsThatItIsNotGoingAhead() {
        var asker = invite("{}");
        var joined = join(asker, JOINING);
        decide(
                view(asker).link("continueAlone"),
                id -> log.events.continuedAlone(asker.requestId(), id, asker()));

        awaitState(joined, "closed");

        assertThat(view(joined).json().path("closedBecause").asString()).isEqualTo("not-together");
        assertThat(view(asker).json().path("state").asString()).isEqualTo("waiting");
    }

    @Test
    void joiningAgainWithAnotherKeyFindsTheInvitationClosed() {
        var asker = invite("{}");
        var key = UUID.randomUUID().toString();
        var joined = join(asker, JOINING, key);

        var link = client.get(asker.link("invite")).link("join");
        assertThat(client.post(link, JOINING, "Idempotency-Key", key).json())
                .isEqualTo(joined.json());
        assertThat(client.post(link, JOINING).problem()).isEqualTo("invitation-closed");
        assertThat(log.commands(2)).hasSize(2);
    }

    @Test
    void keepsNothingOfAJoiningThatWasRefused() {
        var asker = invite("{}");

        var answer =
                decide(
                        client.get(asker.link("invite")).link("join"),
                        JOINING,
                        id ->
                                log.events.refused(
                                        asker.requestId(), id, RefusalReason.INVITATION_CLOSED));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("invitation-closed");
        assertThat(people.ofRequest(practice, asker.requestId())).hasSize(1);
    }

    @Test
    void namesTheFieldsOfAJoiningThatCannotBeUsed() {
        var asker = invite("{}");
        var link = client.get(asker.link("invite")).link("join");

        var answer = client.post(link, "{\"state\": \"XX\", \"colour\": 1}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("state", "name", "email", "consents", "colour");
        assertThat(client.post(link, "{").status()).isEqualTo(400);
        assertThat(client.post(link.replaceAll("token=.*", "token=x"), JOINING).status())
                .isEqualTo(404);
        assertThat(client.post(link.replaceAll("\\?.*", ""), JOINING).status()).isEqualTo(401);
    }

    @Test
    void aWorryOfEitherIsKeptBackByItsScopeAlone() {
        var asker = invite("{\"person\": {\"safety\": {\"speaksFreely\": false}}}");
        assertThat(((RequestTrial) log.command(1)).getSafety()).isEqualTo(SafetyScope.JOINT);

        join(asker, JOINING.replace("{\"name\"", "{\"safety\": {\"tellAlone\": true}, \"name\""));

        var command = (JoinRequest) log.command(2);
        assertThat(command.getSafety()).isEqualTo(SafetyScope.JOINT);
        assertThat(command.toString()).doesNotContain("tellAlone");
        assertThat(people.safetyAnswers(asker.requestId(), UUID.fromString(partner())))
                .hasValueSatisfying(answers -> assertThat(answers.tellAlone()).isTrue());
        awaitState(asker, "awaiting-partner");
    }

    @Test
    void wordsOfOneOfTwoAreReadMoreClosely() {
        var words = "{\"kind\": \"couple-invite\", \"message\": \"he hit me\"}";

        var accepted =
                client.request(
                        practice,
                        UUID.randomUUID().toString(),
                        ValidRequest.with(words).toString());

        assertThat(accepted.json().path("help").isObject()).isTrue();
        assertThat(((RequestTrial) log.command(1)).getSafety()).isEqualTo(SafetyScope.JOINT);
    }

    /** Somebody asks and invites; the invitation is on the log. */
    private Answer invite(String patch) {
        var body = ValidRequest.with("{\"kind\": \"couple-invite\"}");
        ValidRequest.merge(body, patch);
        var accepted = client.request(practice, UUID.randomUUID().toString(), body.toString());
        assertThat(accepted.status()).isEqualTo(202);
        var command = (RequestTrial) log.command(1);
        log.write(
                log.events.requested(command),
                log.events.invited(accepted.requestId(), command.getCommandId(), DEADLINE));
        awaitState(accepted, "awaiting-partner");
        return accepted;
    }

    private Answer ask(String patch) {
        return client.request(
                practice, UUID.randomUUID().toString(), ValidRequest.with(patch).toString());
    }

    private Answer join(Answer asker, String body) {
        return join(asker, body, UUID.randomUUID().toString());
    }

    private Answer join(Answer asker, String body, String key) {
        var link = client.get(asker.link("invite")).link("join");
        var answer =
                CompletableFuture.supplyAsync(
                        () -> client.post(link, body, "Idempotency-Key", key));
        log.write(log.events.joined((JoinRequest) log.command(2)));
        return answer.join();
    }

    private String asker() {
        return ((RequestTrial) log.command(1)).getActor().getId();
    }

    private String partner() {
        return ((JoinRequest) log.command(2)).getPartner().getPersonId();
    }

    private SpecificRecord consented(Answer asker, String commandId, String person) {
        return log.events.consented(asker.requestId(), commandId, "o1", person);
    }

    @SafeVarargs
    private Answer decide(String link, Function<String, SpecificRecord>... events) {
        return decide(link, "{\"optionId\": \"o1-1\"}", events);
    }

    /** Sends the action and, in the engine's place, decides the command that comes of it. */
    @SafeVarargs
    private Answer decide(String link, String body, Function<String, SpecificRecord>... events) {
        int number = log.commands(1).size() + 1;
        var answer = CompletableFuture.supplyAsync(() -> client.post(link, body));
        var id = log.commandId(number);
        var decided = new SpecificRecord[events.length];
        for (int i = 0; i < events.length; i++) {
            decided[i] = events[i].apply(id);
        }
        log.write(decided);
        return answer.join();
    }

    private Answer view(Answer of) {
        return client.get(of.link("self"));
    }

    private void awaitState(Answer of, String state) {
        await().until(() -> view(of).json().path("state").asString().equals(state));
    }
}
