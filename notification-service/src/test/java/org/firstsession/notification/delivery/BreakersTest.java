// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.firstsession.notification.TestProperties;
import org.junit.jupiter.api.Test;

class BreakersTest {

    private final AtomicLong now = new AtomicLong();
    private final Breakers breakers =
            new Breakers(
                    new Backoff(TestProperties.properties().delivery(), new SplittableRandom(7)),
                    now::get);

    @Test
    void letsEverythingThroughWhereAllIsWell() {
        assertThat(breakers.admit("a.example")).isEmpty();
        assertThat(breakers.admit("a.example")).isEmpty();
        breakers.answered("a.example");
        assertThat(breakers.admit("a.example")).isEmpty();
    }

    @Test
    void keepsOneDomainInTroubleFromBlockingOthers() {
        breakers.failed("a.example");

        assertThat(breakers.admit("a.example")).isPresent();
        assertThat(breakers.admit("b.example")).isEmpty();
    }

    @Test
    void letsOneAttemptAtATimeProbe() {
        breakers.failed("a.example");
        passes(Duration.ofSeconds(2));

        assertThat(breakers.admit("a.example")).isEmpty();
        assertThat(breakers.admit("a.example")).isPresent();
        breakers.notAsked("a.example");
        assertThat(breakers.admit("a.example")).isEmpty();
    }

    @Test
    void opensAgainWithTheFirstAnswer() {
        breakers.failed("a.example");
        passes(Duration.ofSeconds(2));
        breakers.admit("a.example");

        breakers.answered("a.example");

        assertThat(breakers.admit("a.example")).isEmpty();
        assertThat(breakers.admit("a.example")).isEmpty();
    }

    private void passes(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
