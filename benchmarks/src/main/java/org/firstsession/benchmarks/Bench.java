// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.AppInfoParser;
import org.firstsession.benchmarks.cluster.Project;
import org.firstsession.benchmarks.cluster.SharedCluster;
import org.firstsession.benchmarks.engine.EngineInstrument;
import org.firstsession.benchmarks.hotslot.HotSlotHttpInstrument;
import org.firstsession.benchmarks.hotslot.HotSlotInstrument;
import org.firstsession.benchmarks.latency.LatencyInstrument;
import org.firstsession.benchmarks.latency.SweepInstrument;
import org.firstsession.benchmarks.measure.Instrument;
import org.firstsession.benchmarks.measure.Line;
import org.firstsession.benchmarks.measure.Load;
import org.firstsession.benchmarks.measure.Machine;
import org.firstsession.benchmarks.measure.Plan;
import org.firstsession.benchmarks.measure.Report;
import org.firstsession.benchmarks.messages.MessagesInstrument;
import org.firstsession.benchmarks.pages.PagesInstrument;
import org.firstsession.benchmarks.pipeline.PipelineInstrument;
import org.firstsession.benchmarks.pipeline.SelfTest;
import org.firstsession.benchmarks.rebuild.RebuildInstrument;
import org.firstsession.benchmarks.scale.ScaleInstrument;
import org.firstsession.benchmarks.start.StartInstrument;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The program behind {@code ./run bench}. */
@Command(
        name = "run bench",
        mixinStandardHelpOptions = true,
        version = "bench 0.1.0",
        description = {
            "Measures the system beside yardsticks; the figures are ratios of the same run.",
            "Without a name all instruments run, one after the other. What they find is printed",
            "as a table and kept as JSON in .local/bench."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:measured", "1:failed", "2:usage", "3:the machine is busy: not measured"})
public final class Bench implements Callable<Integer> {

    static final int BUSY = 3;

    private final List<Instrument> instruments;
    private final Supplier<Load> look;
    private final Consumer<Report> keep;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "INSTRUMENT",
            description =
                    "self-test, engine, pipeline, hot-slot, hot-slot-http, latency, pages,"
                            + " messages, rebuild, start, scale, sweep")
    private List<String> names = List.of();

    @Option(
            names = "--force",
            description = "measure on a busy machine too; nothing is judged then")
    private boolean force;

    @Option(
            names = "--pairs",
            defaultValue = "5",
            description = "pairs that count (${DEFAULT-VALUE}); fewer than 5 are not judged")
    private int pairs;

    @Option(
            names = "--warm-ups",
            defaultValue = "2",
            description = "rounds before that are dropped (${DEFAULT-VALUE})")
    private int warmUps;

    @Option(
            names = "--small",
            description = "sizes that only show that it works; nothing is judged")
    private boolean small;

    @Option(names = "--json", description = "print JSON in place of tables")
    private boolean json;

    /**
     * @param look tells how busy others keep the machine
     * @param keep takes what was found
     */
    Bench(List<Instrument> instruments, Supplier<Load> look, Consumer<Report> keep) {
        this.keep = keep;
        this.instruments = instruments;
        this.look = look;
    }

    public static void main(String[] arguments) {
        System.exit(
                run(
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                        arguments));
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        try (var cluster = new SharedCluster()) {
            return new Bench(instruments(cluster), Load::now, Bench::toFile)
                    .run(arguments, out, err);
        }
    }

    /** All there are, in the order in which they run. */
    static List<Instrument> instruments(SharedCluster cluster) {
        return List.of(
                new SelfTest(cluster),
                new EngineInstrument(),
                new PipelineInstrument(cluster),
                new HotSlotInstrument(cluster),
                new HotSlotHttpInstrument(cluster),
                new LatencyInstrument(cluster),
                new PagesInstrument(cluster),
                new MessagesInstrument(cluster),
                new RebuildInstrument(),
                new StartInstrument(),
                new ScaleInstrument(cluster),
                new SweepInstrument());
    }

    int run(String[] arguments, PrintWriter out, PrintWriter err) {
        return new CommandLine(this).setOut(out).setErr(err).execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        var line = Objects.requireNonNull(spec).commandLine();
        for (var instrument : chosen(line)) {
            var before = look.get();
            if (before.isBusy() && !force) {
                line.getErr()
                        .printf(
                                "Others use %.0f %% of the processors (load averages %s): figures"
                                        + " from now would say little. %s was not measured;"
                                        + " --force measures all the same.%n",
                                100 * before.othersBusy(),
                                before.loadAverages(),
                                instrument.name());
                return BUSY;
            }
            line.getErr().println("Measuring: " + instrument.name() + " ...");
            var report = measure(instrument, before);
            keep.accept(report);
            line.getOut().println(json ? report.toJson() : report.toTable());
        }
        return CommandLine.ExitCode.OK;
    }

    private List<Instrument> chosen(CommandLine line) {
        var known = instruments.stream().map(Instrument::name).toList();
        names.stream()
                .filter(Predicate.not(known::contains))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new CommandLine.ParameterException(
                            line, "there is no instrument " + unknown + "; there are " + known);
                });
        return instruments.stream()
                .filter(instrument -> names.isEmpty() || names.contains(instrument.name()))
                .toList();
    }

    private Report measure(Instrument instrument, Load before) throws Exception {
        var plan = new Plan(warmUps, pairs);
        var startedAt = Instant.now();
        var watch = Load.watch();
        var findings = instrument.measure(new Instrument.Run(plan, small));
        var during = watch.sinceThen();
        boolean mayJudge = plan.canBeJudged() && !small && !before.isBusy() && !during.isBusy();
        var settings = new TreeMap<>(findings.settings());
        settings.put("pairs", Integer.toString(pairs));
        settings.put("warm-up rounds", Integer.toString(warmUps));
        settings.put("small", Boolean.toString(small));
        return new Report(
                instrument.name(),
                startedAt,
                (System.currentTimeMillis() - startedAt.toEpochMilli()) / 1e3,
                Machine.here(),
                Map.of("kafka", AppInfoParser.getVersion(), "firstSession", version()),
                settings,
                before,
                during,
                mayJudge
                        ? findings.lines()
                        : findings.lines().stream().map(Line::notJudged).toList(),
                findings.tables(),
                findings.notes(),
                findings.plots());
    }

    private static String version() {
        var version = Bench.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static void toFile(Report report) {
        var time = report.startedAt().toString().replace(":", "").substring(0, 17);
        try {
            var folder = Files.createDirectories(Project.root().resolve(".local/bench"));
            Files.writeString(
                    folder.resolve(report.instrument() + "-" + time + ".json"), report.toJson());
            for (var plot : report.plots()) {
                Files.writeString(folder.resolve(plot.name() + ".svg"), plot.toSvg());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
