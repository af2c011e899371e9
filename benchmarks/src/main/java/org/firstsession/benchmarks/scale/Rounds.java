// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.scale;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.firstsession.benchmarks.cluster.ChildProcess;
import org.firstsession.benchmarks.measure.Instrument;
import org.firstsession.benchmarks.measure.Throughput;

/** Several runs of the same size. */
final class Rounds {

    private static final int COUNTED = 3;

    private Rounds() {}

    /** The middle of three runs; one before them is dropped. */
    static Throughput median(Instrument.Run run, Callable<Throughput> one) throws Exception {
        var counted = new ArrayList<Throughput>();
        if (!run.small()) {
            one.call();
        }
        for (int round = 0; round < run.size(COUNTED, 1); round++) {
            counted.add(one.call());
        }
        counted.sort(Comparator.comparing(Throughput::wall));
        return counted.get(counted.size() / 2);
    }

    /** One row of a table headed {@link #head}. */
    static List<String> row(int size, Throughput throughput, ChildProcess engine)
            throws IOException, InterruptedException {
        return List.of(
                Integer.toString(size),
                number(throughput.inPerSecond()),
                number(throughput.cpuMicrosPerIn()),
                Long.toString(engine.liveMegabytes()));
    }

    static List<String> head(String size) {
        return List.of(size, "commands/s", "µs of processor", "live heap, MB");
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.1f", value);
    }
}
