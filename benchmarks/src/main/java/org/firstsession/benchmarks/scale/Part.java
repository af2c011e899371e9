// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.scale;

import java.util.List;
import org.firstsession.benchmarks.cluster.Cluster;
import org.firstsession.benchmarks.measure.Instrument;
import org.firstsession.benchmarks.measure.Plot;
import org.firstsession.benchmarks.measure.Table;

/** One thing that grows. */
@FunctionalInterface
interface Part {

    /** Has it grow on an idle cluster. */
    Grown measure(Cluster cluster, Instrument.Run run) throws Exception;

    /** What that cost. */
    record Grown(Table table, List<Plot> plots) {

        public Grown {
            plots = List.copyOf(plots);
        }
    }
}
