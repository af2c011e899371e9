// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Changes rows with values as events have them. Statements are collected and sent together: what an
 * event changes is one trip to the database.
 */
final class Rows {

    private final JdbcTemplate jdbc;
    private final List<String> statements = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();
    private final Map<String, List<@Nullable Object[]>> atTheEnd = new LinkedHashMap<>();

    Rows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins a transaction; what one before it left unsent when it failed is forgotten. */
    void begin() {
        statements.clear();
        values.clear();
        atTheEnd.clear();
    }

    /** Has a statement carried out with the next ones that are sent. */
    void change(String sql, @Nullable Object... parameters) {
        statements.add(sql);
        for (var parameter : parameters) {
            values.add(storable(parameter));
        }
    }

    /** Has a statement carried out at the end, for rows that nothing before it depends on. */
    void changeAtTheEnd(String sql, @Nullable Object... parameters) {
        var stored = new @Nullable Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            stored[i] = storable(parameters[i]);
        }
        atTheEnd.computeIfAbsent(sql, first -> new ArrayList<>()).add(stored);
    }

    /** Carries out what was collected, in its order. */
    void send() {
        if (!statements.isEmpty()) {
            jdbc.update(String.join(";\n", statements), values.toArray());
            statements.clear();
            values.clear();
        }
    }

    /** Carries out all that is left. */
    void end() {
        send();
        atTheEnd.forEach(jdbc::batchUpdate);
        atTheEnd.clear();
    }

    /** The first value that a statement finds, after all that was collected before it. */
    <T> Optional<T> find(Class<T> type, String sql, Object... parameters) {
        send();
        var stored = Arrays.stream(parameters).map(Rows::storable).toArray();
        var found = jdbc.queryForList(sql, type, stored);
        return found.isEmpty() ? Optional.empty() : Optional.ofNullable(found.getFirst());
    }

    private static @Nullable Object storable(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> withoutNul(text);
            case Enum<?> symbol -> symbol.name();
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case List<?> list
                    when list.stream().allMatch(Integer.class::isInstance) && !list.isEmpty() ->
                    list.toArray(Integer[]::new);
            case List<?> list ->
                    list.stream().map(each -> withoutNul(each.toString())).toArray(String[]::new);
            default -> value;
        };
    }

    /** PostgreSQL has no NUL in text. An id that somebody invented must not stop the board. */
    private static String withoutNul(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
