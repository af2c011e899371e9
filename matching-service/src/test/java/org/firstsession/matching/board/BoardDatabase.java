// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.firstsession.stack.FreePorts;
import org.firstsession.stack.Postgres;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.FileSystemUtils;

/** One real PostgreSQL for all tests of this JVM, and a database of its own for whoever asks. */
public final class BoardDatabase {

    private static final Postgres POSTGRES = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private BoardDatabase() {}

    /** An empty database. */
    public static String url() {
        var name = "board_" + DATABASES.incrementAndGet();
        POSTGRES.createDatabase(name);
        return POSTGRES.jdbcUrl(name);
    }

    /** A database with the board's tables, empty. */
    public static SimpleDriverDataSource migrated() {
        var dataSource =
                new SimpleDriverDataSource(new org.postgresql.Driver(), url(), Postgres.USER, "");
        Flyway.configure().dataSource(dataSource).load().migrate();
        return dataSource;
    }

    private static Postgres start() {
        try {
            var directory = Files.createTempDirectory("board-postgres");
            var postgres = Postgres.start(directory, FreePorts.next());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(postgres, directory)));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Postgres postgres, Path directory) {
        postgres.close();
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
