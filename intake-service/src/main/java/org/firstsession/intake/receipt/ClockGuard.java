// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.receipt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Compares this machine's clock with PostgreSQL's. The engine's now is the largest time that any
 * writer stated, so a writer with a wrong clock must say so early and stop in time.
 */
@Component("clockGuard")
class ClockGuard implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(ClockGuard.class);
    private static final Duration WARN = Duration.ofSeconds(5);
    private static final Duration REFUSE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    ClockGuard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Refuses to go on when the difference is too large. */
    void check(Duration difference) {
        if (difference.abs().compareTo(WARN) > 0) {
            log.atWarn()
                    .addKeyValue("differenceMillis", difference.toMillis())
                    .log("this machine's clock differs from the database's");
        }
        if (difference.abs().compareTo(REFUSE) > 0) {
            throw new ProblemException(ProblemType.UNAVAILABLE);
        }
    }

    @Override
    public Health health() {
        var databaseNow = jdbc.sql("SELECT clock_timestamp()").query(OffsetDateTime.class).single();
        var difference = Duration.between(databaseNow.toInstant(), Instant.now(clock));
        var health =
                difference.abs().compareTo(REFUSE) > 0
                        ? Health.outOfService()
                        : difference.abs().compareTo(WARN) > 0
                                ? Health.status("WARNING")
                                : Health.up();
        return health.withDetail("differenceMillis", difference.toMillis()).build();
    }
}
