// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.limit;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts, in this process alone: with several instances a limit is as many times as high, which
 * stops a flood all the same. What is counted for longest unused is forgotten first.
 */
public class Limits {

    private static final int MOST_BUCKETS = 50_000;

    private final int factor;
    private final Map<Key, Bucket> buckets =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(1_024, 0.75f, true) {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Key, Bucket> eldest) {
                            return size() > MOST_BUCKETS;
                        }
                    });

    /**
     * @param factor how many times as much as usual may be asked for
     */
    public Limits(int factor) {
        this.factor = factor;
    }

    /** Counts one; the time to wait when that is one too many. */
    public Optional<Duration> over(Limit limit, String who) {
        var probe = bucket(limit, who).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket(Limit limit, String who) {
        return buckets.computeIfAbsent(new Key(limit, who), key -> full(limit));
    }

    private Bucket full(Limit limit) {
        long most = (long) limit.most() * factor;
        return Bucket.builder()
                .addLimit(one -> one.capacity(most).refillGreedy(most, limit.within()))
                .build();
    }

    private record Key(Limit limit, String who) {}
}
