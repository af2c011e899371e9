// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firstsession.benchmarks.cluster.Cluster;
import org.firstsession.benchmarks.cluster.SharedCluster;
import org.firstsession.benchmarks.measure.Instrument;
import org.firstsession.benchmarks.measure.Plot;
import org.firstsession.benchmarks.measure.Table;

/**
 * What things cost by their size. There is no yardstick but the smallest size; tables and plots
 * show where a line bends.
 */
public final class ScaleInstrument implements Instrument {

    private final SharedCluster shared;

    public ScaleInstrument(SharedCluster shared) {
        this.shared = shared;
    }

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public Findings measure(Run run) throws Exception {
        var tables = new ArrayList<Table>();
        var plots = new ArrayList<Plot>();
        for (var part :
                List.<Part>of(
                        new BusyPartitions(),
                        new ManyPractices(),
                        new ManyTherapists(),
                        new LongHistory())) {
            // A history of its own: an engine keeps the books of all that the log holds.
            try (var own = run.small() ? null : Cluster.start()) {
                var grown = part.measure(own == null ? shared.get() : own, run);
                tables.add(grown.table());
                plots.addAll(grown.plots());
            }
        }
        return new Findings(
                List.of(),
                tables,
                Map.of("rounds", "the middle of three, after one that is dropped"),
                List.of(
                        "throughput: people ask, are offered something and withdraw; from log to"
                                + " log, a backlog of 20,000 commands (10,000 for therapists)",
                        "live heap is what is left after a collection; resident is what the"
                                + " process holds, with a heap of at most 1 GB"),
                plots);
    }
}
