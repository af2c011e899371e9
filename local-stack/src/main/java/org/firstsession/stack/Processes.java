// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Starts, watches and ends child processes. */
final class Processes {

    /** Long, for a laptop that is busy with something else: a part that fails ends much sooner. */
    static final Duration PATIENCE = Duration.ofSeconds(240);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private Processes() {}

    /**
     * Starts a process that outlives this one and isn't reached by its Ctrl-C.
     *
     * @param log where its output is appended
     */
    static Process start(
            List<String> command, Map<String, String> environment, Path directory, Path log) {
        var detached = new ArrayList<String>();
        if (isOnPath("setsid")) {
            // It replaces itself with the command, so the process id stays the one we know.
            detached.add("setsid");
        }
        detached.addAll(command);
        try {
            Files.createDirectories(directory);
            Files.createDirectories(log.toAbsolutePath().getParent());
            var builder =
                    new ProcessBuilder(detached)
                            .directory(directory.toFile())
                            .redirectInput(new File("/dev/null"))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end, which has to be a good one. */
    static void run(String part, List<String> command, Path directory, Path log) {
        var process = start(command, Map.of(), directory, log);
        try {
            if (process.waitFor() != 0) {
                throw new PartFailure(part, "couldn't be prepared", log);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw interrupted(part);
        }
    }

    /** Waits until the part answers; a part that ends first, or takes too long, has failed. */
    static void awaitReady(
            String part, ProcessHandle process, Path log, Duration patience, Probe probe) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!probe.answers()) {
            if (!isRunning(process)) {
                throw new PartFailure(part, "ended while it started", log);
            }
            if (System.nanoTime() > deadline) {
                throw new PartFailure(
                        part, "wasn't ready after " + patience.toSeconds() + " s", log);
            }
            pause(part);
        }
    }

    /** Asks a process to end, and ends it when it hasn't within the time. */
    static void end(ProcessHandle process, Duration grace) {
        process.destroy();
        endBy(process, grace);
    }

    /** Ends a process that was asked already and hasn't gone within the time. */
    static void endBy(ProcessHandle process, Duration grace) {
        if (!hasEndedWithin(process, grace)) {
            process.destroyForcibly();
            hasEndedWithin(process, grace);
        }
    }

    /** Whether a process is there. One that has ended but that nobody collected is not. */
    static boolean isRunning(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return process.isAlive();
        }
    }

    static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static boolean hasEndedWithin(ProcessHandle process, Duration grace) {
        var deadline = System.nanoTime() + grace.toNanos();
        while (isRunning(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause("process " + process.pid());
        }
        return true;
    }

    /** Waits a moment before something is asked again. */
    static void pause(String part) {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            throw interrupted(part);
        }
    }

    private static PartFailure interrupted(String part) {
        Thread.currentThread().interrupt();
        return new PartFailure(part, "was interrupted");
    }

    /** Asks a part whether it is ready. */
    @FunctionalInterface
    interface Probe {

        boolean answers();
    }
}
