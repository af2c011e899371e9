// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The whole system on this machine: broker, registry, PostgreSQL, inbox and the services. */
final class LocalStack {

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration GRACE_TO_RECORD = Duration.ofMinutes(3);
    private static final List<String> SERVICES =
            Stream.of(ServiceApp.values()).map(ServiceApp::module).toList();
    private static final List<String> MIDDLE = List.of("registry", "inbox", "kafka");
    private static final List<String> PARTS =
            Stream.of(List.of("postgresql"), MIDDLE, SERVICES).flatMap(List::stream).toList();

    private final StackSettings settings;
    private final Progress progress;
    private final PidFiles pids;
    private final Secrets secrets;
    // Ctrl-C comes on a thread of its own, while the start that it ends still holds the file lock.
    private final ReentrantLock work = new ReentrantLock();
    private volatile @Nullable StackStart starting;

    LocalStack(StackSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.pids = new PidFiles(settings.run());
        this.secrets = new Secrets(settings.secrets());
    }

    /** Starts what isn't running and returns when all is ready. */
    void start() {
        alone(() -> {
            checkPorts();
            Secrets.ownersOnly(settings.home());
            secrets.internalToken();
            secrets.adminPassword(settings.adminPassword());
            writePorts();
            var start = new StackStart(settings, pids, secrets, progress);
            starting = start;
            try {
                start.run();
            } finally {
                starting = null;
            }
            return true;
        });
    }

    /** For Ctrl-C: breaks off a start that is under way, and returns when nothing of it is left. */
    void interrupt() {
        var start = starting;
        if (start != null) {
            start.cancel();
            work.lock();
            work.unlock();
        }
    }

    /**
     * Ends all processes, services first, and keeps the data.
     *
     * @return whether anything was running
     */
    boolean stop() {
        return alone(this::stopAll);
    }

    /** Stops and deletes all data, with the keys that it was encrypted with. */
    void reset() {
        alone(() -> {
            if (!running().isEmpty()) {
                progress.say("It is running: stopping it first.");
                stopAll();
            }
            Folders.delete(settings.home().resolve("data"));
            Folders.delete(settings.home().resolve("logs"));
            Folders.delete(settings.secrets().resolve("keys"));
            return true;
        });
    }

    StackStatus status() {
        var processes = new LinkedHashMap<String, Long>();
        running().forEach((part, process) -> processes.put(part, process.pid()));
        var actual = processes.isEmpty() ? settings : withActualPorts();
        var ports = new LinkedHashMap<String, Integer>();
        actual.ports().forEach((port, number) -> ports.put(port.key(), number));
        var state =
                processes.isEmpty()
                        ? StackStatus.STOPPED
                        : processes.size() == PARTS.size()
                                ? StackStatus.RUNNING
                                : StackStatus.PARTLY;
        var password = secrets.keptAdminPassword().orElse(null);
        return new StackStatus(
                state,
                StackStatus.Urls.of(actual),
                ports,
                processes,
                new StackStatus.SignIn("admin", password));
    }

    /** The processes that are there, by part. */
    Map<String, ProcessHandle> running() {
        var running = new LinkedHashMap<String, ProcessHandle>();
        for (var part : PARTS) {
            pids.find(part).ifPresent(process -> running.put(part, process));
        }
        return running;
    }

    private boolean stopAll() {
        var any = !running().isEmpty();
        // Services first, so that none of them sees its database go.
        for (var parts : List.of(SERVICES, MIDDLE, List.of("postgresql"))) {
            parts.parallelStream().forEach(this::stop);
        }
        return any;
    }

    private void stop(String part) {
        pids.find(part)
                .ifPresent(process -> {
                    if (part.equals("postgresql")) {
                        Postgres.interrupt(process);
                        Processes.endBy(process, GRACE);
                    } else {
                        end(process);
                    }
                });
        pids.forget(part);
    }

    private static void end(ProcessHandle process) {
        var recorded = StartCaches.isRecorded(StartCaches.Program.of(process));
        Processes.end(process, recorded ? GRACE_TO_RECORD : GRACE);
    }

    private void checkPorts() {
        var running = running();
        if (!running.isEmpty() && !withActualPorts().ports().equals(settings.ports())) {
            throw new PartFailure(
                    "the stack", "is running on other ports: ./run stop ends it first");
        }
        for (var port : StackPort.values()) {
            var number = settings.port(port);
            if (!running.containsKey(port.part()) && !FreePorts.isFree(number)) {
                throw new PartFailure(
                        port.part(),
                        "can't have port %d, somebody else listens there; %s=… gives it another"
                                .formatted(number, port.variable()));
            }
        }
    }

    private void writePorts() {
        var properties = new Properties();
        settings.ports()
                .forEach((port, number) -> properties.setProperty(port.name(), "" + number));
        try {
            Files.createDirectories(settings.run());
            try (var out = Files.newBufferedWriter(settings.run().resolve("ports"))) {
                properties.store(out, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The ports of the stack that runs, which may differ from those of this shell's environment.
     */
    private StackSettings withActualPorts() {
        var file = settings.run().resolve("ports");
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            return settings;
        }
        var ports = new EnumMap<StackPort, Integer>(settings.ports());
        for (var port : StackPort.values()) {
            var number = properties.getProperty(port.name());
            if (number != null) {
                ports.put(port, Integer.parseInt(number));
            }
        }
        return new StackSettings(
                settings.root(),
                settings.home(),
                settings.apps(),
                ports,
                settings.adminPassword(),
                settings.isRecording());
    }

    /** Two starts at once, or a start and a stop, would get into each other's way. */
    private boolean alone(Supplier<Boolean> task) {
        work.lock();
        try {
            Files.createDirectories(settings.run());
            try (var file =
                            FileChannel.open(
                                    settings.run().resolve("lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var lock = file.tryLock()) {
                if (lock == null) {
                    throw new PartFailure("the stack", "is being started or stopped right now");
                }
                return task.get();
            }
        } catch (OverlappingFileLockException e) {
            throw new PartFailure("the stack", "is being started or stopped right now");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            work.unlock();
        }
    }
}
