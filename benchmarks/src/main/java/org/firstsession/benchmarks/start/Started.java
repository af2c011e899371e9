// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.start;

import java.util.Map;

/**
 * A start and what is held under load afterwards.
 *
 * @param seconds on empty data, from the first process on
 * @param megabytes resident memory of each service
 */
record Started(double seconds, Map<Service, Long> megabytes) {

    Started {
        megabytes = Map.copyOf(megabytes);
    }

    double allMegabytes() {
        return megabytes.values().stream().mapToLong(Long::longValue).sum();
    }

    double megabytes(Service service) {
        return megabytes.getOrDefault(service, 0L);
    }
}
