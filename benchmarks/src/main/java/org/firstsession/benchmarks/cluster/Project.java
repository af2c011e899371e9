// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project is, and what its build has left there. */
public final class Project {

    private Project() {}

    /** The folder above the working directory that holds all modules. */
    public static Path root() {
        var start = Path.of("").toAbsolutePath();
        for (var folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("local-stack/pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("the working directory lies outside of the project");
    }

    /** The jar in which a service runs. */
    public static Path serviceJar(String module) {
        return built(module, "-exec.jar");
    }

    /** The class path of {@code ./run}. */
    public static String stackClassPath() {
        return built("local-stack", ".jar")
                + File.pathSeparator
                + root().resolve("local-stack/target/parts/stack/*");
    }

    private static Path built(String module, String suffix) {
        var target = root().resolve(module).resolve("target");
        try (var jars = Files.newDirectoryStream(target, module + "-*" + suffix)) {
            for (var jar : jars) {
                return jar;
            }
        } catch (IOException e) {
            // The same as no jar.
        }
        throw new IllegalStateException(
                "%s isn't built: no *%s in %s".formatted(module, suffix, target));
    }
}
