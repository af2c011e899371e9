// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How busy others kept the machine.
 *
 * @param othersBusy share of all processors, 0 to 1, that went to others than us
 * @param loadAverages as the system tells them: over 1, 5 and 15 minutes
 */
public record Load(double othersBusy, String loadAverages) {

    /** From here on, a machine counts as busy. */
    public static final double BUSY = 0.10;

    private static final Duration LOOK = Duration.ofSeconds(3);

    public boolean isBusy() {
        return othersBusy > BUSY;
    }

    /** Looks for three seconds. */
    public static Load now() {
        var watch = watch();
        long end = System.nanoTime() + LOOK.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        return watch.sinceThen();
    }

    /** Begins to look; what others do from now on counts. */
    public static Watch watch() {
        return new Watch(ProcessorTime.now());
    }

    /** A look that has begun. */
    public static final class Watch {
        private final ProcessorTime before;

        private Watch(ProcessorTime before) {
            this.before = before;
        }

        public Load sinceThen() {
            return between(before, ProcessorTime.now(), averages());
        }
    }

    static Load between(ProcessorTime before, ProcessorTime after, String averages) {
        double all = after.all() - before.all();
        double others = (after.busy() - before.busy()) - (after.own() - before.own());
        return new Load(all <= 0 ? 0 : Math.clamp(others / all, 0, 1), averages);
    }

    private static String averages() {
        try {
            var text = Files.readString(Path.of("/proc/loadavg")).split(" ");
            return text[0] + " " + text[1] + " " + text[2];
        } catch (IOException e) {
            return "unknown";
        }
    }
}
