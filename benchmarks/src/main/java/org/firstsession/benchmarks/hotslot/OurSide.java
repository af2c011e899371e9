// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.hotslot;

import org.firstsession.benchmarks.cluster.ChildProcess;
import org.firstsession.benchmarks.log.LogRuns;

/** People accept through the real matching-service; asking and being offered comes before. */
record OurSide(LogRuns log, ChildProcess engine) {

    Answered run(Scene scene) throws Exception {
        var slots = scene.accepting();
        log.decide(engine, slots.practice().id(), slots.opening());
        var decided = log.decide(engine, slots.practice().id(), slots.accepts());
        int answers = decided.count("TrialConfirmed") + decided.count("CommandRefused");
        if (answers < scene.people()) {
            throw new IllegalStateException("not everybody was answered: " + decided.types());
        }
        return new Answered(
                decided.throughput(),
                decided.confirmed().size(),
                Overlaps.count(decided.confirmed()));
    }
}
