// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.latency;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.firstsession.benchmarks.cluster.Intake;
import org.firstsession.benchmarks.measure.Waits;
import org.firstsession.events.TrialOffered;
import org.firstsession.schemas.Topics;
import tools.jackson.databind.JsonNode;

/**
 * Clients who ask, look at their page until there is an offer, accept the first option, and cancel,
 * so that the practice never fills up. Through HTTP, as any client.
 */
final class Journeys {

    /** So that a wait is known to 5 ms. */
    private static final Duration LOOK_CLOSELY = Duration.ofMillis(5);

    /** At the peak nothing is timed, and looking would be most of the load. */
    private static final Duration LOOK_NOW_AND_THEN = Duration.ofMillis(100);

    private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

    private final Intake intake;
    private final String kafka;

    Journeys(Intake intake, String kafka) {
        this.intake = intake;
        this.kafka = kafka;
    }

    /** The most journeys per second. */
    double peak(int people, Duration length) throws Exception {
        return Arrival.peak(
                people,
                length,
                cameAt -> visit(cameAt, LOOK_NOW_AND_THEN, new ConcurrentLinkedQueue<>()));
    }

    /** How long clients wait who come at a rate. */
    Stay at(double perSecond, Duration length, long seed) throws Exception {
        var visits = new ConcurrentLinkedQueue<Visit>();
        try (var offers =
                new Watch(kafka, Topics.PRACTICE_EVENTS.name(), TrialOffered.class.getName())) {
            Arrival.at(perSecond, length, seed, cameAt -> visit(cameAt, LOOK_CLOSELY, visits));
            return stay(List.copyOf(visits), offers);
        }
    }

    private void visit(long cameAt, Duration lookAgain, Queue<Visit> visits) throws Exception {
        var received = intake.ask();
        long accepted = System.nanoTime();
        var self = received.path("links").path("self").asString();
        var view = await("offered", self, intake.view(self), lookAgain);
        long visible = System.nanoTime();
        var option = view.path("offer").path("options").get(0).path("optionId").asString();
        var accept = view.path("links").path("accept").asString();
        var confirmed =
                await("confirmed", self, intake.act(accept, Map.of("optionId", option)), lookAgain);
        long answered = System.nanoTime();
        visits.add(
                new Visit(
                        received.path("requestId").asString(),
                        cameAt,
                        accepted - cameAt,
                        visible - cameAt,
                        answered - visible));
        intake.act(confirmed.path("links").path("cancel").asString(), Map.of());
    }

    private JsonNode await(String state, String self, JsonNode seen, Duration lookAgain)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        var view = seen;
        while (!view.path("state").asString().equals(state)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("a request stays " + view.path("state").asString());
            }
            Arrival.waitUntil(System.nanoTime() + lookAgain.toNanos());
            view = intake.view(self);
        }
        return view;
    }

    private static Stay stay(List<Visit> visits, Watch offers) {
        var readable = new ArrayList<Long>();
        var seen = offers.await(visits.stream().map(Visit::requestId).toList());
        for (int i = 0; i < visits.size(); i++) {
            readable.add(seen.get(i).orElseThrow() - visits.get(i).cameAt());
        }
        return new Stay(
                Waits.ofNanos(readable),
                Waits.ofNanos(visits.stream().map(Visit::untilAccepted).toList()),
                Waits.ofNanos(visits.stream().map(Visit::untilVisible).toList()),
                Waits.ofNanos(visits.stream().map(Visit::untilConfirmed).toList()));
    }

    private record Visit(
            String requestId,
            long cameAt,
            long untilAccepted,
            long untilVisible,
            long untilConfirmed) {}

    /**
     * How long clients waited, each from their coming, but for the last.
     *
     * @param readable until the offer could be read from the log
     * @param accepted until the request was accepted
     * @param visible until the client's page showed the offer
     * @param confirmed from sending the accept to the answer that it is confirmed
     */
    record Stay(Waits readable, Waits accepted, Waits visible, Waits confirmed) {}
}
