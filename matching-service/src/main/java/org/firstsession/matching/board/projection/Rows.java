// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Changes rows with values as events have them. */
final class Rows {

    private final JdbcTemplate jdbc;

    Rows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Runs one statement and says how many rows it changed. */
    int change(String sql, @Nullable Object... values) {
        var stored = new @Nullable Object[values.length];
        for (int i = 0; i < values.length; i++) {
            stored[i] = storable(values[i]);
        }
        return jdbc.update(sql, stored);
    }

    /** Runs statements that change no row. */
    void run(String sql) {
        jdbc.execute(sql);
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
