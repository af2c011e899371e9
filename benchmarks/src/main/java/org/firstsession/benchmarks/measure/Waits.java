// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** How long many people waited, in milliseconds, the shortest first. */
public record Waits(List<Double> millis) {

    public Waits {
        millis = millis.stream().sorted().toList();
    }

    public static Waits ofNanos(Collection<Long> nanos) {
        return new Waits(nanos.stream().map(each -> each / 1e6).toList());
    }

    public static Waits together(Stream<Waits> all) {
        return new Waits(all.flatMap(one -> one.millis().stream()).toList());
    }

    /**
     * The wait that so many stayed below or at.
     *
     * @param share 0 to 1
     */
    public double quantile(double share) {
        if (millis.isEmpty()) {
            throw new IllegalStateException("nobody waited");
        }
        int rank = (int) Math.ceil(share * millis.size());
        return millis.get(Math.clamp(rank - 1, 0, millis.size() - 1));
    }

    public double median() {
        return quantile(0.5);
    }

    public double p99() {
        return quantile(0.99);
    }
}
