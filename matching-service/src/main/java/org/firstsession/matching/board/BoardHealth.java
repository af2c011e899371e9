// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board;

import java.util.function.BooleanSupplier;
import org.firstsession.matching.board.projection.BoardProjection;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while the board stands still, out of service until it has once read the log to its end. */
final class BoardHealth implements HealthIndicator {

    private final BooleanSupplier caughtUp;
    private final BoardProjection projection;
    private volatile boolean hasCaughtUp;

    BoardHealth(BooleanSupplier caughtUp, BoardProjection projection) {
        this.caughtUp = caughtUp;
        this.projection = projection;
    }

    @Override
    public Health health() {
        var standstill = projection.standstill();
        if (standstill != null) {
            return Health.down()
                    .withDetail("reason", standstill.reason())
                    .withDetail("eventId", standstill.eventId())
                    .withDetail("partition", standstill.partition())
                    .withDetail("offset", standstill.offset())
                    .build();
        }
        hasCaughtUp = hasCaughtUp || caughtUp.getAsBoolean();
        return hasCaughtUp
                ? Health.up().build()
                : Health.outOfService().withDetail("reason", "still reading the log").build();
    }
}
