// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.firstsession.engine.book.Book;
import org.junit.jupiter.api.Test;

/**
 * The index finds what walking through all therapists finds: the same hours for the same points,
 * and the same reasons why not. Played in practices that are made up, while their rosters, agendas
 * and policies change, in the book and in branches of it. More of them with {@code
 * -Dplanner.practices=…}, one alone with {@code -Dplanner.seed=…}.
 */
class PlannerOracleTest {

    private static final int PRACTICES = Integer.getInteger("planner.practices", 40);
    private static final int DAYS = 40;
    private static final Duration AHEAD = Duration.ofDays(6);
    private static final Long SEED = Long.getLong("planner.seed");

    @Test
    void findsWhatTheWalkThroughTheListFinds() {
        var tally = new Tally();
        seeds().forEach(seed -> play(seed, tally));

        if (SEED == null) {
            // So that "the same" is not the same nothing.
            assertThat(tally.plans).isGreaterThan(PRACTICES * 60);
            assertThat(tally.withChoices).isGreaterThan(tally.plans / 6);
            assertThat(tally.empty).isGreaterThan(tally.plans / 20);
            assertThat(tally.withCounterfactuals).isGreaterThan(tally.plans / 6);
            assertThat(tally.inBranches).isGreaterThan(tally.plans / 4);
        }
    }

    private static LongStream seeds() {
        return SEED == null ? LongStream.range(0, PRACTICES) : LongStream.of(SEED);
    }

    private static void play(long seed, Tally tally) {
        var practice = new RandomPractice(seed);
        for (int left = 4; left > 0; left--) {
            practice.live();
        }
        for (int day = 0; day < DAYS; day++) {
            practice.live();
            compare(seed, day, practice.book(), practice, tally);
            var branch = practice.branch();
            compare(seed, day, branch, practice, tally);
            tally.inBranches++;
        }
    }

    private static void compare(
            long seed, int day, Book book, RandomPractice practice, Tally tally) {
        var request = practice.someCase(book);
        var bounds = practice.bounds();
        var now = book.now().isAfter(practice.now()) ? book.now() : practice.now();
        var what = "seed %d, day %d, %s".formatted(seed, day, bounds);
        if (day % 3 == 0) {
            // A decision that came to nothing may have been about a later time.
            OfferPlanner.plan(book, request, now.plus(AHEAD), bounds);
        }

        var expected = LinearPlanner.plan(book, request, now, bounds);
        var plan = OfferPlanner.plan(book, request, now, bounds);

        assertThat(plan.choices()).as(what).isEqualTo(expected.choices());
        assertThat(plan.explanation()).as(what).isEqualTo(expected.explanation());
        tally.count(plan);
    }

    private static final class Tally {

        private int plans;
        private int withChoices;
        private int empty;
        private int withCounterfactuals;
        private int inBranches;

        void count(Plan plan) {
            plans++;
            withChoices += plan.choices().size() > 1 ? 1 : 0;
            empty += plan.isEmpty() ? 1 : 0;
            withCounterfactuals += plan.explanation().counterfactuals().isEmpty() ? 0 : 1;
        }
    }
}
