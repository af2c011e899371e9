// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.scale;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
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

    static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.1f", value);
    }
}
