// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.firstsession.operations.access.DatabaseAccess;
import org.firstsession.operations.access.ExitCode;
import org.firstsession.operations.access.KafkaAccess;
import org.firstsession.operations.access.Output;
import org.firstsession.operations.access.Progress;
import org.firstsession.operations.access.RefusedException;
import org.firstsession.operations.access.RegistryAccess;
import org.firstsession.operations.log.Logs;
import org.firstsession.operations.log.WriterSchemas.RegistryAwayException;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ops verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Checks every promise from the topics and databases alone; changes nothing.")
public final class VerifyCommand implements Callable<Integer> {

    private final Output output;

    @Mixin private KafkaAccess kafka = new KafkaAccess();
    @Mixin private RegistryAccess registry = new RegistryAccess();
    @Mixin private DatabaseAccess databases = new DatabaseAccess();

    @Option(
            names = "--practice",
            paramLabel = "ID",
            description = "Look at one practice. Default: all.")
    private @Nullable String practice;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Tell of what was recorded at or after this instant (ISO 8601).")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "Tell of what was recorded before this instant (ISO 8601).")
    private @Nullable Instant to;

    @Option(
            names = "--logs-only",
            description = "Leave the databases alone: H0, H4 and H5 are not checked then.")
    private boolean logsOnly;

    @Option(
            names = "--show",
            paramLabel = "NUMBER",
            defaultValue = "20",
            description = "How many violations of each promise are printed. Default: 20.")
    private int shown;

    @Option(names = "--json", description = "Answer with JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    public VerifyCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        long begun = System.nanoTime();
        var scope = new Scope(practice, from, to);
        var findings = new Findings(scope, shown);
        try {
            verify(scope, findings);
        } catch (SQLException e) {
            throw databases.failure(e);
        } catch (RegistryAwayException e) {
            throw registry.unreachable(e);
        } catch (KafkaException e) {
            throw kafka.unreachable(e);
        }
        if (practice != null && from == null && to == null && isEmpty(findings)) {
            throw new RefusedException("nothing on the logs is of a practice " + practice);
        }
        var report = new Report(findings, logsOnly, (System.nanoTime() - begun) / 1_000_000);
        if (json) {
            output.json(report.asJson());
        } else {
            output.text(report.asText());
        }
        return findings.none() ? ExitCode.FINE : ExitCode.FINDINGS;
    }

    /** A practice that nobody has ever heard of keeps all promises; whoever asks has mistyped. */
    private static boolean isEmpty(Findings findings) {
        return findings.none() && !findings.facts(Promise.H1).containsKey("commands");
    }

    private void verify(Scope scope, Findings findings) throws SQLException {
        // The registry is asked for each schema by itself: that takes as long as reading the logs.
        var schemas = registryDifferences();
        try (var open = logsOnly ? null : Databases.open(databases)) {
            kafka.administer(admin -> {
                configuration(admin, open, findings);
                read(admin, open, findings, scope);
                return findings;
            });
        }
        new ConfigurationAudit(findings).registry(result(schemas));
    }

    private FutureTask<List<String>> registryDifferences() {
        var task =
                new FutureTask<List<String>>(() -> {
                    var differences =
                            new ArrayList<>(registry.ask(schemas -> schemas.check(Topics.ALL)));
                    differences.addAll(registry.unsafeSubjects(Topics.ALL));
                    return differences;
                });
        Thread.ofPlatform().daemon().name("registry").start(task);
        return task;
    }

    private static List<String> result(FutureTask<List<String>> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the registry", e);
        }
    }

    private static void configuration(Admin admin, @Nullable Databases open, Findings findings)
            throws SQLException {
        var configuration = new ConfigurationAudit(findings);
        configuration.cluster(admin);
        if (open != null) {
            configuration.database("intake", open.intakeNow());
            configuration.database("notification", open.notificationNow());
        }
    }

    private void read(Admin admin, @Nullable Databases open, Findings findings, Scope scope)
            throws SQLException {
        long commands = new Logs(kafka.consumerSettings(), admin).commands(practice);
        try (var progress = Progress.on(spec, json, "commands", commands)) {
            new Verification(
                            kafka.consumerSettings(),
                            admin,
                            ConfluentAvro.registry(registry.url()),
                            open,
                            findings,
                            scope,
                            progress::at)
                    .run();
        }
    }
}
