// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.firstsession.stack.ResidentMemory;

/**
 * A Java program beside us. All of them get the same settings, so that none has an advantage; it
 * ends with us at the latest.
 */
public final class ChildProcess implements AutoCloseable {

    /** The services run with 256 MB; several rounds in one process ask for more. */
    private static final String HEAP = "-Xmx1g";

    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final long GRACE_SECONDS = 10;

    /** Of the young and the old generation, as the serial collector tells. */
    private static final Pattern USED =
            Pattern.compile("(?:DefNew|Tenured|generation) +total \\d+K, used (\\d+)K");

    private final String name;
    private final Process process;
    private final Path log;
    private final Thread end;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.end = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
    }

    /**
     * Starts a program.
     *
     * @param program what follows {@code java} and its options
     */
    public static ChildProcess start(
            String name, List<String> program, Map<String, String> environment, Path log) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(HEAP, "-Xss512k", "-XX:+UseSerialGC"));
        command.add("-Djava.net.preferIPv4Stack=true");
        command.addAll(program);
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(name, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it answers. */
    public void awaitReady(BooleanSupplier answers) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(name + " is not ready: see " + log);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** Processor time in all its threads so far, to the 10 ms. */
    public Duration cpu() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException(name + " has ended: see " + log));
    }

    /** Memory that it holds, to the megabyte. */
    public long residentMegabytes() {
        return residentMegabytes(process.pid());
    }

    /** Memory that a process holds; a page that it shares counts for its share. */
    public static long residentMegabytes(long pid) {
        return ProcessHandle.of(pid).map(ResidentMemory::megabytes).orElse(0L);
    }

    /** What its objects take that are still needed, to the megabyte: after a collection. */
    public long liveMegabytes() throws IOException, InterruptedException {
        tell("GC.run");
        var used = USED.matcher(tell("GC.heap_info"));
        long kilobytes = 0;
        while (used.find()) {
            kilobytes += Long.parseLong(used.group(1));
        }
        if (kilobytes == 0) {
            throw new IOException(name + " tells nothing of its heap");
        }
        return Math.round(kilobytes / 1024.0);
    }

    private String tell(String diagnosis) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var telling =
                new ProcessBuilder(jcmd, Long.toString(process.pid()), diagnosis)
                        .redirectErrorStream(true)
                        .start();
        var answer = new String(telling.getInputStream().readAllBytes(), UTF_8);
        if (telling.waitFor() != 0) {
            throw new IOException(name + " can't be asked: " + answer);
        }
        return answer;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for a program that ends by itself. */
    public void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + " does not end: see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end(GRACE_SECONDS);
    }

    /** Asks it to end, and ends it when it hasn't within so many seconds. */
    public void end(long graceSeconds) {
        process.destroy();
        try {
            if (!process.waitFor(graceSeconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // We are ending ourselves; the hook does what is left.
        }
    }
}
