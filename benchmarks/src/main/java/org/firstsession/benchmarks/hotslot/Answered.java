// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.hotslot;

import org.firstsession.benchmarks.measure.Throughput;

/**
 * How a rush went.
 *
 * @param booked how many were told that they have the hour
 * @param overlaps pairs of bookings that one therapist would have to give at once
 */
record Answered(Throughput throughput, long booked, long overlaps) {

    double perSecond() {
        return throughput.inPerSecond();
    }
}
