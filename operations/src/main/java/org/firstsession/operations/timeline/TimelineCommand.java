// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.timeline;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.firstsession.operations.access.ExitCode;
import org.firstsession.operations.access.KafkaAccess;
import org.firstsession.operations.access.Output;
import org.firstsession.operations.access.PageForm;
import org.firstsession.operations.access.Progress;
import org.firstsession.operations.access.RegistryAccess;
import org.firstsession.operations.log.Logs;
import org.firstsession.operations.log.RecordDecoder;
import org.firstsession.operations.log.WriterSchemas;
import org.firstsession.operations.log.WriterSchemas.RegistryAwayException;
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

/** {@code ops timeline}. */
@Command(
        name = "timeline",
        mixinStandardHelpOptions = true,
        description = "Tells everything that happened to a request, session, person or therapist.")
public final class TimelineCommand implements Callable<Integer> {

    private final Output output;

    @Mixin private KafkaAccess kafka = new KafkaAccess();
    @Mixin private RegistryAccess registry = new RegistryAccess();

    @Parameters(paramLabel = "ID", description = "Whose timeline, by its id.")
    private String subject = "";

    @Option(
            names = "--practice",
            paramLabel = "ID",
            description = "Look in one practice. Default: all.")
    private @Nullable String practice;

    @ArgGroup private PageForm form = new PageForm();
    @Spec private @Nullable CommandSpec spec;

    public TimelineCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        try {
            var schemas = new WriterSchemas(ConfluentAvro.registry(registry.url()));
            var timeline = new Timeline(new RecordDecoder(schemas, Set.of()), subject, practice);
            tell(kafka.administer(admin -> read(timeline, admin)));
            return timeline.steps().isEmpty() ? ExitCode.FINDINGS : ExitCode.FINE;
        } catch (RegistryAwayException e) {
            throw registry.unreachable(e);
        } catch (KafkaException e) {
            throw kafka.unreachable(e);
        }
    }

    private Timeline read(Timeline timeline, Admin admin) {
        var logs = new Logs(kafka.consumerSettings(), admin);
        long all = logs.records(practice, Topics.PRACTICE_COMMANDS, Topics.PRACTICE_EVENTS);
        try (var progress = Progress.on(spec, form.isJson(), "records", all)) {
            logs.countingTo(progress::at).forEachPartition(practice, timeline::read);
            return timeline;
        }
    }

    private void tell(Timeline timeline) {
        var page = new TimelinePage(timeline.kind(), subject, timeline.steps());
        form.tell(
                output,
                () ->
                        timeline.steps().isEmpty()
                                ? "nothing on the logs mentions %s%n".formatted(subject)
                                : page.asText(),
                page::asHtml,
                () ->
                        Map.of(
                                "subject", subject,
                                "kind", timeline.kind(),
                                "steps", timeline.steps()));
    }
}
