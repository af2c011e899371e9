// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.cluster;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One cluster for all instruments of a command, started when the first of them asks. */
public final class SharedCluster implements AutoCloseable {

    private @Nullable Cluster cluster;

    public Cluster get() throws IOException {
        if (cluster == null) {
            cluster = Cluster.start();
        }
        return cluster;
    }

    @Override
    public void close() {
        if (cluster != null) {
            cluster.close();
        }
    }
}
