// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.rebuild;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The projection's tables a second time. They are made like those that serve, so whatever a
 * migration has changed there is in both.
 */
final class SecondSchema {

    static final String NAME = "board_rebuild";
    private static final String BEFORE = "board_before";
    private static final List<String> NO_PROJECTION = List.of("flyway_schema_history");

    /** Less than PostgreSQL's {@code deadlock_timeout}, one second where nobody has set it. */
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private static final int ATTEMPTS = 50;
    private static final Logger log = LoggerFactory.getLogger(SecondSchema.class);

    private final JdbcTemplate jdbc;

    SecondSchema(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the tables, empty; leftovers of a rebuild that was interrupted go. */
    void create() {
        jdbc.execute("DROP SCHEMA IF EXISTS " + NAME + " CASCADE");
        jdbc.execute("CREATE SCHEMA " + NAME);
        for (var table : tables()) {
            jdbc.execute(
                    "CREATE TABLE %s.%s (LIKE public.%s INCLUDING ALL)"
                            .formatted(NAME, table, table));
        }
        nameAlike(
                """
                SELECT format('ALTER TABLE %I.%I RENAME CONSTRAINT %I TO %I', n.nspname, c.relname,
                    new.conname, old.conname)
                FROM pg_constraint new JOIN pg_class c ON c.oid = new.conrelid
                JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = ?
                JOIN pg_class o ON o.relname = c.relname AND o.relnamespace = 'public'::regnamespace
                JOIN pg_constraint old ON old.conrelid = o.oid
                    AND pg_get_constraintdef(old.oid) = pg_get_constraintdef(new.oid)
                WHERE new.conname <> old.conname\
                """);
        nameAlike(
                """
                SELECT format('ALTER INDEX %I.%I RENAME TO %I', ?::text, new.indexname, old.indexname)
                FROM pg_indexes new JOIN pg_indexes old ON old.schemaname = 'public'
                    AND old.tablename = new.tablename
                    AND split_part(old.indexdef, ' USING ', 2) = split_part(new.indexdef, ' USING ', 2)
                WHERE new.schemaname = 'board_rebuild' AND new.indexname <> old.indexname\
                """);
    }

    /** Migrations and the fold call constraints and indexes by name. */
    private void nameAlike(String statements) {
        jdbc.query(statements, (row, number) -> row.getString(1), NAME).forEach(jdbc::execute);
    }

    /**
     * Tells PostgreSQL what the tables hold. As long as it takes them for empty, it looks rows up
     * by whichever index comes first.
     */
    void analyze() {
        jdbc.execute(
                tables().stream()
                        .map(table -> NAME + "." + table)
                        .collect(Collectors.joining(", ", "ANALYZE ", "")));
    }

    /** Puts the second tables in the place of the first, inside the caller's transaction. */
    void takeOver() {
        takeAllTables();
        jdbc.execute("CREATE SCHEMA " + BEFORE);
        for (var table : tables()) {
            jdbc.execute("ALTER TABLE public.%s SET SCHEMA %s".formatted(table, BEFORE));
            jdbc.execute("ALTER TABLE %s.%s SET SCHEMA public".formatted(NAME, table));
        }
        jdbc.execute("DROP SCHEMA " + BEFORE + " CASCADE");
        jdbc.execute("DROP SCHEMA " + NAME + " CASCADE");
    }

    /**
     * All of them at once. A page reads several tables and takes them in an order of its own, so
     * the two can come to wait for each other; whoever waits for a second is then refused by the
     * database. The rebuild gives way before that and tries again, so it is never the page.
     */
    private void takeAllTables() {
        var all = tables().stream().map("public."::concat).collect(Collectors.joining(", "));
        for (int attempt = 1; !isTaken(all, attempt == ATTEMPTS); attempt++) {
            log.atDebug().addKeyValue("attempt", attempt).log("a rebuild gives way to a page");
        }
        jdbc.execute("SET LOCAL statement_timeout TO DEFAULT");
    }

    private boolean isTaken(String all, boolean last) {
        jdbc.execute("SAVEPOINT before_taking");
        try {
            jdbc.execute("SET LOCAL statement_timeout = " + PATIENCE.toMillis());
            jdbc.execute("LOCK TABLE " + all + " IN ACCESS EXCLUSIVE MODE");
            return true;
        } catch (DataAccessException e) {
            jdbc.execute("ROLLBACK TO SAVEPOINT before_taking");
            if (last) {
                throw e;
            }
            return false;
        }
    }

    /** One value for everything in the tables of a schema: equal contents have equal ones. */
    String contentHash(String schema) {
        var content = new StringBuilder();
        for (var table : tables()) {
            content.append(table)
                    .append(' ')
                    .append(
                            jdbc.queryForObject(
                                    """
                                    SELECT count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)
                                    FROM %s.%s t\
                                    """
                                            .formatted(schema, table),
                                    String.class))
                    .append('\n');
        }
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(content.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The names of the projection's tables: all of the schema that serves but Flyway's own. */
    private List<String> tables() {
        return jdbc
                .query(
                        """
                        SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1\
                        """,
                        (row, number) -> row.getString(1))
                .stream()
                .filter(table -> !NO_PROJECTION.contains(table))
                .toList();
    }
}
