// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.quality;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A fortnight in which each hour can be given once: clients ask on fourteen days, and the hours lie
 * on the fourteen days that begin one day later.
 *
 * @param practice whose hours they are
 * @param clients who asks, in the order of time
 * @param hours the hours that there are
 */
record Market(Practice practice, List<Client> clients, List<Hour> hours) {

    static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 14);
    static final int DAYS = 14;
    static final Duration NOTICE = Duration.ofHours(12);

    private static final int PERCENT = 100;

    Market {
        clients = List.copyOf(clients);
        hours = List.copyOf(hours);
    }

    /** A market with so many clients for a hundred hours. */
    static Market of(Practice practice, int demandPercent, long seed) {
        var first = FIRST_DAY.plusDays(1);
        var hours = practice.hours(first, first.plusDays(DAYS));
        int clients = hours.size() * demandPercent / PERCENT;
        return new Market(practice, Demand.of(clients, FIRST_DAY, DAYS, seed), hours);
    }

    /** Before the first request. */
    static Instant opening() {
        return FIRST_DAY.atStartOfDay(Practice.ZONE).toInstant();
    }

    /** The hours of the market lie between this and {@link #closing}. */
    static Instant firstHours() {
        return FIRST_DAY.plusDays(1).atStartOfDay(Practice.ZONE).toInstant();
    }

    static Instant closing() {
        return FIRST_DAY.plusDays(1L + DAYS).atStartOfDay(Practice.ZONE).toInstant();
    }

    int[][] worth() {
        return Taste.worth(clients, hours);
    }
}
