// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.engine;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.firstsession.benchmarks.cluster.Project;
import org.firstsession.benchmarks.measure.Goal;
import org.firstsession.benchmarks.measure.Instrument;
import org.firstsession.benchmarks.measure.Line;
import org.firstsession.benchmarks.measure.Pairs;
import org.firstsession.benchmarks.measure.Spread;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The engine alone, by JMH: one decision by size of the practice, and a mixed workload. */
public final class EngineInstrument implements Instrument {

    private static final String SMALL_PRACTICE = "100";
    private static final String[] PRACTICES = {SMALL_PRACTICE, "1000", "10000"};

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public Findings measure(Run run) throws Exception {
        var decisions =
                new Runner(
                                options(run)
                                        .include(DecisionBenchmark.class.getName())
                                        .param(
                                                "therapists",
                                                run.small()
                                                        ? new String[] {SMALL_PRACTICE}
                                                        : PRACTICES)
                                        .build())
                        .run();
        var mixed =
                new Runner(options(run).include(MixedWorkloadBenchmark.class.getName()).build())
                        .run();
        var lines = new ArrayList<Line>();
        var small = figures(decisions, SMALL_PRACTICE);
        for (var result : decisions) {
            lines.addAll(lines(result, small));
        }
        for (var result : mixed) {
            lines.add(
                    Line.ofFigure(
                            "mixed workload, decided and applied in one thread",
                            "1/s",
                            scores(result),
                            Goal.atLeast(50_000)));
            lines.add(bytes("mixed workload, allocated per command", result));
        }
        return new Findings(
                lines,
                List.of(),
                Map.of("iterations", "5 of 2 s after 5 of 2 s"),
                List.of("JMH's own report is in .local/bench/jmh.txt"));
    }

    private static ChainedOptionsBuilder options(Run run) throws Exception {
        var folder = Files.createDirectories(Project.root().resolve(".local/bench"));
        var seconds = run.small() ? TimeValue.milliseconds(100) : TimeValue.seconds(2);
        return new OptionsBuilder()
                .forks(run.size(1, 0))
                .warmupIterations(run.size(5, 1))
                .warmupTime(seconds)
                .measurementIterations(run.size(5, 1))
                .measurementTime(seconds)
                .jvmArgs("-Xmx4g", "-XX:+UseSerialGC")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .output(folder.resolve("jmh.txt").toString());
    }

    private static List<Line> lines(RunResult result, RunResult small) {
        var therapists = result.getParams().getParam("therapists");
        var what = "one decision, " + therapists + " therapists";
        boolean isLarge = therapists.equals(PRACTICES[PRACTICES.length - 1]);
        var lines = new ArrayList<Line>();
        lines.add(
                Line.ofRatio(
                        what + ", p50, beside 100",
                        "µs",
                        new Pairs.Figures(
                                percentile(small, 50),
                                percentile(result, 50),
                                Spread.of(
                                        List.of(
                                                percentile(result, 50).median()
                                                        / percentile(small, 50).median()))),
                        isLarge ? Goal.atMost(2) : Goal.NONE));
        lines.add(
                Line.ofFigure(
                        what + ", p99",
                        "µs",
                        percentile(result, 99),
                        isLarge ? Goal.atMost(100) : Goal.NONE));
        lines.add(bytes(what + ", allocated", result));
        return lines;
    }

    private static RunResult figures(Collection<RunResult> results, String therapists) {
        return results.stream()
                .filter(result -> therapists.equals(result.getParams().getParam("therapists")))
                .findFirst()
                .orElseThrow();
    }

    private static Spread percentile(RunResult result, int percent) {
        return Spread.of(List.of(result.getPrimaryResult().getStatistics().getPercentile(percent)));
    }

    /** One figure for each iteration. */
    private static Spread scores(RunResult result) {
        return Spread.of(
                result.getBenchmarkResults().stream()
                        .flatMap(benchmark -> benchmark.getIterationResults().stream())
                        .map(iteration -> iteration.getPrimaryResult().getScore())
                        .toList());
    }

    private static Line bytes(String what, RunResult result) {
        double allocated = 0;
        for (var name : result.getSecondaryResults().keySet()) {
            if (name.endsWith("gc.alloc.rate.norm")) {
                allocated = result.getSecondaryResults().get(name).getScore();
            }
        }
        return Line.ofFigure(what, "bytes", Spread.of(List.of(allocated)), Goal.NONE);
    }
}
