// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.delivery;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Keeps a mail domain or a provider that is in trouble from taking up all workers. From its first
 * failure on, only one attempt at a time goes there, with growing pauses; one success ends that.
 */
@Component
class Breakers {

    private final Map<String, Trouble> troubles = new HashMap<>();
    private final Backoff backoff;
    private final LongSupplier nanoTime;

    @Autowired
    Breakers(Backoff backoff) {
        this(backoff, System::nanoTime);
    }

    Breakers(Backoff backoff, LongSupplier nanoTime) {
        this.backoff = backoff;
        this.nanoTime = nanoTime;
    }

    private static final class Trouble {
        private int failures;
        private long retryAt;
        private boolean probing;
    }

    /** Empty when an attempt may go there now; otherwise how long to wait before asking again. */
    synchronized Optional<Duration> admit(String destination) {
        var trouble = troubles.get(destination);
        if (trouble == null) {
            return Optional.empty();
        }
        long wait = trouble.retryAt - nanoTime.getAsLong();
        if (trouble.probing || wait > 0) {
            var least = backoff.after(1);
            return Optional.of(wait > least.toNanos() ? Duration.ofNanos(wait) : least);
        }
        trouble.probing = true;
        return Optional.empty();
    }

    /** The destination has answered, whatever it said of the message. */
    synchronized void answered(String destination) {
        troubles.remove(destination);
    }

    /** The destination is in trouble. */
    synchronized void failed(String destination) {
        var trouble = troubles.computeIfAbsent(destination, key -> new Trouble());
        trouble.probing = false;
        trouble.failures++;
        trouble.retryAt = nanoTime.getAsLong() + backoff.after(trouble.failures).toNanos();
    }

    /** An admitted attempt ended without a word about the destination. */
    synchronized void notAsked(String destination) {
        var trouble = troubles.get(destination);
        if (trouble != null) {
            trouble.probing = false;
        }
    }
}
