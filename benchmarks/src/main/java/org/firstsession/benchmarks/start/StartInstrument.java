// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.firstsession.benchmarks.cluster.Project;
import org.firstsession.benchmarks.measure.Goal;
import org.firstsession.benchmarks.measure.Instrument;
import org.firstsession.benchmarks.measure.Line;
import org.firstsession.benchmarks.measure.Pairs;
import org.firstsession.benchmarks.measure.Plan;
import org.firstsession.benchmarks.measure.Table;

/**
 * From {@code ./run} on empty data to the first confirmed booking, beside the bare parts until they
 * answer; and what the services hold in memory after a load, beside empty applications.
 */
public final class StartInstrument implements Instrument {

    /** About so many calls to the services does one journey make. */
    private static final int CALLS_PER_JOURNEY = 8;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public Findings measure(Run run) throws Exception {
        var parent = Files.createDirectories(Project.root().resolve(".local/bench"));
        // After a failure it stays, with the logs that tell of it.
        var folder = Files.createTempDirectory(parent, "start-");
        var empty = EmptyApps.unpack(folder);
        int journeys = run.size(400, 10);
        var pairs =
                Pairs.measure(
                        once(run.plan()),
                        round ->
                                BareParts.run(
                                        empty,
                                        folder.resolve("bare-" + round),
                                        journeys * CALLS_PER_JOURNEY),
                        round -> OurStack.run(folder.resolve("ours-" + round), journeys));
        delete(folder);
        return findings(pairs, journeys);
    }

    /** Each start is a cold one: more than one round of warm-up would warm nothing. */
    private static Plan once(Plan plan) {
        return new Plan(Math.min(1, plan.warmUps()), plan.pairs());
    }

    private static Findings findings(Pairs<Started> pairs, int journeys) {
        var seconds = pairs.figures(Started::seconds);
        var lines = new ArrayList<Line>();
        lines.add(
                Line.ofRatio(
                        "empty data → first confirmed booking, beside bare parts that answer",
                        "s",
                        seconds,
                        Goal.atMost(1.25)));
        lines.add(
                Line.ofFigure(
                        "empty data → first confirmed booking",
                        "s",
                        seconds.ours(),
                        Goal.atMost(20)));
        lines.add(
                Line.ofRatio(
                        "memory of the three services after a load, beside empty applications",
                        "MB",
                        pairs.figures(Started::allMegabytes),
                        Goal.atMost(1.25)));
        return new Findings(
                lines,
                List.of(memory(pairs)),
                Map.of(
                        "journeys",
                        Integer.toString(journeys),
                        "start caches",
                        hasCaches() ? "of ./run quicken" : "none"),
                List.of(
                        "the yardstick starts PostgreSQL, broker, registry and three empty"
                                + " applications with the services' libraries; it has no caches",
                        "one round of warm-up is dropped, whatever --warm-ups says"));
    }

    private static Table memory(Pairs<Started> pairs) {
        var rows = new ArrayList<List<String>>();
        for (var service : Service.values()) {
            var figures = pairs.figures(started -> started.megabytes(service));
            rows.add(
                    List.of(
                            service.module(),
                            number(figures.yardstick().median()),
                            number(figures.ours().median())));
        }
        return new Table(
                "Resident memory after a load, MB",
                List.of("service", "empty application", "ours"),
                rows);
    }

    private static String number(double megabytes) {
        return String.format(Locale.ROOT, "%.0f", megabytes);
    }

    private static boolean hasCaches() {
        return Files.isDirectory(Project.root().resolve(".local/apps/caches"));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
