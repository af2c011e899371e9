// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.firstsession.notification.NotificationProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The pause before the next attempt: doubled each time up to a limit, then spread by half either
 * way, so that what failed together doesn't come back together.
 */
@Component
class Backoff {

    private static final int MOST_DOUBLINGS = 30;

    private final long first;
    private final long longest;
    private final RandomGenerator random;

    @Autowired
    Backoff(NotificationProperties properties) {
        this(properties.delivery(), RandomGenerator.getDefault());
    }

    Backoff(NotificationProperties.Delivery settings, RandomGenerator random) {
        this.first = settings.firstRetry().toMillis();
        this.longest = settings.longestRetry().toMillis();
        this.random = random;
    }

    Duration after(int attempts) {
        int doublings = Math.clamp(attempts - 1, 0, MOST_DOUBLINGS);
        long pause = Math.min(first << doublings, longest);
        return Duration.ofMillis(pause / 2 + random.nextLong(pause + 1));
    }
}
