// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.firstsession.benchmarks.cluster.DemoPractice;
import org.firstsession.benchmarks.cluster.SharedCluster;
import org.firstsession.benchmarks.measure.Goal;
import org.firstsession.benchmarks.measure.Instrument;
import org.firstsession.benchmarks.measure.Line;
import org.firstsession.benchmarks.measure.Pairs;
import org.firstsession.benchmarks.measure.Spread;

/**
 * What the pages of a client cost while fifty people look at them at once, beside the smallest
 * answer that the same server gives. Times are taken on the same machine, from the call to the last
 * byte.
 */
public final class PagesInstrument implements Instrument {

    private static final String SMALLEST = "/actuator/health/liveness";
    private static final double MOST_KILOBYTES = 100;
    private static final int KILOBYTE = 1_000;
    private static final double PERCENTILE = 0.95;

    private final SharedCluster shared;

    public PagesInstrument(SharedCluster shared) {
        this.shared = shared;
    }

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public Findings measure(Run run) throws Exception {
        try (var practice = DemoPractice.on(shared.get());
                var visitor = new Visitor(practice.url())) {
            var pages = pages(visitor);
            var lines = new ArrayList<Line>();
            lines.add(weight(visitor, pages.values().iterator().next()));
            for (var page : pages.entrySet()) {
                lines.add(time(run, visitor, page.getKey(), page.getValue()));
            }
            return new Findings(
                    lines,
                    List.of(),
                    Map.of(
                            "people at once", Integer.toString(people(run)),
                            "visits of each", Integer.toString(visits(run)),
                            "processor time of intake-service, s",
                                    Long.toString(practice.intake().cpu().toSeconds()),
                            "processor time of matching-service, s",
                                    Long.toString(practice.engine().cpu().toSeconds())),
                    List.of(
                            "The yardstick is "
                                    + SMALLEST
                                    + " of the same server, asked by as many.",
                            "Weight: the start page with its styles and scripts, as they come over the"
                                    + " wire."));
        }
    }

    private static Map<String, String> pages(Visitor visitor) throws Exception {
        var pages = new LinkedHashMap<String, String>();
        pages.put("start page", "/p/" + DemoPractice.ID + "/start");
        var offered = visitor.offered(DemoPractice.ID);
        visitor.open(offered.at("/links/page").asString());
        pages.put("page with an offer", "/r/" + offered.path("requestId").asString());
        var confirmed = visitor.accepted(visitor.offered(DemoPractice.ID));
        visitor.open(confirmed.at("/links/page").asString());
        pages.put("page with a session", "/r/" + confirmed.path("requestId").asString());
        return pages;
    }

    private static Line weight(Visitor visitor, String start) throws Exception {
        double kilobytes = visitor.weight(start) / (double) KILOBYTE;
        return Line.ofFigure(
                "weight of the start page",
                "kB",
                Spread.of(List.of(kilobytes)),
                Goal.atMost(MOST_KILOBYTES));
    }

    private static Line time(Run run, Visitor visitor, String name, String path) throws Exception {
        var figures =
                Pairs.measure(
                        run.plan(),
                        round -> p95Millis(run, visitor, SMALLEST),
                        round -> p95Millis(run, visitor, path));
        return Line.ofRatio(name + ", p95", "ms", figures.figures(Double::doubleValue), Goal.NONE);
    }

    private static double p95Millis(Run run, Visitor visitor, String path) throws Exception {
        Callable<List<Long>> person =
                () -> {
                    var nanos = new ArrayList<Long>();
                    for (int i = 0; i < visits(run); i++) {
                        nanos.add(visitor.nanos(path));
                    }
                    return nanos;
                };
        var all = new ArrayList<Long>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<List<Long>>>();
            for (int i = 0; i < people(run); i++) {
                tasks.add(person);
            }
            for (var answer : people.invokeAll(tasks)) {
                all.addAll(answer.get());
            }
        }
        all.sort(null);
        return all.get((int) Math.ceil(PERCENTILE * all.size()) - 1) / 1e6;
    }

    private static int people(Run run) {
        return run.size(50, 4);
    }

    private static int visits(Run run) {
        return run.size(40, 2);
    }
}
