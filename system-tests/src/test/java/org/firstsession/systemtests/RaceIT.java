// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstsession.systemtests.OwnPractice.hours;
import static org.firstsession.systemtests.OwnPractice.policy;

import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.types.Slot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many clients at once, few hours: nobody is booked over anybody else. */
class RaceIT {

    @BeforeAll
    static void startStack() {
        Stack.start();
    }

    @Test
    void givesOneSlotToOneOfTwoHundredClients() throws Exception {
        var practice = OwnPractice.open(policy(50, 10), hours("solo", 600, 650)).id;

        var states = race(practice, 200);

        assertThat(states).hasSize(200);
        assertThat(states.stream().filter("confirmed"::equals)).hasSize(1);
        assertThat(states.stream().filter("waitlisted"::equals)).hasSize(199);
        assertThat(Log.events(practice, TrialConfirmed.class)).hasSize(1);
    }

    @Test
    void neverOverlapsSessionsOfDifferentLengths() throws Exception {
        var own =
                OwnPractice.open(
                        policy(50, 10), hours("ana", 540, 1_020), hours("ben", 540, 1_020));
        var practice = own.id;
        var confirmed = race(practice, 4).stream().filter("confirmed"::equals).count();
        own.sets(policy(75, 15));
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
}
