// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.whatif;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.firstsession.operations.access.ExitCode;
import org.firstsession.operations.access.KafkaAccess;
import org.firstsession.operations.access.Output;
import org.firstsession.operations.access.PageForm;
import org.firstsession.operations.access.Progress;
import org.firstsession.operations.access.RegistryAccess;
import org.firstsession.operations.access.UsageException;
import org.firstsession.operations.log.Logs;
import org.firstsession.operations.log.WriterSchemas;
import org.firstsession.operations.log.WriterSchemas.RegistryAwayException;
import org.firstsession.operations.policy.PolicyChange;
import org.firstsession.operations.replay.PastBooks;
import org.firstsession.operations.replay.PastPractice;
import org.firstsession.operations.replay.Recorded;
import org.firstsession.schemas.ConfluentAvro;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ops what-if}. */
@Command(
        name = "what-if",
        mixinStandardHelpOptions = true,
        description =
                "Runs the recorded demand of a time through a changed policy, in an engine of its own;"
                        + " writes to no log.")
public final class WhatIfCommand implements Callable<Integer> {

    private final Output output;

    @Mixin private KafkaAccess kafka = new KafkaAccess();
    @Mixin private RegistryAccess registry = new RegistryAccess();

    @Parameters(
            paramLabel = "POLICY.yaml",
            description = "The fields of the policy that change, by their names in docs/topics.md.")
    private Path file = Path.of("");

    @Option(
            names = "--from",
            paramLabel = "TIME",
            required = true,
            description = "Where the time begins (ISO 8601).")
    private Instant from = Instant.EPOCH;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            required = true,
            description = "Where it ends, exclusive (ISO 8601).")
    private Instant to = Instant.EPOCH;

    @Option(
            names = "--practice",
            paramLabel = "ID",
            description = "The practice; needed when there are several.")
    private @Nullable String practice;

    @ArgGroup private PageForm form = new PageForm();

    @Spec private @Nullable CommandSpec spec;

    public WhatIfCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        if (!from.isBefore(to)) {
            throw new UsageException("--to is not after --from");
        }
        var change = PolicyChange.of(file);
        try {
            var page =
                    new ComparisonPage(
                            kafka.administer(admin ->
                                    compare(new Logs(kafka.consumerSettings(), admin), change)));
            form.tell(output, page::asText, page::asHtml, page::asJson);
            return ExitCode.FINE;
        } catch (RegistryAwayException e) {
            throw registry.unreachable(e);
        } catch (KafkaException e) {
            throw kafka.unreachable(e);
        }
    }

    private Comparison compare(Logs logs, PolicyChange change) {
        var recorded = new Recorded(new WriterSchemas(ConfluentAvro.registry(registry.url())));
        var practiceId = practiceOf(logs, recorded);
        var demand = new Demand(recorded, practiceId, from, to);
        logs.forEachPartition(practiceId, demand::read);
        var control = run(logs, recorded, practiceId, demand, PolicyChange.NONE, "as it was");
        var changed = run(logs, recorded, practiceId, demand, change, "changed");
        return new Comparison(
                practiceId,
                from,
                to,
                change.lines(),
                demand.courses(),
                control.courses(),
                changed.courses(),
                demand.answers(),
                control.dropped(),
                changed.dropped());
    }

    private ShadowRun run(
            Logs logs,
            Recorded recorded,
            String practiceId,
            Demand demand,
            PolicyChange change,
            String name) {
        try (var progress =
                Progress.on(spec, form.isJson(), "commands, " + name, demand.unasked().size())) {
            var run =
                    new ShadowRun(
                            start(logs, recorded, practiceId),
                            demand,
                            change,
                            from,
                            to,
                            progress::at);
            run.run();
            return run;
        }
    }

    /** The practice as it stood just before the time; one that was opened later begins empty. */
    private PastPractice start(Logs logs, Recorded recorded, String practiceId) {
        var past = new PastBooks(recorded, practiceId, from.minusMillis(1));
        logs.forEachPartitionOfEvents(practiceId, past::read);
        return past.of(practiceId);
    }

    /** The practice that is meant; one that never was would only seem to have nothing to tell. */
    private String practiceOf(Logs logs, Recorded recorded) {
        var past = new PastBooks(recorded, practice, to);
        logs.forEachPartitionOfEvents(practice, past::read);
        return past.only().book().practiceId().value();
    }
}
