// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

import java.time.Duration;

/**
 * One run that carried a number of things through.
 *
 * @param in how many went in
 * @param out how many came out
 * @param wall from the moment the first could be taken to the moment the last could be read
 * @param cpu what the working process used meanwhile, in all its threads; zero when not measured
 */
public record Throughput(long in, long out, Duration wall, Duration cpu) {

    public double inPerSecond() {
        return in / seconds(wall);
    }

    public double outPerSecond() {
        return out / seconds(wall);
    }

    public double cpuMicrosPerIn() {
        return seconds(cpu) * 1e6 / in;
    }

    public double cpuMicrosPerOut() {
        return seconds(cpu) * 1e6 / out;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
