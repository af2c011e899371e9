// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.cluster;

import org.firstsession.stack.FreePorts;

/**
 * The demo practice, ready to be booked: matching-service's engine and intake-service as they are
 * deployed.
 *
 * @param url where intake-service answers
 */
public record DemoPractice(ChildProcess engine, ChildProcess intake, String url)
        implements AutoCloseable {

    public static final String ID = "lakeside";

    /** Starts it on a cluster. */
    public static DemoPractice on(Cluster cluster) {
        var roster = Project.root().resolve("local-stack/demo/lakeside.json");
        int port = FreePorts.next();
        var engine = cluster.startEngine(roster);
        var intake = cluster.startIntake(port, roster, ID);
        return new DemoPractice(engine, intake, "http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        intake.close();
        engine.close();
    }
}
