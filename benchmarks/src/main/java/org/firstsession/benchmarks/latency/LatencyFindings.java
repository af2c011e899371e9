// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.latency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.firstsession.benchmarks.latency.Journeys.Stay;
import org.firstsession.benchmarks.latency.LatencyInstrument.Peak;
import org.firstsession.benchmarks.measure.Goal;
import org.firstsession.benchmarks.measure.Instrument.Findings;
import org.firstsession.benchmarks.measure.Line;
import org.firstsession.benchmarks.measure.Pairs;
import org.firstsession.benchmarks.measure.Spread;
import org.firstsession.benchmarks.measure.Waits;

/**
 * What clients' waits come to.
 *
 * @param pairs until the offer can be read, beside the bare path
 * @param stays all of our clients' waits, one entry per pair
 */
record LatencyFindings(Pairs<Waits> pairs, List<Stay> stays, Peak peak, Duration length) {

    private static final String WHOLE_WAY = "request sent → offer readable";

    private static final List<Wait> OURS =
            List.of(
                    new Wait(WHOLE_WAY, Stay::readable, Goal.atMost(20), Goal.atMost(50)),
                    new Wait("request sent → accepted (202)", Stay::accepted, Goal.NONE, Goal.NONE),
                    new Wait(
                            "request sent → the client's page shows the offer",
                            Stay::visible,
                            Goal.NONE,
                            Goal.NONE),
                    new Wait(
                            "accept sent → the waiting client is answered",
                            Stay::confirmed,
                            Goal.NONE,
                            Goal.NONE));

    Findings all() {
        var lines = new ArrayList<Line>();
        lines.add(
                Line.ofRatio(
                        WHOLE_WAY + ", p50, beside the bare path",
                        "ms",
                        pairs.figures(Waits::median),
                        Goal.NONE));
        lines.add(
                Line.ofRatio(
                        WHOLE_WAY + ", p99, beside the bare path",
                        "ms",
                        pairs.figures(Waits::p99),
                        Goal.atMost(1.25)));
        for (var wait : OURS) {
            lines.add(line(wait, "p50", Waits::median, wait.p50()));
            lines.add(line(wait, "p99", Waits::p99, wait.p99()));
        }
        return new Findings(
                lines,
                List.of(),
                Map.of(
                        "journeys per second", format("%.1f", peak.shared()),
                        "seconds per run", Long.toString(length.toSeconds())),
                List.of(
                        format(
                                "peak: %.0f journeys per second (request, look at the page every"
                                        + " 100 ms, accept, cancel), measured at a fifth of it; at the"
                                        + " peak a journey takes %.1f ms of matching-service's"
                                        + " processor time and %.1f ms of intake-service's",
                                peak.journeysPerSecond(), peak.engineMillis(), peak.intakeMillis()),
                        together("bare path", Pairs.Pair::yardstick),
                        together("ours", Pairs.Pair::ours)));
    }

    private Line line(Wait wait, String name, ToDoubleFunction<Waits> figure, Goal goal) {
        var spread =
                Spread.of(
                        stays.stream()
                                .map(stay -> figure.applyAsDouble(wait.of().apply(stay)))
                                .toList());
        return Line.ofFigure(wait.words() + ", " + name, "ms", spread, goal);
    }

    /** Few come in one run, so the longest waits of all runs together say more. */
    private String together(String side, Function<Pairs.Pair<Waits>, Waits> waits) {
        var all = Waits.together(pairs.pairs().stream().map(waits));
        return format(
                "%s, %s, all runs together: %d waits, p50 %.1f ms, p99 %.1f ms",
                WHOLE_WAY, side, all.millis().size(), all.median(), all.p99());
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /** One of the waits of a client, and what it should be. */
    private record Wait(String words, Function<Stay, Waits> of, Goal p50, Goal p99) {}
}
