// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.statement;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.firstsession.operations.access.ExitCode;
import org.firstsession.operations.access.KafkaAccess;
import org.firstsession.operations.access.Output;
import org.firstsession.operations.access.Progress;
import org.firstsession.operations.access.RefusedException;
import org.firstsession.operations.access.RegistryAccess;
import org.firstsession.operations.log.DecisionCursor;
import org.firstsession.operations.log.Logs;
import org.firstsession.operations.log.RecordDecoder;
import org.firstsession.operations.log.WriterSchemas;
import org.firstsession.operations.verify.LogCheck;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ops statement}. */
@Command(
        name = "statement",
        mixinStandardHelpOptions = true,
        description = "Signs where each practice stood at the end of a day, and checks it later.",
        synopsisSubcommandLabel = "COMMAND")
public final class StatementCommand {

    /** Only numbers and chains are stated. */
    private static final Set<String> NOT_READ =
            Set.of("explanation", "options", "needs", "profile");

    private final Output output;

    @Spec private @Nullable CommandSpec spec;

    public StatementCommand(Output output) {
        this.output = output;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Makes a pair of keys; keep the private one away from the brokers.")
    int key(
            @Option(names = "--key", paramLabel = "FILE", required = true) Path privateKey,
            @Option(names = "--public-key", paramLabel = "FILE", required = true) Path publicKey,
            @Option(names = "--dry-run", description = "Say what would be made; make nothing.")
                    boolean dryRun,
            @Option(names = "--json", description = "Answer with JSON.") boolean json) {
        if (!dryRun) {
            Keys.create(privateKey, publicKey);
        }
        output.list(
                json,
                dryRun ? "wouldMake" : "made",
                List.of(privateKey.toString(), publicKey.toString()),
                "nothing");
        return ExitCode.FINE;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Appends the signed statement of a day that is over to a file.")
    int sign(
            @Mixin KafkaAccess kafka,
            @Mixin RegistryAccess registry,
            @Option(
                            names = "--day",
                            paramLabel = "DATE",
                            required = true,
                            description = "The day, in UTC.")
                    LocalDate day,
            @Option(names = "--key", paramLabel = "FILE", required = true) Path privateKey,
            @Option(
                            names = "--file",
                            paramLabel = "FILE",
                            required = true,
                            description = "Where the statements are kept, away from the brokers.")
                    Path file,
            @Option(names = "--dry-run", description = "Print the line instead.") boolean dryRun,
            @Option(names = "--json", description = "Answer with JSON.") boolean json) {
        if (!day.isBefore(LocalDate.now(ZoneOffset.UTC))) {
            throw new RefusedException(day + " is not over yet");
        }
        var statements = new StatementFile(file);
        var statement =
                kafka.administer(
                        admin -> statement(kafka, registry, admin, day, statements.head(), json));
        var line = StatementFile.line(statement, privateKey);
        if (!dryRun) {
            statements.append(line);
        }
        if (json) {
            output.json(Map.of("statement", statement, "written", !dryRun));
        } else if (dryRun) {
            output.text(line + "\n");
        } else {
            output.text(
                    "%s: %d practices, %d violations, signed and appended to %s%n"
                            .formatted(
                                    day, statement.heads().size(), statement.violations(), file));
        }
        return statement.violations() == 0 ? ExitCode.FINE : ExitCode.FINDINGS;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Checks the signatures, and the logs against what was signed.")
    int check(
            @Mixin KafkaAccess kafka,
            @Mixin RegistryAccess registry,
            @Option(names = "--public-key", paramLabel = "FILE", required = true) Path publicKey,
            @Option(names = "--file", paramLabel = "FILE", required = true) Path file,
            @Option(names = "--json", description = "Answer with JSON.") boolean json) {
        var findings = new ArrayList<String>();
        var statements = new StatementFile(file).read(Keys.publicKey(publicKey), findings);
        kafka.administer(admin -> {
            var check = new HeadCheck(decoder(registry), statements, findings);
            read(new Logs(kafka.consumerSettings(), admin), json, check::read);
            check.end();
            return check;
        });
        output.list(
                json,
                "findings",
                findings,
                "%d statements verify, and the logs are as they say".formatted(statements.size()));
        return findings.isEmpty() ? ExitCode.FINE : ExitCode.FINDINGS;
    }

    private Statement statement(
            KafkaAccess kafka,
            RegistryAccess registry,
            Admin admin,
            LocalDate day,
            String previous,
            boolean json) {
        var from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        var to = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        var heads = new Heads(decoder(registry), from, to);
        read(new Logs(kafka.consumerSettings(), admin), json, heads::read);
        long violations =
                new LogCheck(
                                kafka.consumerSettings(),
                                admin,
                                ConfluentAvro.registry(registry.url()))
                        .violationsBetween(from, to);
        return new Statement(day.toString(), previous, violations, heads.found());
    }

    private void read(Logs logs, boolean json, Consumer<DecisionCursor> reader) {
        long all = logs.records(null, Topics.PRACTICE_COMMANDS, Topics.PRACTICE_EVENTS);
        try (var progress = Progress.on(spec, json, "records", all)) {
            logs.countingTo(progress::at).forEachPartition(null, reader);
        }
    }

    private static RecordDecoder decoder(RegistryAccess registry) {
        return new RecordDecoder(
                new WriterSchemas(ConfluentAvro.registry(registry.url())), NOT_READ);
    }
}
