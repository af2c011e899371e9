// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.firstsession.operations.OpsForTests;

/** One practice of its own on the running stack: invented, tampered with, written, looked at. */
public final class Case implements AutoCloseable {

    private static final AtomicInteger CASES = new AtomicInteger();

    private final TestStack stack = TestStack.running();
    private final LogWriter writer = new LogWriter(stack);
    private final ServiceRows rows = new ServiceRows(stack, writer);
    private final History history;
    private final Workload workload;

    private Case(long seed, Instant start) {
        var practiceId = newId();
        while (writer.hasOrphans(practiceId)) {
            practiceId = newId();
        }
        history = new History(practiceId, TestStack.REGISTRY, writer.nextOffset(practiceId));
        workload = new Workload(history, seed, start);
    }

    private static String newId() {
        return "practice-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A practice that opens so long ago that a log of any length ends before today. */
    public static Case ofLongAgo() {
        return startingAt(Instant.parse("2016-01-04T16:00:00Z"), 0);
    }

    private static Case startingAt(Instant start, int clients) {
        // Ids come from the seed: two histories in the same databases must not share one.
        return new Case(1_000L * CASES.incrementAndGet() + clients, start);
    }

    /** A practice that has seen some clients. */
    public static Case of(int clients) {
        var fresh = startingAt(Instant.parse("2024-01-08T16:00:00Z"), clients);
        for (int i = 0; i < clients; i++) {
            fresh.workload.episode();
        }
        return fresh;
    }

    public History history() {
        return history;
    }

    public Workload workload() {
        return workload;
    }

    public ServiceRows rows() {
        return rows;
    }

    public LogWriter writer() {
        return writer;
    }

    /** Puts the logs on the broker and what follows from them into the databases. */
    public Case write() {
        writer.write(history);
        rows.fill(history);
        return this;
    }

    /** Invents and writes until there are so many events; keeps none of them. The logs alone. */
    public long writeEvents(int wanted) {
        long events = 0;
        while (events < wanted) {
            workload.episode();
            workload.endWhatIsOver();
            if (history.commands.size() >= 500) {
                events += history.events.size();
                writer.write(history);
                history.forgetWritten();
            }
        }
        return events;
    }

    /** Reads both logs of the practice's partition as they are, and makes nothing of them. */
    public long consume() {
        return writer.consume(history.partition);
    }

    /** What {@code ops verify} says of the practice. */
    public Answer verify(String... more) {
        return ops("verify", true, more);
    }

    /** What a command says of the practice. */
    public Answer ops(String command, boolean databases, String... more) {
        return run(arguments(command, databases, more).toArray(String[]::new));
    }

    /** What a whole command line says. */
    public static Answer run(String... arguments) {
        var out = new StringWriter();
        int exitCode =
                OpsForTests.run(new PrintWriter(out, true), new PrintWriter(out, true), arguments);
        return new Answer(exitCode, out.toString());
    }

    /** The same without databases, in a process of its own with so little memory. */
    public Answer opsInside(int megabytes, String command, String... more) {
        var line =
                new ArrayList<String>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + megabytes + "m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                OpsForTests.class.getName()));
        line.addAll(arguments(command, false, more));
        try {
            var process = new ProcessBuilder(line).redirectErrorStream(true).start();
            var text = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Answer(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> arguments(String command, boolean databases, String... more) {
        var arguments = new ArrayList<String>(List.of(command.split(" ")));
        arguments.addAll(List.of("--practice", history.practiceId));
        arguments.addAll(List.of("--kafka", stack.kafka(), "--registry", TestStack.REGISTRY));
        if (databases) {
            arguments.addAll(List.of("--databases", stack.databases()));
        }
        arguments.addAll(List.of(more));
        return arguments;
    }

    @Override
    public void close() {
        writer.close();
        try {
            rows.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An exit code and what was printed. */
    public record Answer(int exitCode, String text) {}
}
