// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.TimeZone;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.RefusalReason;
import org.junit.jupiter.api.Test;

/**
 * {@code -Dfirstsession.weeks=100000} plays longer, {@code -Dfirstsession.seed=42} begins with
 * another week.
 */
class SimulationTest {

    private static final int WEEKS = Integer.getInteger("firstsession.weeks", 500);
    private static final long FIRST_SEED = Long.getLong("firstsession.seed", 1);

    @Test
    void keepsItsPromisesInRandomWeeks() {
        var seen = new HashMap<String, Integer>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + WEEKS; seed++) {
            var week = Week.audited(seed);
            assertThat(week.foldedAgain()).as("fold of week %d", seed).isEqualTo(week.book());
            var again = week.decidedAgain();
            assertThat(again.events()).as("decisions of week %d", seed).isEqualTo(week.events());
            assertThat(again.book()).as("book of week %d", seed).isEqualTo(week.book());
            for (var event : week.events()) {
                seen.merge(word(event), 1, Integer::sum);
            }
        }
        if (WEEKS >= 500) {
            checkThatMuchHappened(seen);
        }
    }

    @Test
    void givesTheSameEventsWhereverItRuns() {
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + 20; seed++) {
            var here = Week.audited(seed);
            for (var language : new String[] {"tr-TR", "ar-EG-u-nu-arab", "th-TH-u-nu-thai"}) {
                try {
                    Locale.setDefault(Locale.forLanguageTag(language));
                    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
                    var there = here.decidedAgain();
                    assertThat(there.events().toString()).isEqualTo(here.events().toString());
                    assertThat(there).isEqualTo(here);
                } finally {
                    Locale.setDefault(locale);
                    TimeZone.setDefault(zone);
                }
            }
        }
    }

    /** A simulation in which nobody ever books anything would keep every promise. */
    private static void checkThatMuchHappened(HashMap<String, Integer> seen) {
        assertThat(seen.getOrDefault("TrialConfirmed", 0)).isGreaterThan(5 * WEEKS);
        assertThat(seen.getOrDefault("OfferExpired", 0)).isGreaterThan(WEEKS / 2);
        assertThat(seen)
                .containsKeys(
                        "HoldExtended",
                        "OfferDeclined",
                        "TrialCancelled",
                        "SlotReleased",
                        "CaseArchived",
                        "HumanNeeded",
                        "TherapistDelisted",
                        "TimeOffSet",
                        "PolicySet",
                        "DuplicateIgnored");
        for (var reason :
                new RefusalReason[] {
                    RefusalReason.OPTION_TAKEN,
                    RefusalReason.OFFER_EXPIRED,
                    RefusalReason.ALREADY_CONFIRMED,
                    RefusalReason.NO_MORE_EXTENSIONS,
                    RefusalReason.NOTHING_ELSE_FEASIBLE,
                    RefusalReason.SESSION_STARTED,
                    RefusalReason.OUTDATED_PROFILE
                }) {
            assertThat(seen).containsKey(reason.name());
        }
    }

    private static String word(Event event) {
        return event instanceof Event.CommandRefused refused
                ? refused.reason().name()
                : event.getClass().getSimpleName();
    }
}
