// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Who may change the projection's tables: any number of feeds their contents, or one rebuild the
 * tables themselves. Ordinary locks would be taken in no fixed order, and so end in deadlocks.
 */
public final class ProjectionLock {

    private static final long TABLES = 0x626f617264L;
    private static final long REBUILD = 0x72656275696cL;

    private ProjectionLock() {}

    /** Until the end of the transaction nobody exchanges the tables. */
    static void shared(JdbcTemplate jdbc) {
        jdbc.query("SELECT pg_advisory_xact_lock_shared(?)", row -> {}, TABLES);
    }

    /** Until the end of the transaction no feed changes anything. */
    public static void exclusive(JdbcTemplate jdbc) {
        jdbc.query("SELECT pg_advisory_xact_lock(?)", row -> {}, TABLES);
    }

    /** Whether this connection is now the one that rebuilds. */
    public static boolean tryToRebuild(JdbcTemplate jdbc) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("SELECT pg_try_advisory_lock(?)", Boolean.class, REBUILD));
    }

    /** This connection no longer rebuilds. */
    public static void rebuilt(JdbcTemplate jdbc) {
        jdbc.query("SELECT pg_advisory_unlock(?)", row -> {}, REBUILD);
    }
}
