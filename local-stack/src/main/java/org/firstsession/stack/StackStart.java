// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.firstsession.schemas.SchemaRegistration;
import org.firstsession.schemas.TopicProvisioning;
import org.firstsession.schemas.Topics;

/**
 * One start of the stack. What needs nothing from others starts at once; registry and services
 * start when PostgreSQL is there. Parts that are running already are left alone.
 */
final class StackStart {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration RECONNECTING = Duration.ofSeconds(20);

    private final StackSettings settings;
    private final PidFiles pids;
    private final Secrets secrets;
    private final Progress progress;
    private final List<ProcessHandle> started = new ArrayList<>();
    private boolean cancelled;

    StackStart(StackSettings settings, PidFiles pids, Secrets secrets, Progress progress) {
        this.settings = settings;
        this.pids = pids;
        this.secrets = secrets;
        this.progress = progress;
    }

    /** Returns when all is ready. When a part fails, all that this start has started is ended. */
    void run() {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                everything(pool).join();
            } catch (CompletionException e) {
                cancel();
                // Somebody may be asking a part that is gone now, with a lot of patience.
                pool.shutdownNow();
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }

    private CompletableFuture<?> everything(ExecutorService pool) {
        var postgres = timed(pool, "postgresql", this::postgres);
        var parts = new ArrayList<CompletableFuture<?>>();
        parts.add(postgres);
        parts.add(timed(pool, "kafka", this::kafka));
        parts.add(timed(pool, "inbox", this::inbox));
        parts.add(postgres.thenCompose(done -> timed(pool, "registry", this::registry)));
        for (var app : ServiceApp.values()) {
            var unpacked = CompletableFuture.supplyAsync(() -> app.unpacked(settings), pool);
            parts.add(unpacked);
            parts.add(
                    unpacked.thenCombine(postgres, (jar, done) -> jar)
                            .thenCompose(jar ->
                                    timed(
                                            pool,
                                            app.module(),
                                            () -> service(new ServiceProcess(app, jar)))));
        }
        var all = CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new));
        // The first failure is the news; nobody should wait for the patience of the others.
        var failure = new CompletableFuture<Void>();
        for (var part : parts) {
            part.whenComplete((done, thrown) -> {
                if (thrown != null) {
                    failure.completeExceptionally(thrown);
                }
            });
        }
        return CompletableFuture.anyOf(all, failure);
    }

    /** Runs the start of a part, which tells whether it had to start anything. */
    private CompletableFuture<Void> timed(ExecutorService pool, String part, PartStart start) {
        return CompletableFuture.runAsync(
                () -> {
                    var from = System.nanoTime();
                    if (start.startsAnew()) {
                        progress.ready(part, Duration.ofNanos(System.nanoTime() - from));
                    } else {
                        progress.alreadyRunning(part);
                    }
                },
                pool);
    }

    private boolean postgres() {
        var running = pids.find("postgresql");
        var port = settings.port(StackPort.POSTGRES);
        var log = settings.log("postgresql");
        var postgres =
                running.isPresent()
                        ? Postgres.running(port, log, running.get())
                        : Postgres.launch(settings.data("postgresql"), log, port);
        if (running.isEmpty()) {
            remember("postgresql", postgres.process());
        }
        postgres.awaitReady();
        for (var app : ServiceApp.values()) {
            postgres.createDatabase(app.database());
        }
        postgres.createDatabase("registry");
        return running.isEmpty();
    }

    private boolean kafka() {
        var running = pids.find("kafka");
        if (running.isEmpty()) {
            var broker =
                    KafkaBroker.launch(
                            settings.data("kafka"),
                            settings.log("kafka"),
                            settings.port(StackPort.KAFKA),
                            settings.port(StackPort.KAFKA_CONTROLLER),
                            settings.startCaches().options("kafka", KafkaBroker.files()));
            remember("kafka", broker.process());
            broker.awaitReady();
        }
        var bootstrap = "127.0.0.1:" + settings.port(StackPort.KAFKA);
        try (var admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            new TopicProvisioning(admin).createMissing(Topics.ALL, (short) 1);
        }
        return running.isEmpty();
    }

    private boolean inbox() {
        var running = pids.find("inbox");
        if (running.isPresent()) {
            return false;
        }
        var log = settings.log("inbox");
        var command =
                JavaProgram.command(
                        64,
                        List.of(
                                "-XX:TieredStopAtLevel=1",
                                "-Dlogback.configurationFile=org/firstsession/stack/stack-logback.xml",
                                "-cp",
                                System.getProperty("java.class.path")),
                        List.of(
                                "org.firstsession.stack.inbox.Inbox",
                                settings.data("inbox").toString(),
                                "127.0.0.1",
                                Integer.toString(settings.port(StackPort.SMTP)),
                                Integer.toString(settings.port(StackPort.INBOX)),
                                settings.url(StackPort.INTAKE, "/webhooks/twilio/sms")));
        var environment = Map.of("FIRSTSESSION_INTERNAL_TOKEN", secrets.internalToken());
        var process = Processes.start(command, environment, settings.data("inbox"), log).toHandle();
        remember("inbox", process);
        var url = settings.url(StackPort.INBOX, "/api/messages");
        Processes.awaitReady("inbox", process, log, Processes.PATIENCE, () -> Http.answers(url));
        return true;
    }

    private boolean registry() {
        var running = pids.find("registry");
        if (running.isEmpty()) {
            var database = settings.port(StackPort.POSTGRES);
            var registry =
                    SchemaRegistry.launch(
                            settings.data("registry"),
                            settings.log("registry"),
                            settings.port(StackPort.REGISTRY),
                            settings.port(StackPort.REGISTRY_MANAGEMENT),
                            "jdbc:postgresql://127.0.0.1:" + database + "/registry",
                            Postgres.USER,
                            settings.startCaches().options("registry", SchemaRegistry.files()));
            remember("registry", registry.process());
            registry.awaitReady();
        }
        registerSchemas();
        return running.isEmpty();
    }

    /**
     * A registry that outlived its database answers with broken connections until it has new ones.
     */
    private void registerSchemas() {
        var registration =
                new SchemaRegistration(settings.url(StackPort.REGISTRY, "/apis/ccompat/v7"));
        var deadline = System.nanoTime() + RECONNECTING.toNanos();
        while (true) {
            try {
                registration.register(Topics.ALL);
                return;
            } catch (IOException | IllegalStateException e) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the registry doesn't take the schemas", e);
                }
                Processes.pause("registry");
            }
        }
    }

    private boolean service(ServiceProcess service) {
        var name = service.app().module();
        var running = pids.find(name);
        var process = running.orElseGet(() -> service.launch(settings, secrets));
        if (running.isEmpty()) {
            remember(name, process);
        }
        service.awaitReady(settings, process);
        return running.isEmpty();
    }

    private synchronized void remember(String part, ProcessHandle process) {
        started.add(process);
        pids.write(part, process);
        if (cancelled) {
            Processes.end(process, GRACE);
            throw new PartFailure(part, "was interrupted");
        }
    }

    /** Ends what this start has started, and starts nothing more. */
    synchronized void cancel() {
        cancelled = true;
        started.parallelStream().forEach(process -> Processes.end(process, GRACE));
    }

    /** The start of one part. */
    @FunctionalInterface
    private interface PartStart {

        /** Waits until the part is ready; false when it was running already. */
        boolean startsAnew();
    }
}
