// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.asof;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.firstsession.operations.access.ExitCode;
import org.firstsession.operations.access.KafkaAccess;
import org.firstsession.operations.access.Output;
import org.firstsession.operations.access.PageForm;
import org.firstsession.operations.access.Progress;
import org.firstsession.operations.access.RegistryAccess;
import org.firstsession.operations.log.Logs;
import org.firstsession.operations.log.WriterSchemas;
import org.firstsession.operations.log.WriterSchemas.RegistryAwayException;
import org.firstsession.operations.replay.PastBooks;
import org.firstsession.operations.replay.Recorded;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ops as-of}. */
@Command(
        name = "as-of",
        mixinStandardHelpOptions = true,
        description =
                "Tells how a practice stood at a past moment: calendar, queue and load; exit code 1"
                        + " when none was open then.")
public final class AsOfCommand implements Callable<Integer> {

    private final Output output;

    @Mixin private KafkaAccess kafka = new KafkaAccess();
    @Mixin private RegistryAccess registry = new RegistryAccess();

    @Parameters(
            paramLabel = "TIME",
            description = "The moment (ISO 8601, such as 2026-11-27T14:30:00Z).")
    private Instant moment = Instant.EPOCH;

    @Option(names = "--practice", paramLabel = "ID", description = "One practice. Default: all.")
    private @Nullable String practice;

    @Option(
            names = "--days",
            paramLabel = "NUMBER",
            defaultValue = "14",
            description = "How many days of the calendar are told. Default: 14.")
    private int days;

    @ArgGroup private PageForm form = new PageForm();
    @Spec private @Nullable CommandSpec spec;

    public AsOfCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        try {
            var states =
                    kafka.administer(admin -> states(new Logs(kafka.consumerSettings(), admin)));
            tell(states);
            return states.isEmpty() ? ExitCode.FINDINGS : ExitCode.FINE;
        } catch (RegistryAwayException e) {
            throw registry.unreachable(e);
        } catch (KafkaException e) {
            throw kafka.unreachable(e);
        }
    }

    private List<PracticeState> states(Logs logs) {
        var recorded = new Recorded(new WriterSchemas(ConfluentAvro.registry(registry.url())));
        var past = new PastBooks(recorded, practice, moment);
        long all = logs.records(practice, Topics.PRACTICE_EVENTS);
        try (var progress = Progress.on(spec, form.isJson(), "events", all)) {
            logs.countingTo(progress::at).forEachPartitionOfEvents(practice, past::read);
        }
        return past.open().stream().map(one -> PracticeState.of(one, moment, days)).toList();
    }

    private void tell(List<PracticeState> states) {
        var page = new StatePage(moment, days, states);
        form.tell(
                output,
                page::asText,
                page::asHtml,
                () -> Map.of("at", moment, "practices", states));
    }
}
