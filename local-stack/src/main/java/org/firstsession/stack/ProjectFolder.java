// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the project is, and in it the parts that the build has laid out. */
final class ProjectFolder {

    private ProjectFolder() {}

    /** The project's root: the folder above us that holds {@code local-stack/pom.xml}. */
    static Path root() {
        var root = above(Path.of("").toAbsolutePath());
        if (root == null) {
            root = above(ownCode());
        }
        if (root == null) {
            throw new IllegalStateException(
                    "neither the working directory nor this code lies in the project");
        }
        return root;
    }

    /** A folder that the build has filled. */
    static Path part(String name) {
        var folder = root().resolve("local-stack/target/parts").resolve(name);
        if (!Files.isDirectory(folder)) {
            throw new PartFailure(
                    name, "isn't laid out in " + folder + ": run mvn -pl local-stack install");
        }
        return folder;
    }

    private static @Nullable Path above(@Nullable Path start) {
        for (var folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("local-stack/pom.xml"))) {
                return folder;
            }
        }
        return null;
    }

    private static @Nullable Path ownCode() {
        var source = ProjectFolder.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return null;
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
