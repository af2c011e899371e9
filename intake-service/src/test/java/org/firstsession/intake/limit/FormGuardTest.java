// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.firstsession.intake.people.KeyedHash;
import org.junit.jupiter.api.Test;

class FormGuardTest {

    private static final Instant SHOWN = Instant.parse("2026-11-30T18:00:00Z");

    @Test
    void believesSomebodyWhoTookTheirTime() {
        var stamp = guardAt(SHOWN).stamp();

        assertThat(guardAt(SHOWN.plusSeconds(4)).suspects(stamp, "")).isFalse();
    }

    @Test
    void suspectsWhoWasDoneAtOnceOrMadeTheTimeUp() {
        var stamp = guardAt(SHOWN).stamp();
        var early = stamp.replaceFirst("^\\d", "0");

        assertThat(guardAt(SHOWN.plusSeconds(1)).suspects(stamp, "")).isTrue();
        assertThat(guardAt(SHOWN.plusSeconds(4)).suspects(early, "")).isTrue();
        assertThat(guardAt(SHOWN.plusSeconds(4)).suspects("", "")).isTrue();
    }

    @Test
    void suspectsWhoFillsInWhatNobodySees() {
        var stamp = guardAt(SHOWN).stamp();

        assertThat(guardAt(SHOWN.plusSeconds(60)).suspects(stamp, "https://example.com")).isTrue();
    }

    @Test
    void looksAtNoClockWhereTheTimeIsZero() {
        var guard = new FormGuard(new KeyedHash(new byte[32]), Duration.ZERO, Clock.systemUTC());

        assertThat(guard.suspects("", "")).isFalse();
    }

    private static FormGuard guardAt(Instant now) {
        return new FormGuard(
                new KeyedHash(new byte[32]),
                Duration.ofSeconds(3),
                Clock.fixed(now, ZoneOffset.UTC));
    }
}
