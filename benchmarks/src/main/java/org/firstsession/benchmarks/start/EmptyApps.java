// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.start;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.firstsession.benchmarks.cluster.ChildProcess;
import org.firstsession.benchmarks.cluster.Project;
import org.firstsession.stack.FreePorts;
import org.firstsession.stack.Postgres;

/**
 * An {@link EmptyApp} for each service.
 *
 * @param unpacked a folder for each service, with its libraries
 */
record EmptyApps(Path unpacked) {

    /** As much as {@code ./run} gives a service. */
    private static final String HEAP = "-Xmx256m";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int SERVER_ERROR = 500;

    /** Lays the services' jars out as {@code ./run} does. */
    static EmptyApps unpack(Path folder) throws IOException {
        for (var service : Service.values()) {
            var destination = folder.resolve(service.module());
            try (var unpacking =
                    ChildProcess.start(
                            service.module(),
                            List.of(
                                    "-Djarmode=tools",
                                    "-jar",
                                    Project.serviceJar(service.module()).toString(),
                                    "extract",
                                    "--destination",
                                    destination.toString()),
                            Map.of(),
                            folder.resolve("unpacking.log"))) {
                unpacking.awaitEnd();
            }
            if (!Files.isDirectory(destination.resolve("lib"))) {
                throw new IllegalStateException(service.module() + " can't be unpacked");
            }
        }
        return new EmptyApps(folder);
    }

    /** Starts one and waits until it answers. */
    Running start(Service service, String jdbcUrl, Path log) {
        int port = FreePorts.next();
        var url = "http://127.0.0.1:%d/actuator/health/readiness".formatted(port);
        var process =
                ChildProcess.start(
                        service.module(),
                        List.of(
                                HEAP,
                                "-cp",
                                ownClasses()
                                        + File.pathSeparator
                                        + unpacked.resolve(service.module()).resolve("lib/*"),
                                EmptyApp.class.getName(),
                                "--server.address=127.0.0.1",
                                "--server.port=" + port,
                                "--spring.main.banner-mode=off",
                                "--spring.threads.virtual.enabled=true",
                                "--spring.datasource.url=" + jdbcUrl,
                                "--spring.datasource.username=" + Postgres.USER,
                                "--spring.mail.host=127.0.0.1",
                                "--management.health.mail.enabled=false",
                                "--management.endpoint.health.probes.enabled=true"),
                        Map.of(),
                        log);
        process.awaitReady(() -> answers(url));
        return new Running(process, url);
    }

    private static Path ownClasses() {
        try {
            return Path.of(
                    EmptyApp.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Anything but an error will do: with Spring Security it asks for a password. */
    private static boolean answers(String url) {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() < SERVER_ERROR;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an application started", e);
        }
    }

    /** One that answers. */
    record Running(ChildProcess process, String url) {}
}
