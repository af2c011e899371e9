// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.firstsession.engine.log.Event;
import org.junit.jupiter.api.Test;

/**
 * {@code -Dfirstsession.weeks=100000} plays longer, {@code -Dfirstsession.seed=42} begins with
 * another week.
 */
class SimulationTest {

    private static final int WEEKS = Integer.getInteger("firstsession.weeks", 2_000);
    private static final long FIRST_SEED = Long.getLong("firstsession.seed", 1);

    @Test
    void keepsItsPromisesInRandomWeeks() {
        var seen = new ConcurrentHashMap<String, Integer>();
        var failure =
                seeds(WEEKS)
                        .parallel()
                        .mapToObj(seed -> failureOf(seed, seen))
                        .flatMap(Optional::stream)
                        .findFirst();
        if (failure.isPresent()) {
            throw failure.get();
        }
        if (WEEKS >= 2_000) {
            checkThatMuchHappened(seen);
        }
    }

    @Test
    void givesTheSameEventsWhereverItRuns() {
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        for (long seed : seeds(Math.min(20, WEEKS)).toArray()) {
            var here = Week.random(seed);
            for (var language : new String[] {"tr-TR", "ar-EG-u-nu-arab", "th-TH-u-nu-thai"}) {
                try {
                    Locale.setDefault(Locale.forLanguageTag(language));
                    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
                    var there = Replays.again(here, seed, 50);
                    assertThat(there.events().toString()).isEqualTo(here.events().toString());
                    assertThat(there).isEqualTo(here);
                } finally {
                    Locale.setDefault(locale);
                    TimeZone.setDefault(zone);
                }
            }
        }
    }

    /** Before each command of a week the engine is started anew, and the batch rolled back once. */
    @Test
    void givesTheSameEventsWithARestartAtEveryPoint() {
        for (long seed : seeds(Math.min(100, WEEKS)).toArray()) {
            var week = Week.random(seed);
            assertThat(Replays.withRestartsEverywhere(week).events())
                    .as("week %d", seed)
                    .isEqualTo(week.events());
        }
    }

    private static Optional<AssertionError> failureOf(long seed, Map<String, Integer> seen) {
        try {
            var week = Week.random(seed);
            assertThat(Replays.fold(week.events()).toString())
                    .as("fold of week %d", seed)
                    .isEqualTo(week.book());
            var again = Replays.again(week, seed, 10);
            assertThat(again.events()).as("decisions of week %d", seed).isEqualTo(week.events());
            assertThat(again.book()).as("book of week %d", seed).isEqualTo(week.book());
            week.events().forEach(event -> seen.merge(word(event), 1, Integer::sum));
            return Optional.empty();
        } catch (AssertionError e) {
            return Optional.of(e);
        }
    }

    private static LongStream seeds(int count) {
        return LongStream.range(FIRST_SEED, FIRST_SEED + count);
    }

    /** A simulation in which nobody ever books anything would keep every promise. */
    private static void checkThatMuchHappened(Map<String, Integer> seen) {
        assertThat(seen.getOrDefault("TrialConfirmed", 0)).isGreaterThan(4 * WEEKS);
        assertThat(seen)
                .containsKeys(
                        Arrays.stream(Event.class.getPermittedSubclasses())
                                .filter(Class::isRecord)
                                // A refusal is counted by its reason; no command is unreadable.
                                .filter(type -> type != Event.CommandRefused.class)
                                .filter(type -> type != Event.CommandUnreadable.class)
                                .map(Class::getSimpleName)
                                .toArray(String[]::new));
    }

    private static String word(Event event) {
        return event instanceof Event.CommandRefused refused
                ? refused.reason().name()
                : event.getClass().getSimpleName();
    }
}
