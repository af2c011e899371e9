// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.firstsession.commands.ListTherapist;
import org.firstsession.commands.OpenPractice;
import org.firstsession.commands.SetPolicy;
import org.firstsession.events.TherapistListed;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.schemas.PolicyDefaults;
import org.firstsession.schemas.UuidV7;
import org.firstsession.types.Actor;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Channel;
import org.firstsession.types.Format;
import org.firstsession.types.Licence;
import org.firstsession.types.OfferedHours;
import org.firstsession.types.PartyKind;
import org.firstsession.types.Policy;
import org.firstsession.types.RankingWeights;
import org.firstsession.types.Slot;
import org.firstsession.types.TherapistProfile;
import org.firstsession.types.Weekday;
import org.firstsession.types.WeeklyWindow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many clients at once, few hours: nobody is booked over anybody else. */
class RaceIT {

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    @BeforeAll
    static void startStack() {
        Stack.start();
    }

    @Test
    void givesOneSlotToOneOfTwoHundredClients() throws Exception {
        var practice = open(policy(50, 10), hours("solo", 600, 650));

        var states = race(practice, 200);

        assertThat(states).hasSize(200);
        assertThat(states.stream().filter("confirmed"::equals)).hasSize(1);
        assertThat(states.stream().filter("waitlisted"::equals)).hasSize(199);
        assertThat(Log.events(practice, TrialConfirmed.class)).hasSize(1);
    }

    @Test
    void neverOverlapsSessionsOfDifferentLengths() throws Exception {
        var practice = open(policy(50, 10), hours("ana", 540, 1_020), hours("ben", 540, 1_020));
        var confirmed = race(practice, 4).stream().filter("confirmed"::equals).count();
        var now = now();
        Log.write(
                List.of(
                        new SetPolicy(
                                UuidV7.at(now).toString(),
                                practice,
                                now,
                                system(),
                                Channel.BOARD,
                                policy(75, 15))));
        confirmed += race(practice, 60).stream().filter("confirmed"::equals).count();

        var slots =
                Log.events(practice, TrialConfirmed.class).stream()
                        .map(TrialConfirmed::getSlot)
                        .toList();
        assertThat(slots).hasSize((int) confirmed).hasSizeGreaterThan(4);
        assertThat(slots.stream().map(RaceIT::length).distinct()).hasSize(2);
        for (var one : slots) {
            for (var other : slots) {
                assertThat(one == other || !overlap(one, other))
                        .as("%s and %s", one, other)
                        .isTrue();
            }
        }
        assertThat(overlapsOnTheBoard()).isZero();
    }

    private static Duration length(Slot slot) {
        return Duration.between(slot.getStartsAt(), slot.getEndsAt());
    }

    private static boolean overlap(Slot one, Slot other) {
        return one.getTherapistId().equals(other.getTherapistId())
                && one.getStartsAt().isBefore(other.getBlockedUntil())
                && other.getStartsAt().isBefore(one.getBlockedUntil());
    }

    private static long overlapsOnTheBoard() throws Exception {
        try (var connection = DriverManager.getConnection(Stack.database("board"));
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        """
                                        SELECT count(*) FROM taken_slot a JOIN taken_slot b
                                          ON a.practice_id = b.practice_id
                                         AND a.therapist_id = b.therapist_id
                                         AND a.during && b.during AND a.ctid <> b.ctid\
                                        """)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Each client asks, and takes the first option of whatever is offered. */
    private static List<String> race(String practice, int count) throws Exception {
        try (var clients = Executors.newFixedThreadPool(50)) {
            var answers =
                    clients.invokeAll(
                            IntStream.range(0, count)
                                    .<java.util.concurrent.Callable<String>>mapToObj(
                                            i -> () -> askAndAccept(practice, i))
                                    .toList());
            var states = new ArrayList<String>();
            for (var answer : answers) {
                states.add(answer.get());
            }
            return states;
        }
    }

    private static String askAndAccept(String practice, int number) {
        var answer = Client.ask(practice, Client.request("Racer " + number));
        assertThat(answer.statusCode()).isEqualTo(202);
        var self = Client.json(answer).path("links").path("self").asString();
        var view = Client.await(self, it -> !state(it).equals("received"));
        if (state(view).equals("offered")) {
            var option = view.path("offer").path("options").get(0).path("optionId").asString();
            Client.post(
                    view.path("links").path("accept").asString(),
                    "{\"optionId\":\"" + option + "\"}");
            view = Client.await(self, it -> !state(it).equals("offered"));
        }
        return state(view);
    }

    private static String state(JsonNode view) {
        return view.path("state").asString();
    }

    private static String open(Policy policy, TherapistProfile... therapists) {
        var id = "race-" + Long.toHexString(System.nanoTime());
        var now = now();
        var commands = new ArrayList<org.apache.avro.specific.SpecificRecordBase>();
        commands.add(
                new OpenPractice(
                        UuidV7.at(now).toString(),
                        id,
                        now,
                        system(),
                        Channel.ROSTER_FILE,
                        "Race",
                        ZONE.getId(),
                        List.of(),
                        policy));
        for (var therapist : therapists) {
            commands.add(
                    new ListTherapist(
                            UuidV7.at(now).toString(),
                            id,
                            now,
                            system(),
                            Channel.ROSTER_FILE,
                            therapist));
        }
        Log.write(commands);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> Log.events(id, TherapistListed.class),
                        listed -> listed.size() == therapists.length);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                Client.send(
                                                java.net.http.HttpRequest.newBuilder(
                                                        java.net.URI.create(
                                                                Stack.intake()
                                                                        + "/p/"
                                                                        + id
                                                                        + "/start")))
                                        .statusCode(),
                        status -> status == 200);
        return id;
    }

    /** A therapist with one window, three days from now. */
    private static TherapistProfile hours(String therapist, int from, int to) {
        DayOfWeek day = LocalDate.now(ZONE).plusDays(3).getDayOfWeek();
        return new TherapistProfile(
                therapist,
                1,
                true,
                List.of(PartyKind.INDIVIDUAL),
                ZONE.getId(),
                List.of(new Licence("CA", LocalDate.of(2020, 1, 1), null)),
                List.of("en"),
                null,
                List.of(),
                List.of(),
                List.of(),
                true,
                List.of(
                        new OfferedHours(
                                new WeeklyWindow(Weekday.values()[day.getValue()], from, to),
                                List.of(Format.VIRTUAL),
                                null)),
                100,
                false);
    }

    private static Policy policy(int session, int buffer) {
        return new Policy(
                1,
                session,
                75,
                buffer,
                30,
                60,
                6,
                900,
                7_200,
                2,
                1,
                40_000,
                24,
                240,
                12_000,
                18_000,
                List.of(),
                new RankingWeights(30, 10, 40, 20, 30, 25),
                30,
                List.of(),
                PolicyDefaults.lifetimes(),
                PolicyDefaults.scarcity());
    }

    private static Actor system() {
        return new Actor(ActorRole.SYSTEM, null);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
