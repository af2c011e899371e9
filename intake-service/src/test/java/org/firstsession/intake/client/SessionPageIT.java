// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.firstsession.commands.ConfirmWhereabouts;
import org.firstsession.commands.RescheduleTrial;
import org.firstsession.events.RefusalReason;
import org.firstsession.intake.desk.Desk;
import org.firstsession.intake.desk.Matter;
import org.firstsession.intake.people.TherapistPeople;
import org.firstsession.intake.people.TherapistPerson;
import org.firstsession.intake.request.ValidRequest;
import org.firstsession.intake.running.ApiClient;
import org.firstsession.intake.running.ApiClient.Answer;
import org.firstsession.intake.running.EventsForTests;
import org.firstsession.intake.running.PageVisitor;
import org.firstsession.intake.running.PracticeLog;
import org.firstsession.intake.running.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of somebody with a confirmed session, without script. */
class SessionPageIT extends RunningService {

    private static final String VIDEO = "https://video.example/ana";

    @Autowired private TherapistPeople therapists;
    @Autowired private Desk desk;

    private final ApiClient client = new ApiClient(URL);
    private final PageVisitor visitor = new PageVisitor();
    private final String practice = "page-" + UUID.randomUUID();
    private PracticeLog log;
    private final String mailbox = "ana-" + UUID.randomUUID() + "@example.com";
    private Answer asked;
    private UUID request;
    private String person;

    @BeforeEach
    void ask() {
        log = openPractice(practice);
        therapists.addUnknown(
                practice,
                new TherapistPerson(
                        "t-ana", "Ana Ruiz", "LMFT", mailbox, VIDEO, "Wei Zhang, LPCC"));
        asked =
                client.request(
                        practice, UUID.randomUUID().toString(), ValidRequest.json().toString());
        request = asked.requestId();
        person =
                ((org.firstsession.commands.RequestTrial) log.command(1))
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
    void tellsWhatOneNeedsForTheSession() {
        assertThat(visitor.open(asked.link("page")).body()).doesNotContain(VIDEO);
        booked();

        var page = visitor.open(asked.link("page"));

        assertThat(page.body())
                .contains("Your session is confirmed", VIDEO, "Ana Ruiz, LMFT")
                .contains("we remind you before the session", "/p/" + practice + "/contact")
                .contains("counts as a late cancellation");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void saysWhoSupervisesAnAssociateBeforeAnybodySaysYes() {
        log.write(
                log.events.requested(request, log.commandId(1)),
                log.events.offered(request, log.commandId(1), "o1"));

        var page =
                await().until(
                                () -> visitor.open(asked.link("page")).body(),
                                it -> it.contains("o1-1"));

        assertThat(page)
                .contains("Ana Ruiz, LMFT", "Associate, supervised by Wei Zhang, LPCC")
                .contains("Licensed where the session is held: California");
    }

    @Test
    void remembersWhoWantsToBeToldAlsoWhenTheirHoursLapseJustThen() {
        log.write(
                log.events.requested(request, log.commandId(1)),
                log.events.offered(request, log.commandId(1), "o1"));
        await().until(() -> visitor.open(asked.link("page")).body().contains("o1-1"));

        var sent = CompletableFuture.supplyAsync(() -> visitor.press("tellMe"));
        log.write(log.events.refused(request, log.commandId(2), RefusalReason.OFFER_EXPIRED));

        assertThat(sent.join().body()).contains("tells you when something else opens");
        assertThat(desk.waiting(practice))
                .singleElement()
                .satisfies(item -> assertThat(item.matter()).isEqualTo(Matter.TELL_WHEN_OPEN));
    }

    @Test
    void namesTheZoneOfTheTimesToMoveToInWords() {
        booked();

        assertThat(visitor.open(asked.link("page")).body())
                .contains("Times are in Pacific Time.")
                .doesNotContain("America/Los_Angeles");
    }

    @Test
    void givesTheSessionToACalendar() {
        booked();
        visitor.open(asked.link("page"));

        var file = visitor.open(URL + "/r/" + request + "/calendar.ics");

        assertThat(file.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/calendar");
        assertThat(file.body())
                .contains("SUMMARY:Appointment", "METHOD:PUBLISH", "@first-session.example")
                .doesNotContain("Ana", VIDEO);
    }

    @Test
    void confirmsWhereSomebodySitsAndKeepsWhatWasTypedBesideAnError() {
        booked();
        visitor.open(asked.link("page"));

        var wrong = visitor.press("whereabouts", "state", "", "address", "1 Canary Court");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("1 Canary Court", "we need this to go on");

        var sent =
                CompletableFuture.supplyAsync(() ->
                        visitor.press("whereabouts", "state", "CA", "address", "1 Canary Court"));
        assertThat(((ConfirmWhereabouts) log.command(2)).getState()).isEqualTo("CA");
        log.write(log.events.seated(request, log.commandId(2), person, "CA"));
        assertThat(sent.join().body()).contains("You said: California.", "1 Canary Court");
    }

    @Test
    void tellsWhereSomebodySitsToTheirTherapistAlone() {
        booked();
        visitor.open(asked.link("page"));
        var sent =
                CompletableFuture.supplyAsync(() ->
                        visitor.press("whereabouts", "state", "CA", "address", "1 Canary Court"));
        log.write(log.events.seated(request, log.commandId(2), person, "CA"));
        sent.join();

        assertThat(seats("t-ana").json().toString()).contains("1 Canary Court", "\"CA\"");
        assertThat(seats("t-ben").status()).isEqualTo(404);
    }

    @Test
    void movesASessionOnceHoweverOftenTheButtonIsPressed() {
        booked();
        var key = "key";
        var value = UUID.randomUUID().toString();
        visitor.open(asked.link("page"));
        var first =
                CompletableFuture.supplyAsync(
                        () -> visitor.press("reschedule", key, value, "times", "TUE-1-morning"));
        assertThat(((RescheduleTrial) log.command(2)).getTimes()).hasSize(1);
        log.write(
                log.events.rescheduled(
                        request, log.commandId(2), EventsForTests.TOMORROW.plusSeconds(7_200)));
        assertThat(first.join().body()).contains("The time below is the one that counts");

        var again = visitor.press("reschedule", key, value, "times", "TUE-1-morning");

        assertThat(again.body()).contains("The time below is the one that counts");
        assertThat(log.commands(2)).hasSize(2);
    }

    @Test
    void saysWhatHappenedWhenNothingElseIsFree() {
        booked();
        visitor.open(asked.link("page"));
        var sent = CompletableFuture.supplyAsync(() -> visitor.press("reschedule"));
        log.write(
                log.events.refused(request, log.commandId(2), RefusalReason.NOTHING_ELSE_FEASIBLE));

        assertThat(sent.join().body())
                .contains("What you have stays yours", "Your session is confirmed");
    }

    @Test
    void cancelsNothingWithoutTheTick() {
        booked();
        visitor.open(asked.link("page"));

        var page = visitor.press("cancel");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("please tick the box if the session should be cancelled");
        assertThat(log.commands(1)).hasSize(1);
    }

    @Test
    void refusesToTellOfLatenessADayBefore() {
        booked();
        visitor.open(asked.link("page"));

        assertThat(visitor.press("late", "minutes", "10").statusCode()).isEqualTo(409);
        visitor.open(asked.link("page"));
        assertThat(visitor.press("late", "minutes", "a lot").statusCode()).isEqualTo(400);
    }

    @Test
    void tellsTheDeskAndTheTherapistWhoComesLateOnceForEachTimeItIsNews() {
        log.write(
                log.events.requested(request, log.commandId(1)),
                log.events.confirmedSoon(request, "c", "o1", List.of(person)));
        awaitConfirmed();
        visitor.open(asked.link("page"));

        assertThat(visitor.press("late", "minutes", "10").body()).contains("running late");
        visitor.press("late", "minutes", "10");
        visitor.press("late", "minutes", "20");

        await().until(() -> mailsToTherapist().size() == 2);
        assertThat(mailsToTherapist().getFirst())
                .contains("about 10 minutes late")
                .doesNotContain("Alex");
        assertThat(desk.waiting(practice))
                .singleElement()
                .satisfies(item -> assertThat(item.words()).isEqualTo("20"));
    }

    private List<String> mailsToTherapist() {
        return NOTIFICATION.taken().stream().filter(it -> it.contains(mailbox)).toList();
    }

    @Test
    void refusesTheFormsOfOtherSites() {
        booked();
        var stranger = new PageVisitor();
        stranger.open(URL + "/p/" + practice + "/start");

        assertThat(stranger.press("r/" + request + "/cancel", "sure", "yes").statusCode())
                .isIn(403, 404);
        assertThat(log.commands(1)).hasSize(1);
    }

    private Answer seats(String therapist) {
        var body =
                "{\"viewer\": \"%s\", \"purpose\": \"session\", \"therapistId\": \"%s\"}"
                        .formatted(therapist, therapist);
        return client.send(
                HttpRequest.newBuilder(
                                URI.create(
                                        URL
                                                + "/internal/practices/"
                                                + practice
                                                + "/requests/"
                                                + request
                                                + "/whereabouts"))
                        .header("Authorization", "Bearer " + INTERNAL_TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private void booked() {
        log.write(
                log.events.requested(request, log.commandId(1)),
                log.events.confirmed(request, "c", "o1", List.of(person)));
        awaitConfirmed();
    }

    private void awaitConfirmed() {
        await().until(() ->
                client.get(asked.link("self")).json().path("state").asString().equals("confirmed"));
    }
}
