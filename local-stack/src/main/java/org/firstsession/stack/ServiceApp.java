// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/** The three services: where the build leaves them, and how they are laid out for a quick start. */
enum ServiceApp {
    INTAKE("intake-service", "intake", StackPort.INTAKE),
    MATCHING("matching-service", "board", StackPort.BOARD),
    NOTIFICATION("notification-service", "notification", StackPort.NOTIFICATION);

    private final String module;
    private final String database;
    private final StackPort port;

    ServiceApp(String module, String database, StackPort port) {
        this.module = module;
        this.database = database;
        this.port = port;
    }

    String module() {
        return module;
    }

    String database() {
        return database;
    }

    StackPort port() {
        return port;
    }

    /** The jar to run, unpacked anew whenever the build has made another one. */
    Path unpacked(StackSettings settings) {
        var jar = builtJar(settings.root().resolve(module).resolve("target"));
        var folder = settings.apps().resolve(module);
        var unpacked = folder.resolve(jar.getFileName());
        var origin = folder.resolve("origin");
        try {
            var madeFrom = fingerprint(jar);
            if (Files.exists(origin) && Files.readString(origin).equals(madeFrom)) {
                return unpacked;
            }
            var fresh = settings.apps().resolve(module + "." + ProcessHandle.current().pid());
            Folders.delete(fresh);
            Processes.run(
                    module,
                    JavaProgram.command(
                            64,
                            List.of("-XX:TieredStopAtLevel=1", "-Djarmode=tools"),
                            List.of(
                                    "-jar",
                                    jar.toString(),
                                    "extract",
                                    "--destination",
                                    fresh.toString())),
                    settings.root(),
                    settings.log(module));
            Files.writeString(fresh.resolve("origin"), madeFrom);
            Folders.delete(folder);
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            return unpacked;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Builds are reproducible, time stamp included, so only the content tells two of them apart.
     */
    private static String fingerprint(Path jar) throws IOException {
        var contents = new CRC32();
        try (var zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .map(entry -> entry.getName() + " " + entry.getCrc() + "\n")
                    .map(line -> line.getBytes(StandardCharsets.UTF_8))
                    .forEach(contents::update);
        }
        return Files.size(jar) + " " + contents.getValue();
    }

    private Path builtJar(Path target) {
        try (var jars = Files.newDirectoryStream(target, "*-exec.jar")) {
            for (var jar : jars) {
                return jar;
            }
        } catch (IOException e) {
            // The same as no jar.
        }
        throw new PartFailure(module, "isn't built: there is no *-exec.jar in " + target);
    }
}
