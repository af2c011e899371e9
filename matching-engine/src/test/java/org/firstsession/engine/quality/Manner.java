// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstsession.engine.types.Lifetimes;
import org.firstsession.engine.types.Policy;
import org.firstsession.engine.types.RankingWeights;
import org.firstsession.engine.types.Scarcity;
import org.firstsession.engine.types.ScarcityPrice;
import org.jspecify.annotations.Nullable;

/** A manner of giving hours away: the policy that holds, and what becomes of it night by night. */
sealed interface Manner {

    String FIRST_FREE = "first free hour";
    String GREEDY = "greedy";
    String PRICED = "greedy with prices";
    String FORESEEN = "greedy with prices that know who will come";

    /** What it is called in reports. */
    String title();

    /** The policy at the beginning. */
    Policy first();

    /** The policy from a night on, when another one is to hold. */
    @Nullable Policy next(Instant now, List<Hour> free);

    /** The usual booking page: the first hour that is free. */
    record FirstFree() implements Manner {

        @Override
        public String title() {
            return FIRST_FREE;
        }

        @Override
        public Policy first() {
            return policy(new RankingWeights(0, 0, 0, 0, 0, 0), 1, List.of(), 0);
        }

        @Override
        public @Nullable Policy next(Instant now, List<Hour> free) {
            return null;
        }
    }

    /** What suits best, whatever others may need. */
    record Greedy() implements Manner {

        @Override
        public String title() {
            return GREEDY;
        }

        @Override
        public Policy first() {
            return policy(USUAL, OPTIONS, List.of(), 0);
        }

        @Override
        public @Nullable Policy next(Instant now, List<Hour> free) {
            return null;
        }
    }

    /**
     * What suits best less what it costs others; the prices are learnt anew each night from earlier
     * fortnights, and published as a policy. Weights and prices count the same points, or what
     * suits couldn't be set against what it costs.
     *
     * @param title what it is called in reports
     * @param past earlier fortnights of the same practice; or, to see what foresight would give,
     *     the very one that is to come
     */
    record Priced(String title, List<Market> past) implements Manner {

        /** How long clients wait is unknown; so many days are taken for all of them. */
        private static final int PATIENCE_DAYS = 10;

        public Priced {
            past = List.copyOf(past);
        }

        @Override
        public Policy first() {
            return policy(WORTH, OPTIONS, List.of(), DEARER);
        }

        @Override
        public Policy next(Instant now, List<Hour> free) {
            var toCome = new ArrayList<int[][]>();
            for (var fortnight : past) {
                var clients =
                        fortnight.clients().stream()
                                .filter(client -> client.asksAt().isAfter(now))
                                .map(client -> client.withPatience(PATIENCE_DAYS))
                                .toList();
                toCome.add(Taste.worth(clients, free));
            }
            return policy(WORTH, OPTIONS, new PriceLearner(free, toCome).prices(now), DEARER);
        }
    }

    /** The weights of the demo practice. */
    RankingWeights USUAL = new RankingWeights(30, 10, 40, 20, 30, 25);

    /**
     * What an hour is worth to a client ({@link Taste}), in tenths of a point as the prices are, as
     * far as a practice can know it: a later day is worth less, and the client may be gone by then;
     * what it would like of day parts and full weeks isn't worth anything to them.
     */
    RankingWeights WORTH = new RankingWeights(300, 0, 1_800, 200, 0, 250);

    /** An hour that costs so much more than the best isn't offered beside it, tenths of a point. */
    int DEARER = 100;

    int OPTIONS = 3;

    /** A policy for hours of an hour and a half. */
    static Policy policy(
            RankingWeights weights, int options, List<ScarcityPrice> prices, int dearerBeside) {
        return new Policy(
                1,
                50,
                75,
                10,
                Practice.HOUR_MINUTES,
                (int) Market.NOTICE.toMinutes(),
                28,
                15 * 60,
                2 * 3_600,
                2,
                options,
                40_000,
                24,
                240,
                12_000,
                18_000,
                List.of(),
                weights,
                30,
                List.of(),
                new Lifetimes(
                        120,
                        24,
                        240,
                        480,
                        1_260,
                        1_440,
                        15,
                        (int) Duration.ofDays(60).toHours(),
                        24,
                        120),
                new Scarcity(50, 0, prices, dearerBeside));
    }
}
