// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.rebuild;

import java.time.Duration;

/** Events, and how long they took. */
record Rate(long events, Duration wall) {

    double perSecond() {
        return events / (wall.toNanos() / 1e9);
    }
}
