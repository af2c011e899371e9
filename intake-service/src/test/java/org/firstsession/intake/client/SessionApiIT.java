// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.commands.ConfirmWhereabouts;
import org.firstsession.commands.ContinueOrStop;
import org.firstsession.commands.RecordOutcome;
import org.firstsession.commands.RequestTrial;
import org.firstsession.commands.RescheduleTrial;
import org.firstsession.events.CloseReason;
import org.firstsession.events.RefusalReason;
import org.firstsession.intake.desk.Desk;
import org.firstsession.intake.desk.Matter;
import org.firstsession.intake.people.Seats;
import org.firstsession.intake.people.Whereabouts;
import org.firstsession.intake.request.ValidRequest;
import org.firstsession.intake.running.ApiClient;
import org.firstsession.intake.running.ApiClient.Answer;
import org.firstsession.intake.running.EventsForTests;
import org.firstsession.intake.running.PracticeLog;
import org.firstsession.intake.running.RunningService;
import org.firstsession.types.Choice;
import org.firstsession.types.Outcome;
import org.firstsession.types.Weekday;
import org.firstsession.types.WeeklyWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What can be done about a confirmed session, and after it. */
class SessionApiIT extends RunningService {

    private static final Instant LATER = EventsForTests.TOMORROW.plusSeconds(7_200);

    @Autowired private Seats seats;
    @Autowired private Desk desk;

    private final ApiClient client = new ApiClient(URL);
    private final String practice = "session-" + UUID.randomUUID();
    private PracticeLog log;
    private String self;
    private UUID request;
    private String person;

    @BeforeEach
    void ask() {
        log = openPractice(practice);
        var accepted =
                client.request(
                        practice, UUID.randomUUID().toString(), ValidRequest.json().toString());
        self = accepted.link("self");
        request = accepted.requestId();
        person =
                ((RequestTrial) log.command(1))
                        .getNeeds()
                        .getParticipants()
                        .getFirst()
                        .getPersonId();
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void linksWhatCanBeDoneBeforeASession() {
        booked();

        assertThat(view().json().path("links").propertyNames())
                .containsExactlyInAnyOrder("self", "page", "reschedule", "cancel", "whereabouts");
        assertThat(view().json().at("/session/status").asString()).isEqualTo("confirmed");
    }

    @Test
    void movesASessionToTimesThatAreGiven() {
        booked();
        var answer =
                decide(
                        view().link("reschedule"),
                        """
                        {"times": [{"day": "TUE", "from": "09:00", "to": "12:00"}]}\
                        """,
                        id -> log.events.rescheduled(request, id, LATER));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/session/startsAt").asString()).isEqualTo(LATER.toString());
        var command = (RescheduleTrial) log.command(2);
        assertThat(command.getTimes()).containsExactly(new WeeklyWindow(Weekday.TUE, 540, 720));
        assertThat(command.getOtherTherapist()).isFalse();
        assertThat(command.getSessionId()).isEqualTo("s-" + request);
    }

    @Test
    void saysThatNothingElseIsFreeAndKeepsTheSession() {
        booked();
        var answer =
                decide(
                        view().link("reschedule"),
                        "{}",
                        id -> log.events.refused(request, id, RefusalReason.NOTHING_ELSE_FEASIBLE));

        assertThat(answer.problem()).isEqualTo("nothing-else-free");
        assertThat(view().json().at("/session/status").asString()).isEqualTo("confirmed");
    }

    @Test
    void offersOtherHoursWhileTheOldOneStaysBooked() {
        booked();
        decide(view().link("reschedule"), "{}", id -> log.events.moveOffered(request, id, "o2"));

        var view = view();
        assertThat(view.json().path("state").asString()).isEqualTo("confirmed");
        assertThat(view.json().at("/offer/offerId").asString()).isEqualTo("o2");
        assertThat(view.json().path("links").propertyNames())
                .contains("accept", "decline", "cancel")
                .doesNotContain("reschedule");
        var moved =
                decide(
                        view.link("accept"),
                        "{\"optionId\": \"o2-1\"}",
                        id -> log.events.rescheduled(request, id, EventsForTests.TOMORROW));
        assertThat(moved.json().has("offer")).isFalse();
        assertThat(client.post(view.link("accept"), "{\"optionId\": \"o2-1\"}").status())
                .isEqualTo(200);
    }

    @Test
    void namesTheTimesThatCannotBeUsed() {
        booked();

        var answer =
                client.post(
                        view().link("reschedule"),
                        "{\"times\": [{\"day\": \"TUE\", \"from\": \"12:00\", \"to\": \"09:00\"}]}");

        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("times[0].to");
    }

    @Test
    void keepsWhereSomebodySitsInTheVaultAndTheStateAloneOnTheLog() {
        booked();
        var answer =
                decide(
                        view().link("whereabouts"),
                        """
                        {"state": "NV", "address": "1 Canary Court",
                         "emergencyContact": "Kim, +1 775 555 0100"}\
                        """,
                        id -> log.events.seated(request, id, person, "NV"));

        assertThat(answer.status()).isEqualTo(200);
        var command = (ConfirmWhereabouts) log.command(2);
        assertThat(command.getState()).isEqualTo("NV");
        assertThat(command.toString()).doesNotContain("Canary").doesNotContain("555 0100");
        assertThat(seats.find(request, UUID.fromString(person)))
                .contains(new Whereabouts("1 Canary Court", "Kim, +1 775 555 0100"));
        assertThat(client.post(view().link("whereabouts"), "{}").problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void asksHowItWentAndWhatIsWantedNext() {
        bookedInThePast();
        assertThat(view().json().path("links").propertyNames())
                .containsExactlyInAnyOrder("self", "page", "outcome");

        var answer =
                decide(
                        view().link("outcome"),
                        "{\"outcome\": \"attended\"}",
                        id -> log.events.outcome(request, id, person, Outcome.ATTENDED));
        assertThat(answer.json().at("/session/status").asString()).isEqualTo("attended");
        assertThat(((RecordOutcome) log.command(2)).getOutcome()).isEqualTo(Outcome.ATTENDED);
        // Once more is the same answer.
        assertThat(client.post(view().link("outcome"), "{\"outcome\": \"attended\"}").status())
                .isEqualTo(200);

        var wanted =
                decide(
                        view().link("choice"),
                        "{\"choice\": \"stop\"}",
                        id -> log.events.chosen(request, id, person, Choice.STOP),
                        id -> log.events.closed(request, id, CloseReason.STOPPED));
        assertThat(wanted.json().path("state").asString()).isEqualTo("closed");
        assertThat(wanted.json().path("closedBecause").asString()).isEqualTo("stopped");
        assertThat(((ContinueOrStop) log.command(3)).getChoice()).isEqualTo(Choice.STOP);
        assertThat(log.commands(3)).hasSize(3);
    }

    @Test
    void leavesItToAPersonToArrangeHowItGoesOn() {
        bookedInThePast();
        decide(
                view().link("outcome"),
                "{\"outcome\": \"attended\"}",
                id -> log.events.outcome(request, id, person, Outcome.ATTENDED));

        decide(
                view().link("choice"),
                "{\"choice\": \"continue\"}",
                id -> log.events.chosen(request, id, person, Choice.CONTINUE),
                id -> log.events.closed(request, id, CloseReason.CONTINUES));

        assertThat(desk.waiting(practice))
                .singleElement()
                .satisfies(item -> assertThat(item.matter()).isEqualTo(Matter.GOES_ON));
    }

    @Test
    void takesAnOutcomeBack() {
        bookedInThePast();
        decide(
                view().link("outcome"),
                "{\"outcome\": \"no-show\"}",
                id -> log.events.outcome(request, id, person, Outcome.NO_SHOW));
        assertThat(view().json().at("/session/status").asString()).isEqualTo("no-show");

        var answer =
                decide(
                        view().link("outcome"),
                        "{\"outcome\": \"none\"}",
                        id -> log.events.outcome(request, id, person, null));

        assertThat(((RecordOutcome) log.command(3)).getOutcome()).isNull();
        assertThat(answer.json().at("/session/status").asString()).isEqualTo("confirmed");
    }

    @Test
    void nobodyChoosesBeforeEverybodysOutcomeIsOnRecord() {
        log.write(
                log.events.requested(request, log.commandId(1)),
                log.events.confirmedInThePast(
                        request, "c", "o1", List.of(person, UUID.randomUUID().toString())),
                log.events.outcome(request, person, Outcome.ATTENDED));
        await().until(() -> view().json().at("/session/status").asString().equals("attended"));

        assertThat(view().json().path("links").propertyNames()).doesNotContain("choice");
    }

    @Test
    void refusesAnOutcomeThatIsNone() {
        bookedInThePast();

        assertThat(client.post(view().link("outcome"), "{\"outcome\": \"fine\"}").problem())
                .isEqualTo("invalid-request");
        assertThat(client.post(view().link("outcome"), "").problem()).isEqualTo("malformed");
    }

    private void booked() {
        log.write(
                log.events.requested(request, log.commandId(1)),
                log.events.confirmed(request, "c", "o1", List.of(person)));
        awaitConfirmed();
    }

    private void bookedInThePast() {
        log.write(
                log.events.requested(request, log.commandId(1)),
                log.events.confirmedInThePast(request, "c", "o1", List.of(person)));
        awaitConfirmed();
    }

    private void awaitConfirmed() {
        await().until(() -> view().json().path("state").asString().equals("confirmed"));
    }

    @SafeVarargs
    private Answer decide(String link, String body, Function<String, SpecificRecord>... events) {
        int number = log.commands(1).size() + 1;
        var answer = CompletableFuture.supplyAsync(() -> client.post(link, body));
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
}
