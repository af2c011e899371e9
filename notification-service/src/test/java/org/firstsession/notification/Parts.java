// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.firstsession.stack.FreePorts;
import org.firstsession.stack.KafkaBroker;
import org.firstsession.stack.Postgres;
import org.firstsession.stack.SchemaRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The real parts that tests share, started when first asked for and ended with the tests. */
public final class Parts {

    private static final Path FOLDER = folder();
    private static final Deque<AutoCloseable> started = new ArrayDeque<>();
    private static @Nullable Postgres postgres;
    private static @Nullable KafkaBroker broker;
    private static @Nullable SchemaRegistry registry;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Parts::end));
    }

    private Parts() {}

    public static synchronized Postgres postgres() {
        if (postgres == null) {
            postgres = closing(Postgres.start(FOLDER.resolve("postgresql"), FreePorts.next()));
        }
        return postgres;
    }

    public static synchronized KafkaBroker broker() {
        if (broker == null) {
            broker = closing(KafkaBroker.start(FOLDER.resolve("kafka"), FreePorts.next()));
        }
        return broker;
    }

    public static synchronized SchemaRegistry registry() {
        if (registry == null) {
            postgres().createDatabase("registry");
            registry =
                    closing(
                            SchemaRegistry.start(
                                    FOLDER.resolve("registry"),
                                    FreePorts.next(),
                                    postgres().jdbcUrl("registry"),
                                    Postgres.USER));
        }
        return registry;
    }

    private static <T extends AutoCloseable> T closing(T part) {
        started.push(part);
        return part;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "parts");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end() {
        try {
            while (!started.isEmpty()) {
                started.pop().close();
            }
            FileSystemUtils.deleteRecursively(FOLDER);
        } catch (Exception e) {
            throw new IllegalStateException("a part didn't end", e);
        }
    }
}
