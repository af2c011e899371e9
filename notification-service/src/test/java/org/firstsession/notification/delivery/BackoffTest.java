// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.firstsession.notification.NotificationProperties;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff =
            new Backoff(
                    new NotificationProperties.Delivery(
                            1,
                            Duration.ofMinutes(2),
                            Duration.ofMillis(500),
                            Duration.ofSeconds(30)),
                    new SplittableRandom(7));

    @Test
    void doublesThePauseUpToTheLongest() {
        assertThat(backoff.after(1)).isBetween(Duration.ofMillis(250), Duration.ofMillis(750));
        assertThat(backoff.after(4)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6));
        assertThat(backoff.after(1_000)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(45));
    }

    @Test
    void spreadsWhatFailedTogether() {
        assertThat(backoff.after(10)).isNotEqualTo(backoff.after(10));
    }
}
