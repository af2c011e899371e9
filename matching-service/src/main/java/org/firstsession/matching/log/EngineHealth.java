// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The engine is ready when every partition that it decides has its books. */
@Component("engine")
@Profile("engine")
class EngineHealth implements HealthIndicator {

    private final AssignedBooks books;

    EngineHealth(AssignedBooks books) {
        this.books = books;
    }

    @Override
    public Health health() {
        return books.allReady()
                ? Health.up().build()
                : Health.outOfService().withDetail("waits for", "partitions and books").build();
    }
}
