// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.hotslot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.firstsession.benchmarks.cluster.ChildProcess;
import org.firstsession.benchmarks.cluster.Intake;
import org.firstsession.benchmarks.log.LogRuns;
import org.firstsession.benchmarks.measure.Rush;
import org.firstsession.benchmarks.measure.Throughput;
import org.firstsession.benchmarks.workload.BenchPractice;

/**
 * People accept through intake-service's API. A call ends when the client knows how it went: the
 * command has gone through database, log, engine, log and view by then, or is refused.
 */
record OurHttp(LogRuns log, ChildProcess engine, String url) {

    private static final int DECIDED = 200;
    private static final int UNDER_WAY = 202;
    private static final int CONFLICT = 409;
    private static final int SEED = 4711;

    Answered run(HttpScene scene) throws Exception {
        var practice = BenchPractice.create("hothttp");
        try (var intake = new Intake(url, practice.id())) {
            var offers = offers(scene, practice, intake);
            var calls = new ArrayList<Rush.Call<Boolean>>(scene.accepts());
            for (int i = 0; i < scene.accepts(); i++) {
                var offer = offers.get(i % offers.size());
                calls.add(() -> isBooked(intake, offer));
            }
            Collections.shuffle(calls, new Random(SEED));
            try (var confirmed = log.confirmationsOf(practice.id())) {
                var answers = Rush.of(calls);
                var sessions = confirmed.untilNow();
                if (sessions.size() > offers.size() || !answers.all().contains(true)) {
                    throw new IllegalStateException(
                            "%d sessions of %d offers".formatted(sessions.size(), offers.size()));
                }
                return new Answered(
                        new Throughput(calls.size(), calls.size(), answers.wall(), Duration.ZERO),
                        sessions.size(),
                        Overlaps.count(sessions));
            }
        }
    }

    /** Opens a practice, and has people ask until its hours are held. */
    private List<Offer> offers(HttpScene scene, BenchPractice practice, Intake intake)
            throws Exception {
        var hours = scene.practice().apply(scene.hours());
        log.decide(engine, practice.id(), hours.opening(practice));
        intake.awaitOpen();
        int first = hours.shortFirst() > 0 ? Math.min(hours.shortFirst(), scene.hours()) : 0;
        var offers = new ArrayList<Offer>();
        if (first > 0) {
            offers.addAll(ask(intake, first));
            log.decide(engine, practice.id(), List.of(hours.longer(practice)));
        }
        offers.addAll(ask(intake, scene.hours() - first));
        return offers;
    }

    /** The offers that so many people get; some may have to wait. */
    private static List<Offer> ask(Intake intake, int people) throws Exception {
        Rush.Call<List<Offer>> person =
                () -> {
                    var self = intake.askAboutAnything().path("links").path("self").asString();
                    var view = intake.await(self, state -> !state.equals("received"));
                    var option = view.path("offer").path("options").path(0);
                    return option.isMissingNode()
                            ? List.of()
                            : List.of(
                                    new Offer(
                                            self,
                                            view.path("links").path("accept").asString(),
                                            option.path("optionId").asString()));
                };
        return Rush.of(Collections.nCopies(people, person)).all().stream()
                .flatMap(List::stream)
                .toList();
    }

    private static boolean isBooked(Intake intake, Offer offer) throws Exception {
        int status = intake.tryTo(offer.accept(), Map.of("optionId", offer.optionId()));
        return switch (status) {
            case DECIDED -> true;
            case CONFLICT -> false;
            case UNDER_WAY -> {
                // The client looks until it knows.
                intake.await(offer.self(), "confirmed"::equals);
                yield true;
            }
            default -> throw new IllegalStateException("accepting was answered with " + status);
        };
    }

    /** An hour that is held for somebody. */
    private record Offer(String self, String accept, String optionId) {}
}
