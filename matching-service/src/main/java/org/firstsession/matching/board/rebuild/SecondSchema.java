// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.rebuild;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The projection's tables a second time. They are made like those that serve, so whatever a
 * migration has changed there is in both.
 */
final class SecondSchema {

    static final String NAME = "board_rebuild";
    private static final String BEFORE = "board_before";
    private static final List<String> NO_PROJECTION = List.of("flyway_schema_history");

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

    /** Puts the second tables in the place of the first, inside the caller's transaction. */
    void takeOver() {
        jdbc.execute("CREATE SCHEMA " + BEFORE);
        for (var table : tables()) {
            jdbc.execute("ALTER TABLE public.%s SET SCHEMA %s".formatted(table, BEFORE));
            jdbc.execute("ALTER TABLE %s.%s SET SCHEMA public".formatted(NAME, table));
        }
        jdbc.execute("DROP SCHEMA " + BEFORE + " CASCADE");
        jdbc.execute("DROP SCHEMA " + NAME + " CASCADE");
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
