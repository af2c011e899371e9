// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstsession.engine.types.ScarcityPrice;

/**
 * Learns what the free hours of a practice cost from requests of the past: how much less could have
 * been made of each earlier stretch of requests without the hour, on average. Whole tenths of a
 * point only, so the same past gives the same prices.
 *
 * <p>Example: in two of four earlier fortnights Ana's Monday evening would have added 90 points, in
 * the others nothing: it costs 45.0 points while it is two days away, and 22.5 the day before.
 */
final class PriceLearner {

    /**
     * Hindsight finds somebody for every hour. Of those who decide as they ask, an hour so close is
     * ever less likely to find one: its price falls evenly to nothing.
     */
    private static final Duration CLOSE = Duration.ofDays(2);

    private static final int TENTHS = 10;

    private final List<Hour> hours;
    private final List<int[][]> past;

    /**
     * What there is to learn from.
     *
     * @param hours the hours that are still free
     * @param past what each of them would have been worth to each client, 0 where it wouldn't have
     *     done; for each earlier stretch of requests, as long as the one that is still to come
     */
    PriceLearner(List<Hour> hours, List<int[][]> past) {
        this.hours = List.copyOf(hours);
        this.past = List.copyOf(past);
    }

    /** The price of every hour that costs anything now, each for its own day, in tenths. */
    List<ScarcityPrice> prices(Instant now) {
        long[] added = new long[hours.size()];
        for (int[][] worth : past) {
            long[] once = Matching.best(worth, added.length).added();
            for (int hour = 0; hour < added.length; hour++) {
                added[hour] += once[hour];
            }
        }
        var prices = new ArrayList<ScarcityPrice>();
        for (int hour = 0; hour < added.length; hour++) {
            var one = hours.get(hour);
            long whole = CLOSE.toMinutes() * past.size();
            int tenths = (int) (TENTHS * added[hour] * closeness(now, one) / whole);
            if (tenths > 0) {
                prices.add(price(one, tenths));
            }
        }
        return prices;
    }

    private static long closeness(Instant now, Hour hour) {
        long minutes = Duration.between(now, hour.startsAt()).toMinutes();
        return Math.clamp(minutes, 0, CLOSE.toMinutes());
    }

    private static ScarcityPrice price(Hour hour, int tenths) {
        var therapist = hour.therapist();
        var day = hour.startsAt().atZone(therapist.timeZone()).toLocalDate();
        return new ScarcityPrice(therapist.therapistId(), hour.weekly().window(), tenths, day, day);
    }
}
