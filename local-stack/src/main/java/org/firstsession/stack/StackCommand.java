// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The program behind {@code ./run}. */
public final class StackCommand {

    private static final String USAGE =
            """
            usage: ./run                   start, stay until Ctrl-C, then stop
                   ./run --demo-traffic    the same, and invented people ask and answer
                   ./run start             start and return when all is ready
                   ./run stop              stop, keep the data
                   ./run traffic           invented people ask and answer, until Ctrl-C
                   ./run status [--json]   what runs, where, and how to sign in
                   ./run reset             stop and delete all data
                   ./run quicken           start once more beside it all, so that later starts are quicker
                   ./run measure [--json]  start on empty data and print time and memory of each part
                   ./run bench [--help]    measure throughput and waits beside yardsticks

            FIRSTSESSION_PORT_OFFSET moves all ports; FIRSTSESSION_ADMIN_PASSWORD sets the
            board's password; FIRSTSESSION_OFFER_SECONDS shortens the life of web offers.\
            """;

    private final StackSettings settings;
    private final PrintStream out;
    private final LocalStack stack;
    private volatile boolean interrupted;

    private StackCommand(StackSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
        this.stack = new LocalStack(settings, new Progress(out));
    }

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    /** Exit codes: 0 done, 1 failed, 2 used wrongly. */
    static int run(
            List<String> arguments,
            Map<String, String> environment,
            PrintStream out,
            PrintStream err) {
        try {
            return new StackCommand(StackSettings.from(environment), out).run(arguments, err);
        } catch (UsageException e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    private int run(List<String> arguments, PrintStream err) {
        try {
            switch (String.join(" ", arguments)) {
                case "" -> stayInForeground(false);
                case "--demo-traffic" -> stayInForeground(true);
                case "traffic" -> traffic();
                case "start" -> start();
                case "stop" -> out.println(stack.stop() ? "Stopped." : "Nothing was running.");
                case "status" -> printStatus();
                case "status --json" -> out.println(stack.status().toJson());
                case "reset" -> reset();
                case "quicken" -> quicken();
                case "measure" -> out.println(Measurement.take(settings, err).toTable());
                case "measure --json" -> out.println(Measurement.take(settings, err).toJson());
                case "help", "--help", "-h" -> out.println(USAGE);
                default -> throw new UsageException(USAGE);
            }
            return 0;
        } catch (UsageException e) {
            throw e;
        } catch (RuntimeException e) {
            if (!interrupted) {
                err.println(e instanceof PartFailure ? e.getMessage() : e.toString());
            }
            return 1;
        }
    }

    private void start() {
        var breakOff = new Thread(this::breakOff);
        Runtime.getRuntime().addShutdownHook(breakOff);
        startAndTell();
        Runtime.getRuntime().removeShutdownHook(breakOff);
        out.println("It goes on in the background; ./run stop ends it.");
    }

    private void stayInForeground(boolean lively) {
        var end =
                new Thread(() -> {
                    breakOff();
                    stack.stop();
                    out.println("Stopped.");
                });
        Runtime.getRuntime().addShutdownHook(end);
        try {
            startAndTell();
            out.println("Ctrl-C stops it.");
            if (lively) {
                Thread.ofPlatform().daemon().name("demo-traffic").start(demoTraffic()::run);
                out.println("Invented people ask and answer; the board is lively within a minute.");
            }
            tellOfEnds();
        } finally {
            if (!interrupted) {
                Runtime.getRuntime().removeShutdownHook(end);
            }
        }
    }

    private void traffic() {
        if (stack.running().isEmpty()) {
            throw new UsageException("Nothing is running: ./run start first.");
        }
        out.println("Invented people ask and answer. Ctrl-C ends them.");
        demoTraffic().run();
    }

    private DemoTraffic demoTraffic() {
        return new DemoTraffic(URI.create(settings.url(StackPort.INTAKE, "/")));
    }

    private void startAndTell() {
        var from = System.nanoTime();
        out.println("Starting First Session (logs in " + settings.log("*") + ")");
        stack.start();
        var took = Duration.ofNanos(System.nanoTime() - from);
        out.printf("Ready after %.1f s.%n%n", Progress.seconds(took));
        printAddresses();
        out.println();
    }

    private void breakOff() {
        interrupted = true;
        stack.interrupt();
    }

    /** Says when a part has ended by itself; returns when nothing runs any more. */
    private void tellOfEnds() {
        var known = stack.running().keySet();
        while (!known.isEmpty()) {
            try {
                Thread.sleep(Duration.ofSeconds(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            var now = stack.running().keySet();
            if (!interrupted) {
                known.stream()
                        .filter(part -> !now.contains(part))
                        .forEach(part -> out.println(part + " has ended: " + settings.log(part)));
            }
            known = now;
        }
    }

    private void reset() {
        stack.reset();
        out.println("All data is deleted.");
    }

    private void quicken() {
        Quickening.run(settings, new Progress(out));
        out.println("Starts are quicker from now on, until the next build.");
    }

    private void printStatus() {
        var status = stack.status();
        out.println(
                status.state().equals(StackStatus.PARTLY)
                        ? "The stack runs in part; ./run start brings the rest back."
                        : "The stack is " + status.state() + ".");
        if (!status.processes().isEmpty()) {
            status.processes()
                    .forEach((part, pid) -> out.printf("  %-22s process %d%n", part, pid));
            out.println();
            printAddresses();
        }
    }

    private void printAddresses() {
        var status = stack.status();
        out.println("  Ask for a session   " + status.urls().start());
        out.println("  Board               " + status.urls().board());
        out.println("  Inbox               " + status.urls().inbox());
        out.println("  JSON API            " + status.urls().api());
        out.println("  Schema registry     " + status.urls().registry());
        out.printf(
                "  Sign in as          %s / %s%n",
                status.signIn().user(), status.signIn().password());
    }
}
