// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.firstsession.benchmarks.cluster.ChildProcess;
import org.firstsession.benchmarks.cluster.DemoPractice;
import org.firstsession.benchmarks.cluster.Intake;
import org.firstsession.benchmarks.cluster.Project;
import org.firstsession.benchmarks.measure.Rush;
import org.firstsession.stack.FreePorts;

/** The whole system as {@code ./run} starts it, on empty data and free ports. */
final class OurStack implements AutoCloseable {

    /** Few enough that nobody waits for the others. */
    static final int PEOPLE_AT_ONCE = 8;

    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(4);
    private static final long GRACE_SECONDS = 60;

    private static final List<String> PORTS =
            List.of(
                    "BOARD",
                    "NOTIFICATION",
                    "REGISTRY",
                    "REGISTRY_MANAGEMENT",
                    "KAFKA",
                    "KAFKA_CONTROLLER",
                    "POSTGRES",
                    "SMTP",
                    "INBOX");

    private final Path home;
    private final ChildProcess command;
    private final Intake intake;

    private OurStack(Path home) {
        this.home = home;
        int port = FreePorts.next();
        var environment = new HashMap<String, String>();
        environment.put("FIRSTSESSION_HOME", home.toString());
        environment.put("FIRSTSESSION_INTAKE_PORT", Integer.toString(port));
        PORTS.forEach(name ->
                environment.put(
                        "FIRSTSESSION_" + name + "_PORT", Integer.toString(FreePorts.next())));
        intake = new Intake("http://127.0.0.1:" + port, DemoPractice.ID);
        command =
                ChildProcess.start(
                        "run",
                        List.of(
                                "-Xmx128m",
                                "-XX:TieredStopAtLevel=1",
                                "-Dlogback.configurationFile=org/firstsession/stack/stack-logback.xml",
                                "-cp",
                                Project.stackClassPath(),
                                "org.firstsession.stack.StackCommand"),
                        environment,
                        home.resolveSibling(home.getFileName() + ".log"));
    }

    /** Starts it, books a session as soon as that is possible, then more of them, and ends it. */
    static Started run(Path home, int journeys) throws Exception {
        Files.createDirectories(home);
        long from = System.nanoTime();
        try (var stack = new OurStack(home)) {
            stack.bookFirst(from);
            double seconds = (System.nanoTime() - from) / 1e9;
            stack.awaitAll(from);
            Rush.Call<Boolean> journey = stack::journey;
            Rush.of(Collections.nCopies(journeys, journey), PEOPLE_AT_ONCE);
            var megabytes = new EnumMap<Service, Long>(Service.class);
            for (var service : Service.values()) {
                megabytes.put(service, ChildProcess.residentMegabytes(stack.pid(service)));
            }
            return new Started(seconds, megabytes);
        }
    }

    /** Asks again and again, as somebody would who reloads the page. */
    private void bookFirst(long from) throws Exception {
        while (true) {
            try {
                book(intake.ask().path("links").path("self").asString());
                return;
            } catch (IOException e) {
                pause(from, "nothing can be booked");
            }
        }
    }

    /** Until every service has its process, and the last of them is ready too. */
    private void awaitAll(long from) throws IOException, InterruptedException {
        var log = home.resolveSibling(home.getFileName() + ".log");
        while (!Files.readString(log).contains("Ready after")) {
            pause(from, "not everything gets ready");
        }
    }

    private boolean journey() throws Exception {
        var cancel = book(intake.ask().path("links").path("self").asString());
        intake.act(cancel, Map.of());
        return true;
    }

    /** Takes the first option of the offer; the link that cancels. */
    private String book(String self) throws IOException, InterruptedException {
        var view = intake.await(self, "offered"::equals);
        var option = view.path("offer").path("options").get(0).path("optionId").asString();
        var accept = view.path("links").path("accept").asString();
        var answer = intake.act(accept, Map.of("optionId", option));
        return intake.await(self, answer, "confirmed"::equals)
                .path("links")
                .path("cancel")
                .asString();
    }

    private long pid(Service service) throws IOException {
        var file = home.resolve("run").resolve(service.module() + ".pid");
        return Long.parseLong(Files.readString(file).strip().split(" ")[0]);
    }

    private void pause(long from, String otherwise) {
        if (!command.isAlive() || System.nanoTime() - from > PATIENCE_NANOS) {
            throw new IllegalStateException(otherwise + ": see " + home + ".log");
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }

    /** As Ctrl-C does: it ends all of its parts before it ends. */
    @Override
    public void close() {
        intake.close();
        command.end(GRACE_SECONDS);
    }
}
